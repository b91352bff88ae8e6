// The trail in words: commands, details and pages. What has no word stands for itself.
import type { AuditVerdict } from '@/ipc/surface'
import { screenOf } from '@/parts/screen'

type Say = (key: string, named?: Record<string, unknown>) => string
type Has = (key: string) => boolean

/** 'session.sign_in' → 'session_sign_in', 'signed in' → 'signed_in': as the words are keyed. */
export const keyed = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')

const worded = (list: string, code: string, t: Say, te: Has): string => {
  const key = `audit.${list}.${keyed(code)}`
  return code && te(key) ? t(key) : code
}
export const commandSaid = (command: string, t: Say, te: Has): string => worded('command', command, t, te)

/** Details that carry something with them: how often and when, or why. */
const CARRIES: readonly [RegExp, string][] = [
  [/^failed sign-ins: (?<n>\d+), last (?<last>\S+)$/, 'failed_sign_ins'],
  [/^slot file found altered: (?<n>\d+), last (?<last>\S+)$/, 'slot_file_found_altered'],
  [/^the older database goes on: (?<why>.*)$/s, 'the_older_database_goes_on'],
]
export function detailSaid(detail: string, t: Say, te: Has): string {
  for (const [shape, key] of CARRIES) {
    const said = shape.exec(detail)?.groups
    if (said) return t(`audit.detail.${key}`, { ...said, ...('last' in said ? { last: moment(said['last'] ?? '') } : {}) })
  }
  return worded('detail', detail, t, te)
}
const moment = (text: string): string => text.slice(0, 16).replace('T', ' ')

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
