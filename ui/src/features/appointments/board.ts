// Appointments as the calendar draws them. Knows the calendar's plain objects, not the calendar; words are passed in.
import type { Appointment, LessonHour, StaffMember } from '@/ipc/surface'
import { outsideOf, type Planned } from './planned'
import { addDays, dayOf, minutesBetween, minutesOf, momentOf, monthSpan, mondayOf, sayTimes, timeAt, timeOf, weekdayOf } from './when'

export const OPENS = '08:00'
export const CLOSES = '20:00'
export type View = 'day' | 'week' | 'month'

/** What of an event the calendar is given. `lines` are drawn one below the other. */
export interface BoardEvent {
  id: string
  start: string
  end: string
  resourceIds: string[]
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
  nameless: string
}

/** Who comes, in words: one name, or all of those who come together. */
export const nameOf = (one: Pick<Appointment, 'client' | 'anonymous' | 'others'>, nameless: string): string =>
  [one.client || (one.anonymous ? nameless : ''), ...one.others.map((other) => other.name)].filter(Boolean).join('、')


/** The days on screen. */
export function daysShown(view: View, day: string): string[] {
  if (view === 'day') return [day]
  if (view === 'month') return monthWeeks(day)
  const monday = mondayOf(day)
  return [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n))
}

/** Whole weeks from the one with the first of the month to the one with its last. */
function monthWeeks(day: string): string[] {
  const { from, to } = monthSpan(day.slice(0, 7))
  const days: string[] = []
  for (let one = mondayOf(from); one <= to || weekdayOf(one) !== 1; one = addDays(one, 1)) days.push(one)
  return days
}

/** The day, a week or a month further on. */
export function stepped(view: View, day: string, by: 1 | -1): string {
  if (view !== 'month') return addDays(day, by * (view === 'day' ? 1 : 7))
  const span = monthSpan(day.slice(0, 7))
  return by === 1 ? addDays(span.to, 1) : monthSpan(addDays(span.from, -1).slice(0, 7)).from
}

/** A cancelled hour is free again: it is in the list, not on the board. */
export const isOff = (one: Pick<Appointment, 'state'>): boolean => one.state === 'cancelled' || one.state === 'late_cancelled'
export const onBoard = (one: Appointment): boolean => !isOff(one)

/** Only what is still to come about may be dragged. */
export const isComing = (one: Pick<Appointment, 'state'>): boolean => one.state === 'requested' || one.state === 'confirmed'
export const movable = (one: Appointment): boolean => !one.hidden && !one.looking && isComing(one)

/** Too short for more than one line. */
const brief = (one: Appointment): boolean => minutesBetween(one.start, one.end) <= 20

/** What stands above a column: a practitioner or a room. */
export interface Column {
  id: number
  name: string
}
export type By = 'people' | 'rooms'

export function eventsOf(list: readonly Appointment[], say: BoardWords, by: By = 'people'): BoardEvent[] {
  return list.filter((one) => onBoard(one) && (by === 'people' || one.room !== null)).map((one) => ({
    id: String(one.id),
    start: one.start,
    end: one.end,
    // Whoever leads a group with somebody has the hour in their column as well.
    resourceIds: (by === 'people' ? [one.practitioner, ...one.also] : [one.room]).map(String),
    editable: movable(one) && one.also.length === 0,
    className: [one.hidden ? 'st-hidden' : `st-${one.state}`, ...(brief(one) ? ['brief'] : [])],
    extendedProps: {
      time: brief(one) ? timeOf(one.start) : sayTimes(one.start, one.end),
      who: one.hidden ? say.taken : nameOf(one, say.nameless),
      what: one.hidden ? (by === 'people' ? one.room_name : one.practitioner_name) : by === 'rooms' ? [one.practitioner_name, say.service(one.service)].join(' · ') : [say.service(one.service), one.room_name || say.mode(one.mode)].filter(Boolean).join(' · '),
      state: one.hidden ? '' : say.state(one.state),
      hidden: one.hidden,
    },
  }))
}

const LESSON = 'lesson-'
/** The session of family education that an event of the board stands for, if it does. */
export const lessonOf = (id: string): number | null => (id.startsWith(LESSON) ? Number(id.slice(LESSON.length)) : null)

/** Sessions of family education take their instructor's time and their room; they are moved on their own page. */
export function lessonsOn(lessons: readonly LessonHour[], by: By, say: (form: LessonHour['form']) => string): BoardEvent[] {
  return lessons.flatMap((one) => {
    const column = by === 'people' ? one.instructor : one.room
    if (column === null) return []
    return [{
      id: `${LESSON}${one.class}`,
      start: one.start,
      end: one.end,
      resourceIds: [String(column)],
      editable: false,
      className: ['st-lesson'],
      extendedProps: { time: sayTimes(one.start, one.end), who: one.theme, what: one.place, state: say(one.form), hidden: false },
    }]
  })
}

/** The greyed hours: what the plan of each practitioner leaves out on the days shown. */
export function shadesOf(staff: readonly Column[], days: readonly string[], planned: Planned): BoardShade[] {
  const [from, to] = [minutesOf(OPENS), minutesOf(CLOSES)]
  return staff.flatMap((one) =>
    days.flatMap((day) =>
      outsideOf(planned(one.id, day) ?? [], from, to).map((span) => ({
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
export function quietDays(view: View, days: readonly string[], staff: readonly Column[], list: readonly { start: string }[], day: string, planned: Planned): (0 | 6)[] {
  if (view !== 'week') return []
  return ([6, 7] as const)
    .filter((weekday) => {
      const date = days.find((one) => weekdayOf(one) === weekday)
      if (date === day) return false
      return staff.every((one) => !planned(one.id, date ?? '')?.length) && !list.some((one) => dayOf(one.start) === date)
    })
    .map((weekday) => (weekday === 7 ? 0 : 6))
}

export interface Filter {
  practitioner: number | null
  room: number | null
}
export const passes = (one: { practitioner: number | null; also: readonly number[]; room: number | null }, filter: Filter): boolean =>
  (filter.practitioner === null || one.practitioner === filter.practitioner || one.also.includes(filter.practitioner)) && (filter.room === null || one.room === filter.room)

/** The columns: practitioners, those with hours on the days shown or something booked first, in the order given. */
export function columnsOf(staff: readonly StaffMember[], list: readonly { practitioner: number | null }[], days: readonly string[], filter: Filter, planned: Planned): StaffMember[] {
  const busy = (one: StaffMember) =>
    list.some((entry) => entry.practitioner === one.id) || days.some((day) => Boolean(planned(one.id, day)?.length))
  const wanted = staff.filter((one) => filter.practitioner === null || one.id === filter.practitioner)
  const there = wanted.filter(busy)
  // A week is wide enough without those who have nothing in it.
  return days.length > 1 && there.length ? there : [...there, ...wanted.filter((one) => !busy(one))]
}

const NAMES = new Intl.Collator('zh-CN')
/** For sorting: moments are written so that their text follows the clock. */
export const earlier = (a: { start: string }, b: { start: string }): number => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)

/** In the order of the day; of one hour, by practitioner. */
export const inOrder = (list: readonly Appointment[]): Appointment[] =>
  [...list].sort((a, b) => earlier(a, b) || NAMES.compare(a.practitioner_name, b.practitioner_name))
