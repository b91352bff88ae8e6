// What the form of a new cohort works out: the lessons of the course laid out week by week. No asking, no words.
import { addDays, momentOf } from '@/features/appointments/when'
import type { CohortPlan, Course, LessonPlan } from '@/ipc/surface'

/** A lesson as typed. */
export interface Row {
  theme: string
  day: string
  time: string
  minutes: number
  /** One of the station, as the code of the choice; '' for somebody else, named in `instructor`. */
  own: string
  instructor: string
  room: string
  place: string
}

/** The rows of a course: the first on that day, each `every` days after the one before. */
export const laidOut = (course: Course, first: string, time: string, every: number, like: Partial<Row> = {}): Row[] =>
  course.lessons.map((lesson, n) => ({
    theme: lesson.title, day: first ? addDays(first, n * every) : '', time, minutes: course.minutes, own: '', instructor: '', room: '', place: '', ...like,
  }))

const lessonOf = (row: Row): LessonPlan => ({
  theme: row.theme.trim(),
  start: row.day && row.time ? momentOf(row.day, row.time) : null,
  minutes: row.minutes,
  instructor: row.own ? '' : row.instructor.trim(),
  instructor_id: row.own ? Number(row.own) : null,
  place: row.room ? '' : row.place.trim(),
  room: row.room ? Number(row.room) : null,
})

export const planSent = (course: number, title: string, host: string, capacity: number, pass: number, rows: readonly Row[]): CohortPlan => ({
  course, title: title.trim(), host: host.trim(), capacity, pass_lessons: pass, lessons: rows.map(lessonOf),
})

/** A mean in hundredths as it is said: 3.4. */
export const said = (hundredths: number): string => (hundredths / 100).toFixed(1)

/** A difference with its sign; nought is neither. */
export const signed = (difference: number): string => (difference > 0 ? `+${difference}` : String(difference))
