// A visit as the form holds it, and as the core wants it. Knows no page.
import type { CaseId, FollowUpEntry, VisitOutcome, VisitPerformance, Risk, VisitWay } from '@/ipc/surface'

export const WAYS = ['visit', 'phone', 'station', 'online'] as const satisfies readonly VisitWay[]
export const OUTCOMES = ['done', 'nobody_home', 'again', 'refused'] as const satisfies readonly VisitOutcome[]
export const PERFORMANCES = ['full', 'part', 'none', 'breached', 'nothing_agreed'] as const satisfies readonly VisitPerformance[]

export interface VisitForm {
  person: string
  day: string
  time: string
  way: VisitWay
  outcome: VisitOutcome
  performance: VisitPerformance | ''
  satisfaction: string
  danger: boolean
  danger_note: string
  findings: string
  next_on: string
  risk: Risk
  risk_reason: string
}

/** A blank form; `now` is '2026-11-23T09:30'. The colour stays as it is until a person changes it. */
export const blankVisit = (now: string, risk: Risk): VisitForm => ({
  person: '', day: now.slice(0, 10), time: now.slice(11, 16), way: 'visit', outcome: 'done', performance: '', satisfaction: '', danger: false,
  danger_note: '', findings: '', next_on: '', risk, risk_reason: '',
})

export function visitEntry(id: CaseId, form: VisitForm, before: Risk): FollowUpEntry {
  const met = form.outcome === 'done'
  return {
    case: id,
    person: form.person ? Number(form.person) : null,
    at: `${form.day}T${form.time || '00:00'}:00`,
    way: form.way,
    outcome: form.outcome,
    performance: met && form.performance ? form.performance : null,
    satisfaction: met && form.satisfaction ? Number(form.satisfaction) : null,
    danger: form.danger,
    danger_note: form.danger ? form.danger_note.trim() : '',
    findings: form.findings.trim(),
    next_on: form.next_on || null,
    risk: form.risk === before ? null : form.risk,
    risk_reason: form.risk === before ? '' : form.risk_reason.trim(),
  }
}
