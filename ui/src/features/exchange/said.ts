// Parcels and stations in words. Knows no page.
import type { MessageTold, StationLine } from '@/ipc/surface'

type Say = (key: string, named?: Record<string, unknown>) => string
type Has = (key: string) => boolean

/** '2026-11-23 09:30'. */
export const momentOf = (moment: string): string => moment.slice(0, 16).replace('T', ' ')

/** What a message is, by the kind that the core gives (`movement.offer`). */
export function kindSaid(kind: string, t: Say, te: Has): string {
  const key = `exchange.kind.${kind.replace('.', '_')}`
  return te(key) ? t(key) : t('exchange.kind.other')
}

/** Which case a message is about, as far as one may know. */
export function caseSaid(told: Pick<MessageTold, 'code' | 'parties' | 'hidden'>, t: Say): string {
  if (told.hidden) return t('exchange.hiddenCase')
  return [told.code, told.parties.join(t('exchange.comma'))].filter(Boolean).join(' ')
}

/** What lies between a station and us, the most pressing first. */
export type Standing = 'changed' | 'unmet' | 'unconfirmed' | 'waiting' | 'receipt' | 'unacknowledged' | 'quiet'
export function standingOf(line: Pick<StationLine, 'met' | 'confirmed' | 'changed' | 'waiting' | 'receipts' | 'unacknowledged'>): Standing {
  if (line.changed) return 'changed'
  if (!line.met) return 'unmet'
  if (!line.confirmed) return 'unconfirmed'
  if (line.waiting > 0) return 'waiting'
  if (line.receipts > 0) return 'receipt'
  return line.unacknowledged > 0 ? 'unacknowledged' : 'quiet'
}

/** All that waits for a next parcel: what is new, and receipts. */
export const isDue = (line: Pick<StationLine, 'waiting' | 'receipts'>): boolean => line.waiting > 0 || line.receipts > 0

export type Dropped = { kind: 'parcel' | 'card'; path: string }
/** The first of the dropped files that is ours. */
export function ours(paths: readonly string[]): Dropped | null {
  for (const path of paths) {
    const ending = /\.([^.]+)$/.exec(path)?.[1]?.toLowerCase()
    if (ending === 'jhp') return { kind: 'parcel', path }
    if (ending === 'jhcard') return { kind: 'card', path }
  }
  return null
}
