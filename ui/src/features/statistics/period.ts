// Periods that a station reports on, as calendar days. Both ends are included.

export const spans = ['month', 'quarter', 'year'] as const
export type Span = (typeof spans)[number]
export interface Period {
  from: string
  to: string
}

const MONTHS: Record<Span, number> = { month: 1, quarter: 3, year: 12 }
const two = (n: number): string => String(n).padStart(2, '0')

/** The first day of the month `months` (counted from year 0) and the last day of the month `count` later. */
function months(first: number, count: number): Period {
  const start = { year: Math.floor(first / 12), month: first % 12 }
  const last = new Date(Date.UTC(start.year, start.month + count, 0))
  return {
    from: `${start.year}-${two(start.month + 1)}-01`,
    to: last.toISOString().slice(0, 10),
  }
}
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** The whole month, quarter or year that `day` lies in, `by` of them later (earlier when negative). */
export function periodOf(span: Span, day: string, by = 0): Period {
  const size = MONTHS[span]
  const at = Math.floor(monthOf(day) / size) + by
  return months(at * size, size)
}

/** Which span exactly covers the period; null for one chosen freely. */
export function spanOf(period: Period): Span | null {
  return spans.find((span) => {
    const whole = periodOf(span, period.from)
    return whole.from === period.from && whole.to === period.to
  }) ?? null
}

/** The part of the month '2026-11' that lies in the period. */
export function monthWithin(month: string, period: Period): Period {
  const whole = periodOf('month', `${month}-01`)
  return {
    from: whole.from < period.from ? period.from : whole.from,
    to: whole.to > period.to ? period.to : whole.to,
  }
}
