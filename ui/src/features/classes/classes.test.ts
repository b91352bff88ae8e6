import { describe, expect, it } from 'vitest'
import type { Class, Enrolment } from '@/ipc/surface'
import { askedFor, belongs, checkPlan, entryOf, months, planOf, pressed, seatsLeft, sorted, tally } from './session'

const session = (over: Partial<Class> = {}): Class => ({
  id: 3001, theme: '好好说话', instructor: '某老师', place: '二楼', audience: '', start: '2026-11-23T14:00:00', end: '2026-11-23T15:30:00', capacity: 10,
  enrolled: 4, attended: 0, state: 'planned', cancel_reason: '', version: 2, form: 'lecture', host: '', instructor_id: null, room: null, course: null, cohort: null, cohort_title: '', code: 'JY-000000000000', ...over,
})

describe('the list of sessions', () => {
  it('asks from today on, or up to today, within the month chosen', () => {
    expect(askedFor('upcoming', '', '2026-11-23')).toEqual({ from: '2026-11-23', to: null })
    expect(askedFor('upcoming', '2026-11', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-30' })
    expect(askedFor('upcoming', '2027-02', '2026-11-23')).toEqual({ from: '2027-02-01', to: '2027-02-28' })
    expect(askedFor('past', '', '2026-11-23')).toEqual({ from: null, to: '2026-11-23' })
    expect(askedFor('past', '2026-10', '2026-11-23')).toEqual({ from: '2026-10-01', to: '2026-10-31' })
  })
  it('every session is on exactly one tab', () => {
    for (const state of ['planned', 'held', 'cancelled'] as const)
      for (const now of ['2026-11-23T13:00:00', '2026-11-23T15:00:00', '2026-11-24T09:00:00'])
        expect(belongs(session({ state }), 'upcoming', now)).toBe(!belongs(session({ state }), 'past', now))
    expect(belongs(session(), 'upcoming', '2026-11-23T15:00:00')).toBe(true)
    expect(belongs(session(), 'past', '2026-11-23T15:31:00')).toBe(true)
  })
  it('soonest first ahead, latest first behind', () => {
    const two = [session(), session({ id: 2, start: '2026-11-30T14:00:00' })]
    expect(sorted(two, 'upcoming').map((one) => one.id)).toEqual([3001, 2])
    expect(sorted(two, 'past').map((one) => one.id)).toEqual([2, 3001])
  })
  it('months cross the year', () => expect(months('2026-12-05', 1, 2)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']))
})

describe('a plan', () => {
  it('goes through the form unchanged', () => {
    const one = session()
    expect(entryOf(planOf(one, '2026-11-01'), one)).toEqual({ id: 3001, version: 2, theme: '好好说话', instructor: '某老师', place: '二楼', audience: '', start: '2026-11-23T14:00:00', minutes: 90, capacity: 10, more: { form: 'lecture', host: '', instructor_id: null, room: null, course: null, cohort: null } })
  })
  it('takes one of the station and its room by number, and none of ours at a host', () => {
    const one = session({ instructor_id: 3001, room: 9, form: 'lesson', cohort: 5, course: 6 })
    const sent = entryOf(planOf(one, '2026-11-01'), one)
    expect([sent.instructor, sent.place, sent.more]).toEqual(['', '', { form: 'lesson', host: '', instructor_id: 3001, room: 9, course: 6, cohort: 5 }])
    const plan = { ...planOf(one, '2026-11-01'), form: 'outreach' as const, host: '' }
    expect(checkPlan(plan, 0)).toEqual({ host: 'fault.why.required' })
    expect(entryOf(plan, one).more?.room).toBe(null)
  })
  it('says what is missing, and keeps the seats that are given', () => {
    expect(Object.keys(checkPlan(planOf(null, '2026-11-23'), 0)).sort()).toEqual(['instructor', 'place', 'theme', 'time'])
    const plan = planOf(session(), '2026-11-23')
    expect(checkPlan(plan, 4)).toEqual({})
    expect(checkPlan({ ...plan, capacity: 3 }, 4)).toEqual({ capacity: 'classes.need.seats' })
    expect(checkPlan({ ...plan, capacity: 0 }, 0)).toEqual({ capacity: 'classes.need.capacity' })
  })
  it('seats never go below nought', () => {
    expect(seatsLeft(session())).toBe(6)
    expect(seatsLeft(session({ enrolled: 12 }))).toBe(0)
  })
})

describe('the roll call', () => {
  it('a second press takes the mark back, the other button corrects it', () => {
    expect(pressed('enrolled', 'attended')).toBe('attended')
    expect(pressed('attended', 'attended')).toBe('enrolled')
    expect(pressed('attended', 'absent')).toBe('absent')
  })
  it('counts', () => {
    const entry = (state: Enrolment['state']) => ({ state }) as Enrolment
    expect(tally([entry('attended'), entry('absent'), entry('attended'), entry('enrolled')])).toEqual({ attended: 2, absent: 1, open: 1 })
  })
})
