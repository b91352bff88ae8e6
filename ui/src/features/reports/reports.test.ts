import { describe, expect, it } from 'vitest'
import { blankReport, reportEntry, reportLacks } from './entry'

describe('a mandatory report', () => {
  it('begins now and says what is missing', () => {
    const form = blankReport('2026-11-24T09:30')
    expect(reportLacks(form)).toEqual([{ field: 'situation', why: 'required' }])
    expect(reportLacks({ ...form, situation: '有伤', time: '' })).toEqual([{ field: 'reported_at', why: 'required' }])
  })
  it('goes to the core with its case and its moment', () => {
    const entry = reportEntry(7, { ...blankReport('2026-11-24T09:30'), situation: ' 有伤 ', reporter: { name: ' 李老师 ', phone: '', relation: '教师' } })
    expect(entry).toMatchObject({ case: 7, kind: 'minor', situation: '有伤', reported_at: '2026-11-24T09:30:00', reporter: { name: '李老师', phone: '', relation: '教师' } })
    expect(entry).not.toHaveProperty('day')
  })
})
