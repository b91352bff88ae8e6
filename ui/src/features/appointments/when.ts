// Days and moments as the core writes them: wall-clock time in China as text, '2026-11-23' and '2026-11-23T09:30:00'.
// Plain text arithmetic through UTC, so that the zone and the summer time of this PC never matter.

const MINUTE = 60_000
const at = (moment: string): number => Date.parse(`${moment.length === 10 ? `${moment}T00:00:00` : moment}Z`)
const textOf = (millis: number): string => new Date(millis).toISOString().slice(0, 19)

/** Now in China (UTC+8 all year). */
export const nowInChina = (millis: number = Date.now()): string => textOf(millis + 8 * 60 * MINUTE)
export const today = (): string => nowInChina().slice(0, 10)

export const dayOf = (moment: string): string => moment.slice(0, 10)
/** '09:30' */
export const timeOf = (moment: string): string => moment.slice(11, 16)
/** Day and time of day → moment. */
export const momentOf = (day: string, time: string): string => `${day}T${time}:00`

export const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at(text)) && textOf(at(text)).startsWith(text)

export const addMinutes = (moment: string, minutes: number): string => textOf(at(moment) + minutes * MINUTE)
/** Whole minutes from one moment to another. */
export const minutesBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / MINUTE)
export const addDays = (day: string, days: number): string => textOf(at(day) + days * 1440 * MINUTE).slice(0, 10)

/** 1 Monday … 7 Sunday, as the weekly plan counts. */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay() || 7
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** First and last day of '2026-11'. */
export function monthSpan(month: string): { from: string; to: string } {
  const [year, number] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` }
}

/** Minutes since midnight of '09:30'; NaN when it is no time. */
export function minutesOf(time: string): number {
  const hit = /^(\d{2}):(\d{2})$/.exec(time)
  return hit ? Number(hit[1]) * 60 + Number(hit[2]) : Number.NaN
}
/** The reverse; 1440 is '24:00'. */
export const timeAt = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** '11月23日 星期一' and its English, from the platform's own words. */
export const sayDay = (day: string, language: string, year = false): string =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
    ...(year ? { year: 'numeric' } : {}),
  }).format(at(day))

/** '星期一' */
export const sayWeekday = (weekday: number, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'long' }).format(at('2026-11-22') + weekday * 1440 * MINUTE)

/** '09:30–10:20', of moments or of times of day. */
export const sayTimes = (start: string, end: string): string => [start, end].map((one) => (one.length > 5 ? timeOf(one) : one)).join('–')

/** '11月23日 星期一 09:30' */
export const sayMoment = (moment: string, language: string): string => `${sayDay(dayOf(moment), language)} ${timeOf(moment)}`

/** Fields of the date object that the calendar hands over are wall-clock ones already. */
export function momentFrom(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:00`
}
