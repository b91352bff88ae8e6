// What the roster's page works out. No asking, no words.
import type { DutyGap, Service, Shift, Turn } from '@/ipc/surface'

/** Services with a turn, in the order in which they come. */
export const servicesOf = (turns: readonly Turn[], shifts: readonly Shift[]): Service[] => [...new Set([...turns, ...shifts].map((one) => one.service))]

export const turnsOn = (turns: readonly Turn[], day: string, service: Service): Turn[] => turns.filter((turn) => turn.day === day && turn.service === service)

/** The gaps of each service, with their days in order. */
export function byService(gaps: readonly DutyGap[]): { service: Service; gaps: DutyGap[] }[] {
  const services = [...new Set(gaps.map((gap) => gap.service))]
  return services.map((service) => ({ service, gaps: gaps.filter((gap) => gap.service === service) }))
}

/** The usual parts of a day at a station. */
export const PARTS = { morning: ['09:00', '11:30'], afternoon: ['13:30', '17:00'], whole: ['09:00', '17:00'] } as const
export type Part = keyof typeof PARTS

/** Which part these hours are, if any. */
export const partOf = (start: string, end: string): Part | '' =>
  (Object.keys(PARTS) as Part[]).find((part) => PARTS[part][0] === start && PARTS[part][1] === end) ?? ''
