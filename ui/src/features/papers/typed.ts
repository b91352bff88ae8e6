// A paper that is being typed in: places by their key, rows of its tables. Plain data, kept as a draft.
import type { CaseId, FilledPaperFile, FilledPaperId, PaperBody, PaperLine } from '@/ipc/surface'

export type Row = Record<string, string>
export interface Typed {
  id: FilledPaperId | null
  version: number
  form: string
  case: CaseId | null
  day: string
  places: Row
  rows: Record<string, Row[]>
}

/** Empty, with as many rows in each table as the paper has. */
export function blankTyped(form: string, caseId: CaseId | null, day: string, lines: readonly PaperLine[]): Typed {
  const rows: Record<string, Row[]> = {}
  for (const line of lines) if (line.is === 'rows') rows[line.list] = emptyRows(line.least)
  return { id: null, version: 0, form, case: caseId, day, places: {}, rows }
}
const emptyRows = (least: number): Row[] => Array.from({ length: Math.max(1, Math.min(least, 3)) }, () => ({}))

/** One that was kept, to be corrected. */
export function fromFile(file: FilledPaperFile, lines: readonly PaperLine[]): Typed {
  const typed = blankTyped(file.paper.form, file.paper.case, file.paper.day, lines)
  const rows: Record<string, Row[]> = { ...typed.rows }
  for (const [list, held] of Object.entries(file.body.rows)) rows[list] = held.map((row) => ({ ...row }) as Row)
  return { ...typed, id: file.paper.id, version: file.paper.version, places: { ...file.body.places } as Row, rows }
}

/** What the paper calls its `n`th row; '' where it only counts. */
export const rowSaid = (name: string, n: number): string => name.replace('{n}', String(n))

const filled = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => value.trim() !== ''))
/** What is sent: without what is empty, and without empty rows at the end. */
export function toBody(typed: Typed): PaperBody {
  const rows: Record<string, Row[]> = {}
  for (const [list, held] of Object.entries(typed.rows)) {
    const kept = held.map(filled)
    while (kept.length && Object.keys(kept.at(-1) ?? {}).length === 0) kept.pop()
    if (kept.length) rows[list] = kept
  }
  return { places: filled(typed.places), rows }
}

export const touched = (typed: Typed): boolean => {
  const body = toBody(typed)
  return Object.keys(body.places).length > 0 || Object.keys(body.rows).length > 0
}

export const toDraft = (typed: Typed): string => JSON.stringify(typed)
/** A draft as it was; null when it is none. */
export function readDraft(body: string): Typed | null {
  let held: Partial<Typed> | null
  try {
    held = JSON.parse(body) as Partial<Typed> | null
  } catch {
    return null
  }
  const strings = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((one) => typeof one === 'string')
  if (!held || typeof held.form !== 'string' || !strings(held.places) || typeof held.rows !== 'object') return null
  const rows: Record<string, Row[]> = {}
  for (const [list, all] of Object.entries(held.rows)) if (Array.isArray(all)) rows[list] = all.filter(strings)
  return {
    id: typeof held.id === 'number' ? held.id : null,
    version: typeof held.version === 'number' ? held.version : 0,
    form: held.form,
    case: typeof held.case === 'number' ? held.case : null,
    day: typeof held.day === 'string' ? held.day : '',
    places: held.places,
    rows,
  }
}

/** Whether a draft is of the paper that is being opened: the same one, or a new one of the same case. */
export const goesOn = (draft: Typed, opened: Typed): boolean =>
  draft.form === opened.form && draft.id === opened.id && (opened.case === null || draft.case === opened.case)

/** Where a paper that was found by its code is typed in. */
export function entryPath(form: string, caseId: CaseId | null): string {
  const of = caseId === null ? '' : `&case=${caseId}`
  if (form === 'registration') return caseId === null ? '/intake?paper=1' : `/cases/${caseId}`
  if (form === 'survey') return caseId === null ? '/surveys/enter' : `/surveys/enter?case=${caseId}`
  return `/papers/enter?form=${form}${of}`
}
