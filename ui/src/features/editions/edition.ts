// How a form is being arranged: lines change places, others join them. Plain data; what may stand where is decided by
// the core, and mirrored here only as far as a button needs it.
import type { Edition, EditionLine, FieldAnswer, FieldKind, SessionInfo, StationForm } from '@/ipc/surface'

/** The lead's and the administrators' to arrange (`editions.keep`). */
export const mayArrange = (session: SessionInfo | null): boolean => session?.roles.some((role) => role === 'lead' || role === 'administrator') ?? false

/** Tables whose columns stay as they are: they may be called otherwise, and that is all. */
const FIXED = new Set(['household', 'opinions', 'visits'])
export const flows = (section: string): boolean => !FIXED.has(section)

/** What a new field of a section may ask for. */
export function kindsIn(form: StationForm, section: string): readonly FieldKind[] {
  return form === 'survey' && section === 'ratings' ? ['rate'] : ['text', 'long', 'date', 'one', 'many']
}
export const hasOptions = (kind: FieldKind): boolean => kind === 'one' || kind === 'many'

export const copy = (edition: Edition): Edition => JSON.parse(JSON.stringify(edition)) as Edition

export function newLine(kind: FieldKind): EditionLine {
  return { key: '', label: '', hint: '', added: { kind, options: hasOptions(kind) ? ['', ''] : [] } }
}

/** The list with the one at `at` a place up (-1) or down (1); the same list where there is no such place. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const out = [...list]
  const [one, other] = [out[at], out[at + by]]
  if (one === undefined || other === undefined) return out
  out[at] = other
  out[at + by] = one
  return out
}

/** The station's own fields, in the order of the form. */
export const ownLines = (edition: Edition | undefined): EditionLine[] => (edition?.sections ?? []).flatMap((section) => section.lines.filter((line) => line.added !== null))

/** Answers by the key of their field, as they are typed. */
export type Answers = Record<string, string>
export const toAnswers = (typed: Answers): FieldAnswer[] =>
  Object.entries(typed).flatMap(([key, value]) => (value.trim() ? [{ key, label: '', value }] : []))
export const fromAnswers = (answers: readonly FieldAnswer[]): Answers => Object.fromEntries(answers.map(({ key, value }) => [key, value]))

/** Answers as a draft kept them; whatever else is there is left. */
export function readAnswers(held: unknown): Answers {
  if (typeof held !== 'object' || held === null || Array.isArray(held)) return {}
  return Object.fromEntries(Object.entries(held).filter((one): one is [string, string] => typeof one[1] === 'string'))
}

/** What was chosen of several words, one a line. */
export const words = (value: string | undefined): string[] => (value ?? '').split('\n').filter(Boolean)

/** Words that were chosen and are not offered any more stay on offer as long as they are chosen. */
export const offered = (options: readonly string[], value: string | undefined): string[] => [...options, ...words(value).filter((one) => !options.includes(one))]

/** A draft of an arrangement; null when it is none. */
export interface EditionDraft {
  form: StationForm
  was: number
  edition: Edition
}
export function readDraft(body: string): EditionDraft | null {
  try {
    const held = JSON.parse(body) as Partial<EditionDraft> | null
    const whole = held?.edition && Array.isArray(held.edition.sections) && typeof held.edition.title === 'string'
    if (!whole || typeof held.was !== 'number' || (held.form !== 'registration' && held.form !== 'survey')) return null
    return { form: held.form, was: held.was, edition: held.edition as Edition }
  } catch {
    return null
  }
}
