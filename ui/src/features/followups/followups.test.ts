import { describe, expect, it } from 'vitest'
import { blankVisit, visitEntry } from './visit'

describe('a follow-up', () => {
  it('keeps the colour unless a person changes it', () => {
    const form = { ...blankVisit('2026-11-30T09:30', 'yellow'), findings: ' 已付款 ', performance: 'full' as const, satisfaction: '4', risk_reason: '无' }
    expect(visitEntry(7, form, 'yellow')).toMatchObject({ case: 7, person: null, at: '2026-11-30T09:30:00', findings: '已付款', satisfaction: 4, risk: null, risk_reason: '' })
    expect(visitEntry(7, { ...form, risk: 'red' }, 'yellow')).toMatchObject({ risk: 'red', risk_reason: '无' })
  })
  it('says nothing of performance where nobody was met', () => {
    const form = { ...blankVisit('2026-11-30T09:30', 'red'), outcome: 'nobody_home' as const, performance: 'full' as const, next_on: '2026-12-01' }
    expect(visitEntry(7, form, 'red')).toMatchObject({ performance: null, next_on: '2026-12-01' })
  })
})
