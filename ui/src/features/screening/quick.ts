// One row of the quick entry as it is typed, and what it becomes. Plain data, kept as a draft meanwhile.
import type { ChecklistQuestion, DisputeType, Finding, FindingEntry, Risk, UrgentHow } from '@/ipc/surface'
import { DISPUTES } from '@/features/intake/lists'

export interface RowForm {
  id: number | null
  version: number
  head: string
  address: string
  phone: string
  /** Places of the ticked questions, from 1. */
  signs: number[]
  kinds: DisputeType[]
  /** The person ticked the kinds: they no longer follow the signs. */
  kindsChosen: boolean
  colour: Risk | ''
  urgent: boolean
  told: string
  toldDay: string
  toldTime: string
  how: UrgentHow
  remark: string
  family: number | null
  case: number | null
  /** What was said to be the same household, in words. */
  same: string
}
/** What stays the same from row to row. */
export interface Header {
  day: string
  by: string
  area: string
}

export const HOWS: readonly UrgentHow[] = ['phone', 'in_person', 'message']

export const blankRow = (now: string): RowForm => ({
  id: null, version: 0, head: '', address: '', phone: '', signs: [], kinds: [], kindsChosen: false, colour: '', urgent: false,
  told: '', toldDay: now.slice(0, 10), toldTime: now.slice(11, 16), how: 'phone', remark: '', family: null, case: null, same: '',
})

/** Something worth keeping was typed. */
export const touched = (row: RowForm): boolean =>
  Boolean(row.head.trim() || row.address.trim() || row.phone.trim() || row.remark.trim() || row.told.trim() || row.signs.length || row.kinds.length || row.urgent)

const numbers = (text: string): number[] => [...new Set([...text.normalize('NFKC').matchAll(/\d+/g)].map((hit) => Number(hit[0])))].sort((a, b) => a - b)

/** `1 4,9` and `1、4。9` are numbers of a list of `most`; each once, in order. Others are left out. */
export const numbersIn = (text: string, most: number): number[] => numbers(text).filter((n) => n >= 1 && n <= most)
/** Those the list does not have. */
export const strangersIn = (text: string, most: number): number[] => numbers(text).filter((n) => n < 1 || n > most)

/** The disputes that the ticked questions speak of. */
export function impliedKinds(signs: readonly number[], questions: readonly ChecklistQuestion[]): DisputeType[] {
  const spoken = new Set(signs.map((n) => questions[n - 1]?.dispute))
  return DISPUTES.filter((kind) => spoken.has(kind))
}
export const isGrave = (signs: readonly number[], questions: readonly ChecklistQuestion[]): boolean => signs.some((n) => questions[n - 1]?.grave)

export function toEntry(row: RowForm, header: Header, campaign: number): FindingEntry {
  return {
    id: row.id, version: row.version, campaign,
    found_on: header.day || null, found_by: header.by ? Number(header.by) : null, area: header.area,
    head: row.head, address: row.address, phone: row.phone, signs: [...row.signs], kinds: [...row.kinds], colour: row.colour || null,
    urgent: row.urgent ? { told: row.told, told_at: row.toldDay ? `${row.toldDay}T${row.toldTime || '00:00'}:00` : null, how: row.how } : null,
    remark: row.remark, family: row.family, case: row.case,
  }
}

/** A finding to be corrected. */
export function fromFinding(one: Finding, now: string): RowForm {
  const urgent = one.urgent
  return {
    ...blankRow(now),
    id: one.id, version: one.version, head: one.head, address: one.address, phone: one.phone, signs: [...one.signs], kinds: [...one.kinds],
    kindsChosen: true, colour: one.colour ?? '', remark: one.remark, urgent: urgent !== null,
    ...(urgent ? { told: urgent.told, toldDay: urgent.told_at.slice(0, 10), toldTime: urgent.told_at.slice(11, 16), how: urgent.how } : {}),
  }
}

export const toBody = (campaign: number, row: RowForm): string => JSON.stringify({ v: 1, campaign, row })

/** The row in a draft's body, or null when it is none of this campaign. */
export function fromBody(body: string, campaign: number, now: string): RowForm | null {
  try {
    const seen = JSON.parse(body) as { campaign?: unknown; row?: Partial<RowForm> }
    if (seen.campaign !== campaign || typeof seen.row !== 'object') return null
    const blank = blankRow(now) as unknown as Record<string, unknown>
    for (const [key, value] of Object.entries(seen.row)) {
      const known = blank[key]
      if (key in blank && (known === null || (typeof known === typeof value && Array.isArray(known) === Array.isArray(value)))) blank[key] = value
    }
    return blank as unknown as RowForm
  } catch {
    return null
  }
}
