// A conference as its forms hold it, and as the core wants it. Knows no page.
import type { Agenda, AgendaReason, Attendant, CaseId, CaseRow, ConferenceFile, ConferenceKind, ItemEntry, Seat, StaffId, TaskEntry } from '@/ipc/surface'

export const KINDS = ['monthly', 'joint', 'consultation'] as const satisfies readonly ConferenceKind[]
export const STATES = ['planned', 'held', 'closed', 'cancelled'] as const
export const SEATS = ['federation_chair', 'leading_group', 'mediator', 'lawyer', 'psychologist', 'marriage_counsellor', 'family_educator', 'police', 'civil_affairs', 'justice', 'recorder', 'other'] as const satisfies readonly Seat[]
export const SECTIONS = ['overview', 'complex', 'dangers', 'next_work'] as const

let keys = 0
/** A row keeps its key while rows before it come and go. */
export const nextKey = (): number => ++keys

export interface PersonRow extends Attendant {
  key: number
}
export interface ItemRow extends ItemEntry {
  key: number
}
export interface TaskRow {
  key: number
  what: string
  staff: StaffId | null
  name: string
  due: string
}
/** One line of the agenda that writes itself. */
export interface AgendaLine {
  key: string
  reason: AgendaReason
  case: CaseRow | null
  title: string
}

export const personRow = (one: Partial<Attendant> = {}): PersonRow => ({ staff: null, name: '', role: 'other', came: false, ...one, key: nextKey() })
export const itemRow = (one: Partial<ItemEntry> = {}): ItemRow => ({ case: null, reason: 'chosen', title: '', ...one, key: nextKey() })
export const taskRow = (): TaskRow => ({ key: nextKey(), what: '', staff: null, name: '', due: '' })

/** Rows that say something; blank ones are left out. */
export const seated = (rows: readonly PersonRow[]): PersonRow[] => rows.filter((one) => one.staff !== null || one.name.trim() !== '')
export const listed = (rows: readonly ItemRow[]): ItemRow[] => rows.filter((one) => one.case !== null || one.title.trim() !== '')
export const ordered = (rows: readonly TaskRow[]): TaskRow[] => rows.filter((one) => one.what.trim() !== '' || one.staff !== null || one.name.trim() !== '' || one.due !== '')

/** As the core takes people; the name of own staff is written by the core. */
export const attendants = (rows: readonly PersonRow[]): Attendant[] => rows.map(({ staff, name, role, came }) => ({ staff, name: staff === null ? name.trim() : '', role, came }))
export const taskEntries = (rows: readonly TaskRow[]): TaskEntry[] => rows.map(({ what, staff, name, due }) => ({ what: what.trim(), owner_staff: staff, owner: staff === null ? name.trim() : '', due: due || null }))

const keyOf = (reason: AgendaReason, id: CaseId | null, title: string): string => (id === null ? `${reason} ${title}` : `${reason} ${id}`)

/** `rule` says the name of what is overdue; `unnamed` stands for a survey without a case and without a comment. */
export function agendaLines(agenda: Agenda, rule: (code: string) => string, unnamed: string): AgendaLine[] {
  return agenda.groups.flatMap(({ reason, items }) =>
    items.map((one) => {
      const note = reason === 'overdue' ? one.note.split(',').filter(Boolean).map(rule).join('、') : one.note.replace(/\s+/g, ' ').trim()
      const title = (note || (one.case ? '' : unnamed)).slice(0, 300)
      return { key: keyOf(reason, one.case?.id ?? null, title), reason, case: one.case, title }
    }),
  )
}

/** What stood on the agenda before: ticked where the agenda still writes it, else a row of its own. */
export function settled(lines: readonly AgendaLine[], rows: readonly ItemRow[]): { ticked: string[]; rows: ItemRow[] } {
  const known = new Set(lines.map((line) => line.key))
  const of = (row: ItemRow): string => keyOf(row.reason, row.case, row.title)
  return { ticked: rows.map(of).filter((key) => known.has(key)), rows: rows.filter((row) => !known.has(of(row))) }
}

export const tickedEntries = (lines: readonly AgendaLine[], ticked: readonly string[]): ItemEntry[] =>
  lines.filter((line) => ticked.includes(line.key)).map(({ case: found, reason, title }) => ({ case: found?.id ?? null, reason, title }))

/** Months one may choose for a monthly conference: three back, a year ahead, and `kept`. */
export function months(today: string, kept = ''): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const found = Array.from({ length: 16 }, (_, at) => new Date(Date.UTC(year, month - 1 + at - 3, 1)).toISOString().slice(0, 7))
  return kept && !found.includes(kept) ? [kept, ...found] : found
}

/** Cases of a joint conference or a consultation that have no decision yet: it cannot be signed. */
export const undecided = (file: ConferenceFile): CaseRow[] =>
  file.conference.kind === 'monthly' ? [] : file.items.flatMap((item) => (item.case && !file.plans.some((plan) => plan.case === item.case?.id) ? [item.case] : []))

export interface Spoken {
  key: string
  case: CaseRow | null
  title: string
  reasons: AgendaReason[]
  plan: ConferenceFile['plans'][number] | null
}

/** The agenda as it is read: a case that stands there for several reasons is one line. */
export function spoken(file: ConferenceFile): Spoken[] {
  const found: Spoken[] = []
  for (const [at, { case: row, reason, title }] of file.items.entries()) {
    const before = row && found.find((one) => one.case?.id === row.id)
    if (before) {
      if (!before.reasons.includes(reason)) before.reasons.push(reason)
      before.title = [before.title, title].filter(Boolean).join('；')
    } else {
      found.push({ key: row ? `case ${row.id}` : `item ${at}`, case: row, title, reasons: [reason], plan: file.plans.find((plan) => plan.case === row?.id) ?? null })
    }
  }
  return found
}
