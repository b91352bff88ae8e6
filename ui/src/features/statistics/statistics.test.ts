import { describe, expect, it } from 'vitest'
import { casesPath } from './links'
import { monthWithin, periodOf, spanOf } from './period'

describe('a period', () => {
  it('is a whole month, quarter or year', () => {
    expect(periodOf('month', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(periodOf('quarter', '2026-11-23')).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(periodOf('year', '2026-11-23')).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })
  it('steps over the turn of the year, both ways', () => {
    expect(periodOf('month', '2026-12-31', 1)).toEqual({ from: '2027-01-01', to: '2027-01-31' })
    expect(periodOf('quarter', '2026-01-01', -1)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
    expect(periodOf('month', '2026-03-31', -1)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })
  it('steps there and back, for every month of ten years', () => {
    for (let n = 0; n < 120; n++) {
      const here = periodOf('month', '2020-01-31', n)
      expect(periodOf('month', here.from, -n).from).toBe('2020-01-01')
      expect(periodOf('month', here.to, 1).from > here.to).toBe(true)
      expect(spanOf(here)).toBe('month')
    }
  })
  it('is recognised when it was chosen freely', () => {
    expect(spanOf({ from: '2026-01-01', to: '2026-12-31' })).toBe('year')
    expect(spanOf({ from: '2026-01-02', to: '2026-12-31' })).toBeNull()
  })
  it('cuts its months at both ends', () => {
    const period = { from: '2026-10-15', to: '2026-11-23' }
    expect(monthWithin('2026-10', period)).toEqual({ from: '2026-10-15', to: '2026-10-31' })
    expect(monthWithin('2026-11', period)).toEqual({ from: '2026-11-01', to: '2026-11-23' })
  })
})

describe('a number', () => {
  it('opens exactly the cases it counts', () => {
    const path = casesPath({ from: '2026-11-01', to: '2026-11-30' }, { risk: 'red' })
    expect(Object.fromEntries(new URLSearchParams(path.split('?')[1]))).toEqual({ risk: 'red', from: '2026-11-01', to: '2026-11-30' })
    expect(casesPath({ from: '2026-11-01', to: '2026-11-30' })).toBe('/cases?from=2026-11-01&to=2026-11-30')
  })
})
