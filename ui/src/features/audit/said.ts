// The trail in words: commands, details and pages. What has no word stands for itself.
import type { AuditEntry, AuditVerdict } from '@/ipc/surface'
import { screenOf } from '@/parts/screen'
import { TEMPLATES } from './templates'

type Say = (key: string, named?: Record<string, unknown>) => string
type Has = (key: string) => boolean

/** 'session.sign_in' → 'session_sign_in', 'signed in' → 'signed_in': as the words are keyed. */
export const keyed = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')

export function commandSaid(command: string, t: Say, te: Has): string {
  const key = `commands.${keyed(command)}`
  return command && te(key) ? t(key) : command
}

/** Where the codes of a noun have their words already; the detail of a line may be one. */
const LISTS: Record<string, readonly string[]> = {
  movements: ['movements.step', 'movements.state', 'movements.kind', 'movements.paper'],
  cases: ['movements.step', 'terms.report_kind'],
  protection: ['terms.prompt', 'protection.step_kind'],
  appointments: ['terms.appointment_state'],
  classes: ['terms.class_state', 'terms.enrolment_state'],
  cohorts: ['education.cohortState'],
  guidance: ['education.guidance.state'],
  services: ['terms.service', 'records.outcome', 'records.step', 'sheets.term.performance'],
  obligations: ['obligations.pauseKind', 'obligations.pauseState'],
  followups: ['followups.outcome'],
  exchange: ['exchange.sealed.kind'],
}
function worded(code: string, noun: string, t: Say, te: Has): string {
  const lists = [...(LISTS[noun] ?? []), 'audit.detail', ...Object.values(LISTS).flat()]
  const key = /^[a-z0-9_]+$/.test(keyed(code)) ? lists.map((list) => `${list}.${keyed(code)}`).find(te) : undefined
  return key ? t(key) : ''
}

/** `{name}` holds whatever stood there; the last of a line holds the rest of it. */
const shapeOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}$/, '(?<$1>.*)').replace(/\{(\w+)\}/g, '(?<$1>[^ ,]+)')}$`, 's')
const SHAPES = TEMPLATES.map(([template, key]) => [shapeOf(template), key] as const)

/** The detail of a line. `noun` is what the line is about, `name` whom: some details say it. */
export function detailSaid(detail: string, t: Say, te: Has, { noun = '', name = '' } = {}): string {
  if (!detail) return ''
  for (const [shape, key] of SHAPES) {
    const found = shape.exec(detail)?.groups
    if (!found || !te(`audit.detail.${key}`)) continue
    const word = (part: string, text: string): string => {
      if (part === 'way') return te(`prints.way.${text}`) ? t(`prints.way.${text}`) : text
      if (part === 'kind' || part === 'state') return worded(text, part === 'kind' ? 'exchange' : noun, t, te) || text
      return momentSaid(text)
    }
    const named = Object.fromEntries(Object.entries(found).map(([part, text]) => [part, word(part, text)]))
    return t(`audit.detail.${key}`, { name: name || t('audit.nobody'), ...named })
  }
  const whole = worded(detail, noun, t, te)
  if (whole) return whole
  // A service and what was done with it, a pause and what became of it.
  const [first = '', ...rest] = detail.split(' ')
  const [one, two] = [worded(first, noun, t, te), worded(rest.join(' '), noun, t, te)]
  return one && two ? `${one} · ${two}` : detail
}
/** '2026-11-23T09:30:00' → '2026-11-23 09:30'; what is no moment stays as it is. */
export const momentSaid = (text: string): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? text.slice(0, 16).replace('T', ' ') : text)

/** Wrong passwords at the sign-in page, written down by the next sign-in: it is about the account, by nobody. */
export const atSignIn = (row: Pick<AuditEntry, 'detail'>): boolean => row.detail.startsWith('failed sign-ins: ')
export const refused = (row: Pick<AuditEntry, 'detail'>): boolean => row.detail.startsWith('refused: ') || atSignIn(row)

interface Page {
  path: string
  meta: { title?: string | undefined }
}
/** The page a line came from, by its title; '' for none. */
export function pageSaid(screen: string, pages: readonly Page[], t: Say): string {
  if (!screen) return ''
  const title = pages.find((page) => screenOf(page.path) === screen)?.meta.title
  return title ? t(title) : screen
}

export interface Line {
  good: boolean
  text: string
}
/** What the check found, in plain words, the chain first. */
export function verdictSaid(verdict: AuditVerdict, t: Say): Line[] {
  const chain: Line = verdict.broken_at === null
    ? { good: true, text: t('audit.verdict.whole', { n: verdict.lines }) }
    : { good: false, text: t('audit.verdict.broken', { at: verdict.broken_at }) }
  return verdict.cut ? [chain, { good: false, text: t('audit.verdict.cut') }] : [chain]
}
