// What the pages work out about family-education sessions. No asking, no words.
import type { Class, ClassEntry, ClassesAsked, ClassForm, Cohort, Enrolment, EnrolmentState } from '@/ipc/surface'
import { addDays, dayOf, minutesBetween, momentOf, monthSpan, timeOf } from '@/features/appointments/when'

export type When = 'upcoming' | 'past'

/** Which days to ask for: a month if one is chosen, cut at today by what is wanted. */
export function askedFor(when: When, month: string, today: string): ClassesAsked {
  const span = month ? monthSpan(month) : { from: null, to: null }
  if (when === 'upcoming') return { from: span.from && span.from > today ? span.from : today, to: span.to }
  return { from: span.from, to: span.to && span.to < today ? span.to : today }
}

/** Whether a session belongs to the tab: over and settled ones are past, today's planned ones are not. */
export const belongs = (one: Class, when: When, now: string): boolean => (when === 'upcoming') === (one.end >= now && one.state === 'planned')

/** Coming ones soonest first, past ones latest first. */
export const sorted = (list: readonly Class[], when: When): Class[] =>
  [...list].sort((a, b) => (when === 'upcoming' ? 1 : -1) * a.start.localeCompare(b.start))

/** A year of months around today, '2026-11', newest last. */
export function months(today: string, back: number, ahead: number): string[] {
  const [year, month] = today.split('-').map(Number)
  return Array.from({ length: back + ahead + 1 }, (_, at) =>
    new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 - back + at, 1)).toISOString().slice(0, 7),
  )
}

export const seatsLeft = (one: Class): number => Math.max(0, one.capacity - one.enrolled)

/** The form as typed. */
export interface Plan {
  theme: string
  instructor: string
  place: string
  audience: string
  day: string
  time: string
  minutes: number
  capacity: number
  form: ClassForm
  host: string
  /** One of the station and one of its rooms, as the code of the choice. */
  own: string
  room: string
}
export const MINUTES = 90
export const SEATS = 30

export const planOf = (one: Class | null, today: string, cohort: Cohort | null = null): Plan =>
  one
    ? {
        theme: one.theme,
        instructor: one.instructor,
        place: one.place,
        audience: one.audience,
        day: dayOf(one.start),
        time: timeOf(one.start),
        minutes: minutesBetween(one.start, one.end),
        capacity: one.capacity,
        form: one.form,
        host: one.host,
        own: one.instructor_id === null ? '' : String(one.instructor_id),
        room: one.room === null ? '' : String(one.room),
      }
    : {
        theme: '', instructor: '', place: '', audience: '', day: addDays(today, 7), time: '', minutes: MINUTES, capacity: cohort?.capacity ?? SEATS,
        form: cohort ? 'lesson' : 'lecture', host: cohort?.host ?? '', own: '', room: '',
      }

export type PlanField = 'theme' | 'instructor' | 'place' | 'host' | 'day' | 'time' | 'minutes' | 'capacity'

/** What is missing or cannot be, as keys of the words. `enrolled`: seats already given. */
export function checkPlan(plan: Plan, enrolled: number): Partial<Record<PlanField, string>> {
  const faults: Partial<Record<PlanField, string>> = {}
  if (!plan.theme.trim()) faults.theme = 'classes.need.theme'
  if (!plan.own && !plan.instructor.trim()) faults.instructor = 'classes.need.instructor'
  if (!plan.room && !plan.place.trim()) faults.place = 'classes.need.place'
  if (plan.form === 'outreach' && !plan.host.trim()) faults.host = 'fault.why.required'
  if (!plan.day) faults.day = 'classes.need.day'
  if (!plan.time) faults.time = 'classes.need.time'
  if (!(Number.isInteger(plan.minutes) && plan.minutes >= 10 && plan.minutes <= 480)) faults.minutes = 'classes.need.minutes'
  if (!(Number.isInteger(plan.capacity) && plan.capacity >= 1)) faults.capacity = 'classes.need.capacity'
  else if (plan.capacity < enrolled) faults.capacity = 'classes.need.seats'
  return faults
}

export const entryOf = (plan: Plan, one: Class | null, cohort: number | null = null): ClassEntry => ({
  id: one?.id ?? null,
  version: one?.version ?? 0,
  theme: plan.theme.trim(),
  instructor: plan.own ? '' : plan.instructor.trim(),
  place: plan.room && plan.form !== 'outreach' ? '' : plan.place.trim(),
  audience: plan.audience.trim(),
  start: plan.day && plan.time ? momentOf(plan.day, plan.time) : null,
  minutes: plan.minutes,
  capacity: plan.capacity,
  more: {
    form: plan.form,
    host: plan.host.trim(),
    instructor_id: plan.own ? Number(plan.own) : null,
    room: plan.room && plan.form !== 'outreach' ? Number(plan.room) : null,
    course: one?.course ?? null,
    cohort: one?.cohort ?? cohort,
  },
})

/** What a press on a roll-call button makes of an entry: pressing the same again takes it back. */
export const pressed = (now: EnrolmentState, button: 'attended' | 'absent'): EnrolmentState => (now === button ? 'enrolled' : button)

export interface Tally {
  attended: number
  absent: number
  open: number
}
export function tally(list: readonly Enrolment[]): Tally {
  const count = (state: EnrolmentState) => list.filter((one) => one.state === state).length
  return { attended: count('attended'), absent: count('absent'), open: count('enrolled') }
}
