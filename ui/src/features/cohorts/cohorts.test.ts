import { describe, expect, it } from 'vitest'
import type { Course } from '@/ipc/surface'
import { nobody, isMissing, whoSent } from '@/features/classes/who'
import { toggled } from '@/features/courses/course'
import { laidOut, planSent, said, signed } from './plan'

const course: Course = {
  id: 7, title: '好好说话', summary: '', targets: ['primary'], minutes: 90, pass_lessons: 2,
  lessons: [{ title: '先听完', content: '' }, { title: '说感受', content: '' }, { title: '定规矩', content: '' }], materials: [], active: true, cohorts: 0, version: 1,
}

describe('a cohort laid out', () => {
  it('has a lesson a week, over the end of the year', () => {
    const rows = laidOut(course, '2026-12-26', '14:00', 7, { own: '3001' })
    expect(rows.map((row) => [row.theme, row.day])).toEqual([['先听完', '2026-12-26'], ['说感受', '2027-01-02'], ['定规矩', '2027-01-09']])
    expect(rows[2]).toMatchObject({ time: '14:00', minutes: 90, own: '3001' })
  })
  it('sends one of the station and its room by number, somebody else by name', () => {
    const one = { theme: '先听完', day: '2026-12-26', time: '14:00', minutes: 90, own: '3001', instructor: '留着', room: '9', place: '留着' }
    const sent = planSent(7, ' 秋季班 ', '', 20, 2, [one, { ...one, own: '', room: '', instructor: ' 某老师 ', place: '礼堂', day: '' }])
    expect(sent.title).toBe('秋季班')
    expect(sent.lessons[0]).toEqual({ theme: '先听完', start: '2026-12-26T14:00:00', minutes: 90, instructor: '', instructor_id: 3001, place: '', room: 9 })
    expect(sent.lessons[1]).toMatchObject({ start: null, instructor: '某老师', instructor_id: null, place: '礼堂', room: null })
  })
  it('says means and differences', () => {
    expect([said(340), said(366), signed(12), signed(-6), signed(0)]).toEqual(['3.4', '3.7', '+12', '-6', '0'])
  })
})

describe('whom one takes in', () => {
  it('sends either somebody of a case or a name', () => {
    const walk = { ...nobody(), name: ' 某妈妈 ', phone: '138', age: '6' }
    expect(whoSent(walk)).toEqual({ case: null, person: null, name: '某妈妈', phone: '138', child_age: '6' })
    const known = { ...nobody(5, 6), name: '留着' }
    expect(whoSent(known)).toEqual({ case: 5, person: 6, name: '', phone: '', child_age: '' })
    expect([isMissing(walk), isMissing(known), isMissing(nobody()), isMissing(nobody(5))]).toEqual([false, false, true, true])
  })
  it('keeps the order of the list', () => {
    expect(toggled(['a', 'b', 'c'], ['c'], 'a')).toEqual(['a', 'c'])
    expect(toggled(['a', 'b', 'c'], ['a', 'c'], 'c')).toEqual(['a'])
  })
})
