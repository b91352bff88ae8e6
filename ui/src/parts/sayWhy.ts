// The words for a code that the core gave. Looked up as `fault.why.<code>` and `fault.code.<code>`;
// a code that has no words yet still says something a person can act on.
import type { Fault } from '@/ipc/fault'

type Say = (key: string, named?: Record<string, unknown>) => string
type Has = (key: string) => boolean

/** Why a field does not pass: '' for no reason given. A limit stands behind a colon: `too_long:60`. */
export function sayWhy(why: string, t: Say, te: Has): string {
  if (!why) return ''
  const [code, most] = why.split(':')
  const key = `fault.why.${code}${most === undefined ? '' : '_for'}`
  return te(key) ? t(key, { most }) : t('fault.why.other')
}

/** What a refusal means for the person. */
export function sayFault(fault: Fault | null | undefined, t: Say, te: Has): string {
  if (!fault) return ''
  const key = `fault.code.${fault.code}`
  return te(key) ? t(key, { seconds: fault.wait_seconds ?? 0 }) : t('fault.code.internal')
}
