// What is said at the top of the day, and when it stands where. Plain values, so that it can be tested.
import type { Appointment, Class, SessionInfo } from '@/ipc/surface'
import { dayOf } from './calendar'

export type PartOfDay = 'night' | 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening'

/** Which greeting fits the hour (0–23). */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 5) return 'night'
  if (hour < 8) return 'dawn'
  if (hour < 11) return 'morning'
  if (hour < 13) return 'noon'
  if (hour < 18) return 'afternoon'
  return hour < 23 ? 'evening' : 'night'
}

/** Where an appointment stands beside the clock: what is over, what is now, what comes. */
export function whenIs(one: Pick<Appointment, 'start' | 'end'>, now: string): 'past' | 'now' | 'coming' {
  if (one.end.slice(0, 16) <= now) return 'past'
  return one.start.slice(0, 16) <= now ? 'now' : 'coming'
}

/** Whether an outcome can be noted: ours to see and not only to look at, and still without one. */
export function canMark(one: Pick<Appointment, 'state' | 'hidden' | 'looking'>): boolean {
  return !one.hidden && !one.looking && ['requested', 'confirmed', 'arrived', 'in_session'].includes(one.state)
}

/** Today's sessions first, then the coming ones; cancelled ones are left out. */
export function splitClasses(classes: readonly Class[], today: string): { today: Class[]; coming: Class[] } {
  const alive = classes.filter((one) => one.state !== 'cancelled').sort((a, b) => a.start.localeCompare(b.start))
  return {
    today: alive.filter((one) => dayOf(one.start) === today),
    coming: alive.filter((one) => dayOf(one.start) > today),
  }
}

/** Whether the person works on cases at all: an administrator without another role reads none. */
export const worksOnCases = (session: Pick<SessionInfo, 'roles'> | null): boolean =>
  Boolean(session?.roles.some((role) => role !== 'administrator'))

/** What was done to an account, by the detail the core notes: a key under `desk.account`. */
export function accountChange(detail: string): 'account' | 'password' | 'left' | 'suspended' | 'resumed' | 'lead' | 'recovery' | 'after' | 'saved' {
  const named = { 'password set': 'password', 'lead role given': 'lead', 'recovery key replaced': 'recovery', 'left after the backup': 'after' } as const
  if (detail in named) return named[detail as keyof typeof named]
  return detail === 'account' || detail === 'left' || detail === 'suspended' || detail === 'resumed' ? detail : 'saved'
}
