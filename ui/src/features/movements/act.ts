// What can be done on a case's way, and what each asks of the form. Knows no page.
import type { CaseId, CaseState, Movement, MovementKind, Offer, PaperResult, Station, Step, Tier } from '@/ipc/surface'

export type Act =
  | { do: 'send'; kind: MovementKind }
  | { do: 'answer' | 'finish' | 'take_back'; movement: Movement }
  | { do: 'paper'; results: readonly PaperResult[] }
  | { do: 'withdraw' | 'confer' | 'plan' | 'merge' | 'part' | 'bring_back' }
  | { do: 'state'; state: CaseState }
  | { do: 'accept' | 'refuse'; offer: Offer }

/** The step of a button as the act it opens; in the order a clerk needs them. */
export const BUTTONS: readonly Step[] = ['resolve', 'not_resolved', 'assign', 'report_up', 'confer', 'plan', 'return', 'transfer', 'refer', 'joint', 'merge', 'withdraw', 'archive', 'reopen']

export function actOf(step: Step): Act {
  switch (step) {
    case 'assign':
    case 'report_up':
    case 'return':
    case 'transfer':
    case 'refer':
    case 'joint':
      return { do: 'send', kind: step }
    case 'resolve':
      return { do: 'state', state: 'resolved' }
    case 'not_resolved':
      return { do: 'state', state: 'unresolved' }
    case 'archive':
      return { do: 'state', state: 'archived' }
    case 'reopen':
      return { do: 'state', state: 'in_progress' }
    case 'confer':
    case 'plan':
    case 'withdraw':
    case 'merge':
      return { do: step }
  }
}

const ABOVE: Record<Tier, Tier | null> = { county: null, town: 'county', village: 'town' }
const BELOW: Record<Tier, Tier | null> = { county: 'town', town: 'village', village: null }

/** The stations a case may go to from a tier; `null`: any. */
export function tierFor(kind: MovementKind, at: Tier): Tier | null {
  switch (kind) {
    case 'assign':
      return BELOW[at]
    case 'report_up':
      return ABOVE[at]
    case 'transfer':
      return at
    case 'return':
    case 'refer':
    case 'joint':
      return null
  }
}

/** Where a station on paper passes it on to. */
export function paperTier(result: PaperResult, at: Tier): Tier | null {
  if (result === 'not_resolved') return ABOVE[at]
  return result === 'assigned' ? BELOW[at] : null
}

export const stationsOf = (all: readonly Station[], tier: Tier | null, but: number): { code: string; name: string }[] =>
  all.filter((one) => one.id !== but && (tier === null || one.tier === tier)).map((one) => ({ code: String(one.id), name: one.name }))

/** A day some days after `today`, both '2026-01-02'. */
export function daysOn(today: string, days: number): string {
  const at = new Date(`${today}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export interface ActForm {
  to: string
  unit: string
  coordinator: string
  reason: string
  answerBy: string
  deadline: string
  accepted: boolean
  day: string
  who: string
  result: PaperResult | ''
  handler: string
  other: CaseId | null
}

export const blankAct = (today: string): ActForm => ({
  to: '',
  unit: '',
  coordinator: '',
  reason: '',
  answerBy: daysOn(today, 3),
  deadline: '',
  accepted: true,
  day: today,
  who: '',
  result: '',
  handler: '',
  other: null,
})

/** What the form must show. */
export function asks(act: Act): { to: boolean; unit: boolean; terms: boolean; paper: boolean; handler: boolean; other: boolean; reason: boolean; needed: boolean } {
  const none = { to: false, unit: false, terms: false, paper: false, handler: false, other: false, reason: true, needed: true }
  switch (act.do) {
    case 'send':
      return { ...none, to: !['return', 'refer'].includes(act.kind), unit: act.kind === 'refer' || act.kind === 'joint', terms: true }
    case 'answer':
      return { ...none, paper: true, needed: false }
    case 'paper':
      return { ...none, paper: true }
    case 'accept':
      return { ...none, handler: true, reason: false, needed: false }
    case 'merge':
      return { ...none, other: true }
    case 'state':
      return { ...none, needed: act.state === 'unresolved' || act.state === 'in_progress' }
    case 'finish':
    case 'take_back':
    case 'withdraw':
    case 'confer':
    case 'plan':
    case 'bring_back':
    case 'part':
    case 'refuse':
      return none
  }
}
