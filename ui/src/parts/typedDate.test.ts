import { describe, expect, it } from 'vitest'
import { parseDate, parseTime, stepsOf } from './typedDate'

describe('a typed date', () => {
  it.each(['20260102', '2026-1-2', '2026/01/02', '2026.1.2', '2026年1月2日', ' 2026 1 2 ', '２０２６－１－２'])('%s is 2 January', (typed) =>
    expect(parseDate(typed)).toBe('2026-01-02'),
  )
  it.each(['2026-13-1', '2026-02-29', '20260231', '1-2-2026', '昨天', '260102', '9999-01-01'])('%s is no day', (typed) =>
    expect(parseDate(typed)).toBeNull(),
  )
  it('knows leap days', () => {
    expect(parseDate('20240229')).toBe('2024-02-29')
    expect(parseDate('1900-2-29')).toBeNull()
    expect(parseDate('2000-2-29')).toBe('2000-02-29')
  })
  it('blank stays blank', () => expect(parseDate('  ')).toBe(''))
  it('every day of 200 years comes back as itself, typed in three ways', () => {
    for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2100, 0, 1); day += 86_400_000 * 3) {
      const iso = new Date(day).toISOString().slice(0, 10)
      const [year, month, date] = iso.split('-').map(Number)
      expect(parseDate(iso.replaceAll('-', ''))).toBe(iso)
      expect(parseDate(`${year}-${month}-${date}`)).toBe(iso)
      expect(parseDate(`${year}年${month}月${date}日`)).toBe(iso)
    }
  })
})

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9:5', '09:05'],
    ['9：30', '09:30'],
    ['9点半', '09:30'],
    ['下午3点', '15:00'],
    ['3pm', '15:00'],
    ['12am', '00:00'],
    ['中午12点', '12:00'],
  ])('%s is %s', (typed, time) => expect(parseTime(typed)).toBe(time))
  it.each(['25', '9:75', '早', '12345'])('%s is no time', (typed) => expect(parseTime(typed)).toBeNull())
  it('steps', () => expect(stepsOf('08:30', '10:00', 30)).toEqual(['08:30', '09:00', '09:30', '10:00']))
})
