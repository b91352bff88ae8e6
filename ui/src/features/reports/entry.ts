// A mandatory report as the form holds it, and as the core wants it. Knows no page.
import type { CaseId, ReportEntry, ReportKind } from '@/ipc/surface'

export const REPORT_KINDS = ['minor', 'incapable', 'escalation'] as const satisfies readonly ReportKind[]

export interface ReportForm {
  kind: ReportKind
  situation: string
  suspect: string
  measures: string
  day: string
  time: string
  receipt: string
  told: string
  feedback: string
  reporter: { name: string; phone: string; relation: string }
}

/** A blank form; `now` is '2026-11-23T09:30'. */
export const blankReport = (now: string): ReportForm => ({
  kind: 'minor',
  situation: '',
  suspect: '',
  measures: '',
  day: now.slice(0, 10),
  time: now.slice(11, 16),
  receipt: '',
  told: '',
  feedback: '',
  reporter: { name: '', phone: '', relation: '' },
})

/** What must still be filled in, as the core would say it. */
export const reportLacks = (form: ReportForm): { field: string; why: string }[] => [
  ...(form.situation.trim() ? [] : [{ field: 'situation', why: 'required' }]),
  ...(form.day && form.time ? [] : [{ field: 'reported_at', why: 'required' }]),
]

export function reportEntry(id: CaseId, form: ReportForm): ReportEntry {
  const { day, time, reporter, ...rest } = form
  return {
    ...rest,
    case: id,
    situation: rest.situation.trim(),
    reported_at: `${day}T${time}:00`,
    reporter: { name: reporter.name.trim(), phone: reporter.phone.trim(), relation: reporter.relation.trim() },
  }
}
