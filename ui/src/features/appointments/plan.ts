// The weekly plan of a practitioner: which hours lie in it, which do not, and whether it is sound as typed.
import type { Hours, Role, StaffMember } from '@/ipc/surface'
import { dayOf, minutesOf, timeAt, timeOf, weekdayOf } from './when'

/** From and to in minutes since midnight. */
export interface Span {
  from: number
  to: number
}

/** The plan's spans on a weekday in order, touching and overlapping ones joined. */
export function spansOn(hours: readonly Hours[], weekday: number): Span[] {
  const spans = hours
    .filter((one) => one.weekday === weekday)
    .map((one) => ({ from: minutesOf(one.start), to: minutesOf(one.end) }))
    .filter((span) => span.from < span.to)
    .sort((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else joined.push({ ...span })
  }
  return joined
}

/** What of `from`–`to` (minutes) the plan does not cover that weekday: the greyed hours of the calendar. */
export function outsideOn(hours: readonly Hours[], weekday: number, from: number, to: number): Span[] {
  const out: Span[] = []
  let free = from
  for (const span of spansOn(hours, weekday)) {
    if (span.to <= from || span.from >= to) continue
    if (span.from > free) out.push({ from: free, to: span.from })
    free = Math.max(free, span.to)
  }
  if (free < to) out.push({ from: free, to })
  return out
}

/** Whether the whole of an appointment lies in the plan. */
export function insidePlan(hours: readonly Hours[], start: string, minutes: number): boolean {
  const from = minutesOf(timeOf(start))
  return outsideOn(hours, weekdayOf(dayOf(start)), from, from + minutes).length === 0
}

/** Minutes a week. */
export const weeklyMinutes = (hours: readonly Hours[]): number =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((day) => spansOn(hours, day)).reduce((sum, span) => sum + span.to - span.from, 0)

/** '09:00–11:30、13:30–17:00' of a weekday. */
export const saySpans = (spans: readonly Span[], comma: string): string =>
  spans.map((span) => `${timeAt(span.from)}–${timeAt(span.to)}`).join(comma)

/** One range as typed; blank ends are ''. */
export interface Range {
  start: string
  end: string
}
/** Seven lists of ranges, Monday first. */
export type Week = Range[][]
export type RangeFault = 'blank' | 'order' | 'overlap'

export const weekOf = (hours: readonly Hours[]): Week =>
  [1, 2, 3, 4, 5, 6, 7].map((day) =>
    hours
      .filter((one) => one.weekday === day)
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start.localeCompare(b.start)),
  )

/** The plan as the core takes it: sorted, wholly blank ranges left out. */
export const hoursOf = (week: Week): Hours[] =>
  week.flatMap((ranges, day) =>
    ranges
      .filter((range) => range.start || range.end)
      .map((range) => ({ weekday: day + 1, start: range.start, end: range.end }))
      .sort((a, b) => a.start.localeCompare(b.start)),
  )

/** What is wrong, by place in the week: `faults[day][range]`, '' where nothing is. */
export function checkWeek(week: Week): (RangeFault | '')[][] {
  return week.map((ranges) =>
    ranges.map((range, at) => {
      if (!range.start && !range.end) return ''
      const [from, to] = [minutesOf(range.start), minutesOf(range.end)]
      if (Number.isNaN(from) || Number.isNaN(to)) return 'blank'
      if (from >= to) return 'order'
      const meets = ranges.some((other, there) => there !== at && minutesOf(other.start) < to && from < minutesOf(other.end))
      return meets ? 'overlap' : ''
    }),
  )
}

const SEES_CLIENTS = new Set(['mediator', 'lawyer', 'psychologist', 'marriage_counsellor', 'family_educator'])

/** Whoever may have a column: active, and in a role that sees clients or with hours in the plan. */
export const isPractitioner = (staff: StaffMember): boolean =>
  staff.active && (staff.hours.length > 0 || staff.roles.some((role) => SEES_CLIENTS.has(role)))

/** Whoever runs the desk may change the plans of others, and give their hours to somebody else; the core has the last word. */
export const runsTheDesk = (roles: readonly Role[] | undefined): boolean => (['administrator', 'lead', 'receptionist'] as const).some((role) => roles?.includes(role))
