import { describe, expect, it } from 'vitest'
import type { ChecklistQuestion } from '@/ipc/surface'
import { blankRow, fromBody, impliedKinds, isGrave, numbersIn, toBody, toEntry, touched } from './quick'

const questions: ChecklistQuestion[] = [
  { code: 'quarrels', text: '', dispute: 'marriage', grave: false },
  { code: 'weapons', text: '', dispute: 'violence', grave: true },
  { code: '', text: '送饭', dispute: 'support', grave: false },
]
const now = '2026-11-23T09:30'

describe('the quick entry', () => {
  it('reads numbers however they are typed, each once and in order', () => {
    expect(numbersIn('3 1、１,99 x', 3)).toEqual([1, 3])
    expect(numbersIn('', 3)).toEqual([])
  })

  it('takes the disputes from the questions and says what is grave', () => {
    expect(impliedKinds([1, 3], questions)).toEqual(['marriage', 'support'])
    expect([isGrave([1], questions), isGrave([2], questions)]).toEqual([false, true])
  })

  it('keeps a row as a draft of its campaign and reads it back, whatever is in it', () => {
    const row = { ...blankRow(now), head: '虚构甲', signs: [2], urgent: true }
    expect(touched(row)).toBe(true)
    expect(touched(blankRow(now))).toBe(false)
    expect(fromBody(toBody(7, row), 7, now)).toEqual(row)
    expect(fromBody(toBody(7, row), 8, now)).toBeNull()
    expect(fromBody('nonsense', 7, now)).toBeNull()
    expect(fromBody('{"campaign":7,"row":{"head":5,"signs":"x","later":1}}', 7, now)).toEqual(blankRow(now))
  })

  it('sends what is typed, with the day and place of the pile', () => {
    const header = { day: '2026-11-23', by: '4', area: '一网格' }
    const sent = toEntry({ ...blankRow(now), head: '虚构甲', urgent: true, told: '镇站' }, header, 7)
    expect(sent).toMatchObject({ campaign: 7, found_by: 4, area: '一网格', colour: null, urgent: { told: '镇站', told_at: '2026-11-23T09:30:00', how: 'phone' } })
    expect(toEntry(blankRow(now), header, 7).urgent).toBeNull()
  })
})
