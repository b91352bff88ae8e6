// Free hours as the core lists them, grouped for reading: by day, then by practitioner.
import type { Slot } from '@/ipc/surface'
import { addDays, addMinutes, dayOf, momentOf, timeOf } from './when'

export interface OpenLine {
  practitioner: number
  slots: Slot[]
}
export interface OpenDay {
  day: string
  lines: OpenLine[]
}

/** Days in order; practitioners in the order of their first free hour; hours in order. */
export function byDay(slots: readonly Slot[]): OpenDay[] {
  const days = new Map<string, Map<number, Slot[]>>()
  for (const slot of [...slots].sort((a, b) => a.start.localeCompare(b.start))) {
    const lines = days.get(dayOf(slot.start)) ?? new Map<number, Slot[]>()
    lines.set(slot.practitioner, [...(lines.get(slot.practitioner) ?? []), slot])
    days.set(dayOf(slot.start), lines)
  }
  return [...days].map(([day, lines]) => ({
    day,
    lines: [...lines].map(([practitioner, found]) => ({ practitioner, slots: found })),
  }))
}

/** At most `most` hours of a long line: full and half hours first, then the rest, shown in order. */
export function thinned(slots: readonly Slot[], most: number): Slot[] {
  if (slots.length <= most) return [...slots]
  const round = slots.filter((slot) => slot.start.slice(14, 16) === '00' || slot.start.slice(14, 16) === '30')
  const rest = slots.filter((slot) => !round.includes(slot))
  return [...round, ...rest].slice(0, most).sort((a, b) => a.start.localeCompare(b.start))
}

/**
 * By when somebody is to answer an offer: tomorrow evening, or the evening before the hour if that is sooner; where that
 * is over, until an hour before it; in that last hour, until it begins.
 */
export function answerBy(start: string, now: string): { day: string; time: string } {
  const [next, last] = [addDays(dayOf(now), 1), addDays(dayOf(start), -1)]
  const [day, time] = last < next ? [last, '20:00'] : [next, '17:00']
  const hourBefore = addMinutes(start, -60)
  const at = [momentOf(day, time), hourBefore].find((one) => one > now) ?? start
  return { day: dayOf(at), time: timeOf(at) }
}
