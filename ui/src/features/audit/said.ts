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
export const detailSaid = (detail: string, t: Say, te: Has): string => worded('detail', detail, t, te)

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
