import { describe, expect, it } from 'vitest'
import type { Class } from '@/ipc/surface'
import { chinaNow, chinaToday, longDay, plusDays, shortDay } from './calendar'
import { draftPath } from './drafts'
import { accountChange, canMark, partOfDay, splitClasses, whenIs, worksOnCases } from './greet'

describe("the day's words", () => {
  it('are those of China, wherever the PC thinks it is', () => {
    const lateInLondon = Date.UTC(2026, 10, 22, 16, 30) // half past midnight in China
    expect(chinaNow(lateInLondon)).toBe('2026-11-23T00:30')
    expect(chinaToday(lateInLondon)).toBe('2026-11-23')
  })
  it('count days over month ends and leap days', () => {
    expect(plusDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
  })
  it('name the weekday', () => {
    expect(longDay('2026-11-23', 'zh-CN')).toBe('2026年11月23日 星期一')
    expect(longDay('2026-11-23', 'en')).toContain('Monday')
    expect(shortDay('2026-11-23', 'zh-CN')).toBe('11月23日 周一')
  })
  it('greet by the hour', () => {
    expect([0, 4, 5, 8, 11, 13, 18, 23].map(partOfDay)).toEqual(['night', 'night', 'dawn', 'morning', 'noon', 'afternoon', 'evening', 'night'])
  })
})

describe('the time line', () => {
  const hour = { start: '2026-11-23T09:30:00', end: '2026-11-23T10:20:00' }
  it('knows what is over, what is now, what comes', () => {
    expect(whenIs(hour, '2026-11-23T09:29')).toBe('coming')
    expect(whenIs(hour, '2026-11-23T09:30')).toBe('now')
    expect(whenIs(hour, '2026-11-23T10:19')).toBe('now')
    expect(whenIs(hour, '2026-11-23T10:20')).toBe('past')
  })
  it('offers an outcome only for what is ours and still open', () => {
    expect(canMark({ state: 'confirmed', hidden: false, looking: false })).toBe(true)
    expect(canMark({ state: 'confirmed', hidden: false, looking: true })).toBe(false)
    expect(canMark({ state: 'confirmed', hidden: true, looking: false })).toBe(false)
    expect(canMark({ state: 'cancelled', hidden: false, looking: false })).toBe(false)
  })
  it('leaves cancelled and past sessions out and puts the earliest first', () => {
    const session = (id: number, start: string, state: Class['state'] = 'planned') => ({ id, start, state }) as Class
    const split = splitClasses([session(1, '2026-11-25T09:00:00'), session(2, '2026-11-23T14:00:00'), session(3, '2026-11-24T09:00:00'), session(4, '2026-11-23T09:00:00', 'cancelled'), session(5, '2026-11-20T09:00:00')], '2026-11-23')
    expect(split.today.map((one) => one.id)).toEqual([2])
    expect(split.coming.map((one) => one.id)).toEqual([3, 1])
  })
})

describe('what opens where', () => {
  it('a draft goes back to its form', () => {
    expect(draftPath({ id: 7, kind: 'intake' })).toBe('/intake/7')
    expect(draftPath({ id: 7, kind: 'survey' })).toBe('/surveys/enter?draft=7')
    expect(draftPath({ id: 7, kind: 'counselling_note' })).toBe('/appointments?draft=7')
  })
  it('an administrator without another role has no casework on the desk', () => {
    expect(worksOnCases({ roles: ['administrator'] })).toBe(false)
    expect(worksOnCases({ roles: ['administrator', 'mediator'] })).toBe(true)
    expect(worksOnCases(null)).toBe(false)
  })
})

describe('a change of an account', () => {
  it.each([['account', 'account'], ['password set', 'password'], ['left', 'left'], ['suspended', 'suspended'], ['saved', 'saved'], ['something new', 'saved']] as const)('“%s” has a word', (detail, word) => expect(accountChange(detail)).toBe(word))
})
