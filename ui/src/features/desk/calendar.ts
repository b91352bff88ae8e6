// Days and hours in words. Values are local calendar text ('2026-11-23', '2026-11-23T09:30:00'), always China's,
// whatever zone the PC thinks it is in. Knows no page.

const HOUR = 3_600_000

/** The clock on the wall in China, as text: '2026-11-23T09:30'. `at` is milliseconds since 1970. */
export function chinaNow(at: number = Date.now()): string {
  return new Date(at + 8 * HOUR).toISOString().slice(0, 16)
}

/** Today in China. */
export const chinaToday = (at?: number): string => chinaNow(at).slice(0, 10)

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The day `days` later (earlier when negative). */
export function plusDays(day: string, days: number): string {
  return new Date(utc(day).getTime() + days * 24 * HOUR).toISOString().slice(0, 10)
}

/** 'HH:MM' of a moment. */
export const hourOf = (moment: string): string => moment.slice(11, 16)

/** The day of a moment. */
export const dayOf = (moment: string): string => moment.slice(0, 10)

/** '2026年11月23日星期一', 'Monday, 23 November 2026'. */
export function longDay(day: string, language: string): string {
  const said = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC',
  }).format(utc(day))
  return language === 'en' ? said : said.replace('星期', ' 星期')
}

/** '11月23日 周一', 'Mon, 23 Nov'. */
export function shortDay(day: string, language: string): string {
  const said = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    month: language === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC',
  }).format(utc(day))
  return language === 'en' ? said : said.replace('周', ' 周')
}
