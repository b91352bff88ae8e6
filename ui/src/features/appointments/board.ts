// Appointments as the calendar draws them. Knows the calendar's plain objects, not the calendar; words are passed in.
import type { Appointment, StaffMember } from '@/ipc/surface'
import { outsideOn, spansOn } from './plan'
import { addDays, dayOf, minutesBetween, minutesOf, momentOf, mondayOf, sayTimes, timeAt, timeOf, weekdayOf } from './when'

export const OPENS = '08:00'
export const CLOSES = '20:00'
export type View = 'day' | 'week'

/** What of an event the calendar is given. `lines` are drawn one below the other. */
export interface BoardEvent {
  id: string
  start: string
  end: string
  resourceId: string
  editable: boolean
  className: string[]
  extendedProps: { time: string; who: string; what: string; state: string; hidden: boolean }
}
export interface BoardShade {
  id: string
  start: string
  end: string
  resourceId: string
  display: 'background'
  className: string
}
export interface BoardWords {
  taken: string
  service: (code: Appointment['service']) => string
  mode: (code: Appointment['mode']) => string
  state: (code: Appointment['state']) => string
}

/** The days on screen. */
export function daysShown(view: View, day: string): string[] {
  if (view === 'day') return [day]
  const monday = mondayOf(day)
  return [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n))
}

/** A cancelled hour is free again: it is in the list, not on the board. */
export const onBoard = (one: Appointment): boolean => one.state !== 'cancelled'

/** Only what is still to come about may be dragged. */
export const movable = (one: Appointment): boolean => !one.hidden && !one.looking && one.state === 'booked'

/** Too short for more than one line. */
const brief = (one: Appointment): boolean => minutesBetween(one.start, one.end) <= 20

export function eventsOf(list: readonly Appointment[], say: BoardWords): BoardEvent[] {
  return list.filter(onBoard).map((one) => ({
    id: String(one.id),
    start: one.start,
    end: one.end,
    resourceId: String(one.practitioner),
    editable: movable(one),
    className: [one.hidden ? 'st-hidden' : `st-${one.state}`, ...(brief(one) ? ['brief'] : [])],
    extendedProps: {
      time: brief(one) ? timeOf(one.start) : sayTimes(one.start, one.end),
      who: one.hidden ? say.taken : one.client,
      what: one.hidden ? one.room_name : [say.service(one.service), one.room_name || say.mode(one.mode)].filter(Boolean).join(' · '),
      state: one.hidden ? '' : say.state(one.state),
      hidden: one.hidden,
    },
  }))
}

/** The greyed hours: what the weekly plan of each practitioner leaves out on the days shown. */
export function shadesOf(staff: readonly StaffMember[], days: readonly string[]): BoardShade[] {
  const [from, to] = [minutesOf(OPENS), minutesOf(CLOSES)]
  return staff.flatMap((one) =>
    days.flatMap((day) =>
      outsideOn(one.hours, weekdayOf(day), from, to).map((span) => ({
        id: `off-${one.id}-${day}-${span.from}`,
        start: momentOf(day, timeAt(span.from)),
        end: momentOf(day, timeAt(span.to)),
        resourceId: String(one.id),
        display: 'background' as const,
        className: 'off-plan',
      })),
    ),
  )
}

/** Weekend days (0 Sunday, 6 Saturday) on which nobody works and nothing is booked: a week without them is easier to read. */
export function quietDays(view: View, days: readonly string[], staff: readonly StaffMember[], list: readonly Appointment[], day: string): (0 | 6)[] {
  if (view === 'day') return []
  return ([6, 7] as const)
    .filter((weekday) => {
      const date = days.find((one) => weekdayOf(one) === weekday)
      if (date === day) return false
      return staff.every((one) => spansOn(one.hours, weekday).length === 0) && !list.some((one) => dayOf(one.start) === date)
    })
    .map((weekday) => (weekday === 7 ? 0 : 6))
}

export interface Filter {
  practitioner: number | null
  room: number | null
}
export const passes = (one: Appointment, filter: Filter): boolean =>
  (filter.practitioner === null || one.practitioner === filter.practitioner) && (filter.room === null || one.room === filter.room)

/** The columns: practitioners, those with hours on the days shown or something booked first, in the order given. */
export function columnsOf(staff: readonly StaffMember[], list: readonly Appointment[], days: readonly string[], filter: Filter): StaffMember[] {
  const busy = (one: StaffMember) =>
    list.some((entry) => entry.practitioner === one.id) || days.some((day) => spansOn(one.hours, weekdayOf(day)).length > 0)
  const wanted = staff.filter((one) => filter.practitioner === null || one.id === filter.practitioner)
  return [...wanted.filter(busy), ...wanted.filter((one) => !busy(one))]
}

/** In the order of the day; of one hour, by practitioner. */
export const inOrder = (list: readonly Appointment[]): Appointment[] =>
  [...list].sort((a, b) => a.start.localeCompare(b.start) || a.practitioner_name.localeCompare(b.practitioner_name, 'zh-CN'))
