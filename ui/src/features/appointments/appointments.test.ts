import { describe, expect, it } from 'vitest'
import type { Appointment, Hours, LessonHour, Slot, StaffMember } from '@/ipc/surface'
import { columnsOf, daysShown, eventsOf, inOrder, lessonOf, lessonsOn, passes, quietDays, shadesOf } from './board'
import { candidates, serviceOf } from './client'
import { likelyService, practitionerChoices } from './fitting'
import { busyAt, checkHour, hourOf, hourOfAppointment, outsidePlan, startOf } from './hour'
import { outsideOf, plannedOf, type Planned } from './planned'
import { candidatesAmong, readBody } from './noteDraft'
import { answerBy, byDay, thinned } from './openings'
import { checkWeek, hoursOf, insidePlan, outsideOn, spansOn, weeklyMinutes, weekOf } from './plan'
import { addDays, addMinutes, isDay, minutesBetween, mondayOf, monthSpan, nowInChina, sayDay, timeAt, weekdayOf } from './when'

const hours = (weekday: number, ...ranges: [string, string][]): Hours[] => ranges.map(([start, end]) => ({ weekday, start, end }))
const member = (id: number, roles: StaffMember['roles'], plan: Hours[] = []): StaffMember => ({ id, name: `甲${id}`, phone: '', roles, active: true, suspended: false, password_due: false, has_account: true, hours: plan })
const booked = (over: Partial<Appointment> = {}): Appointment => ({
  id: 9001, case: 1, case_code: 'X1', person: 5, client: '某某', client_phone: '', safe_contact: '', service: 'mediation', practitioner: 1, practitioner_name: '甲1',
  room: 7, room_name: '一号调解室', mode: 'in_person', start: '2026-11-23T09:00:00', end: '2026-11-23T09:50:00', state: 'confirmed', absent: null, kind: 'individual', others: [], pad_before: 0, pad_after: 0, travel: 0, anonymous: false, guardian: '', guardian_consent: 'not_needed', series: null, reason: '', hidden: false, has_note: false, may_read_note: false, looking: false, group: null, also: [], may_move: true, version: 1, ...over,
})
const say = { taken: '已占用', service: (code: string) => code, mode: (code: string) => code, state: (code: string) => code, nameless: '匿名' }
const weekly = (staff: readonly StaffMember[]): Planned => (id, day) => spansOn(staff.find((one) => one.id === id)?.hours ?? [], weekdayOf(day))

describe('wall-clock arithmetic', () => {
  it('crosses midnight, months and leap days', () => {
    expect(addMinutes('2028-02-28T23:50:00', 20)).toBe('2028-02-29T00:10:00')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(monthSpan('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  })
  it('minutes and end are each other’s reverse, whatever the hour', () => {
    for (let minutes = 10; minutes <= 480; minutes += 10)
      for (const start of ['2026-11-23T08:00:00', '2026-03-29T01:30:00', '2026-12-31T22:50:00'])
        expect(minutesBetween(start, addMinutes(start, minutes))).toBe(minutes)
  })
  it('is in China on a PC anywhere', () => expect(nowInChina(Date.UTC(2026, 10, 22, 16, 5))).toBe('2026-11-23T00:05:00'))
  it('counts weekdays from Monday, and weeks begin on it', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
    for (let n = 0; n < 7; n++) expect(mondayOf(addDays('2026-11-23', n))).toBe('2026-11-23')
  })
  it('a date in the address must be one', () => expect(['2026-11-23', '2026-02-30', 'x', undefined].map(isDay)).toEqual([true, false, false, false]))
  it('names the day', () => expect(sayDay('2026-11-23', 'zh-CN')).toContain('星期一'))
})

describe('the weekly plan', () => {
  const plan = [...hours(1, ['13:30', '17:00'], ['09:00', '11:30'], ['11:00', '12:00']), ...hours(3, ['07:00', '09:00'])]
  it('joins what overlaps', () => expect(spansOn(plan, 1)).toEqual([{ from: 540, to: 720 }, { from: 810, to: 1020 }]))
  it('leaves over exactly the rest of the day', () => {
    expect(outsideOn(plan, 1, 480, 1200)).toEqual([{ from: 480, to: 540 }, { from: 720, to: 810 }, { from: 1020, to: 1200 }])
    expect(outsideOn(plan, 2, 480, 1200)).toEqual([{ from: 480, to: 1200 }])
    expect(outsideOn(plan, 3, 480, 1200)).toEqual([{ from: 540, to: 1200 }])
  })
  it('every minute is in the plan or outside it, never both', () => {
    const spans = spansOn(plan, 1)
    const off = outsideOn(plan, 1, 480, 1200)
    for (let minute = 480; minute < 1200; minute++) {
      const within = (list: { from: number; to: number }[]) => list.some((span) => span.from <= minute && minute < span.to)
      expect(within(spans), timeAt(minute)).toBe(!within(off))
    }
  })
  it('an appointment is inside only with its whole length', () => {
    expect(insidePlan(plan, '2026-11-23T11:00:00', 60)).toBe(true)
    expect(insidePlan(plan, '2026-11-23T11:10:00', 60)).toBe(false)
    expect(insidePlan(plan, '2026-11-24T11:00:00', 10)).toBe(false)
  })
  it('comes back from the form as it went in', () => {
    const sound = [...hours(1, ['09:00', '11:30'], ['13:30', '17:00']), ...hours(6, ['09:00', '10:00'])]
    expect(hoursOf(weekOf(sound))).toEqual(sound)
    expect(weeklyMinutes(sound)).toBe(150 + 210 + 60)
  })
  it('says what is wrong beside the range that is wrong', () => {
    const week = weekOf([])
    week[0] = [{ start: '09:00', end: '11:00' }, { start: '10:30', end: '12:00' }]
    week[1] = [{ start: '11:00', end: '11:00' }, { start: '09:00', end: '' }, { start: '', end: '' }]
    week[2] = [{ start: '09:00', end: '10:00' }, { start: '10:00', end: '11:00' }]
    expect(checkWeek(week).slice(0, 3)).toEqual([['overlap', 'overlap'], ['order', 'blank', ''], ['', '']])
    expect(hoursOf(week).filter((one) => one.weekday === 2)).toHaveLength(2)
  })
})

describe('the plan as the core tells it', () => {
  const planned = plannedOf({ days: [{ staff: 1, day: '2026-11-23', open: [{ from: 540, to: 720 }], leave: false }], marked: [] })
  it('is known day by day', () => expect([planned(1, '2026-11-23'), planned(1, '2026-11-24')]).toEqual([[{ from: 540, to: 720 }], undefined]))
  it('leaves over the rest', () => expect(outsideOf(planned(1, '2026-11-23') ?? [], 480, 800)).toEqual([{ from: 480, to: 540 }, { from: 720, to: 800 }]))
})

describe('the board', () => {
  it('names everybody who comes, and nobody who gave no name', () => {
    expect(eventsOf([booked({ kind: 'couple', others: [{ person: 2, name: '乙' }] })], say)[0]?.extendedProps.who).toBe('某某、乙')
    expect(eventsOf([booked({ client: '', anonymous: true })], say)[0]?.extendedProps.who).toBe('匿名')
  })
  it('draws state as a word and may drag only what is still to come about', () => {
    const [event] = eventsOf([booked()], say)
    expect(event).toMatchObject({ id: '9001', resourceIds: ['1'], start: '2026-11-23T09:00:00', end: '2026-11-23T09:50:00', editable: true, className: ['st-confirmed'] })
    expect(event?.extendedProps).toEqual({ time: '09:00–09:50', who: '某某', hidden: false, what: 'mediation · 一号调解室', state: 'confirmed' })
    expect(eventsOf([booked({ state: 'done' })], say)[0]?.editable).toBe(false)
    expect(eventsOf([booked({ end: '2026-11-23T09:20:00' })], say)[0]?.className).toContain('brief')
  })
  it('never names a hidden client, nor lets the hour be dragged', () => {
    const [event] = eventsOf([booked({ hidden: true, client: '不该出现' })], say)
    expect(event?.extendedProps.who).toBe('已占用')
    expect(JSON.stringify(event)).not.toContain('不该出现')
    expect(JSON.stringify(event)).not.toContain('mediation')
    expect(event?.editable).toBe(false)
  })
  it('shows a session to whoever teaches it and in its room, and never lets it be dragged there', () => {
    const lesson: LessonHour = { class: 7, theme: '好好说话', form: 'lesson', instructor: 3, room: null, place: '活动室', start: '2026-11-23T19:00:00', end: '2026-11-23T20:30:00' }
    const [event] = lessonsOn([lesson], 'people', (form) => form)
    expect(event).toMatchObject({ resourceIds: ['3'], editable: false, extendedProps: { who: '好好说话', what: '活动室' } })
    expect([lessonOf(event?.id ?? ''), lessonOf('7')]).toEqual([7, null])
    expect(lessonsOn([lesson], 'rooms', (form) => form)).toEqual([])
  })
  it('gives a cancelled hour back', () => expect(eventsOf([booked({ state: 'cancelled' })], say)).toEqual([]))
  it('greys each practitioner’s own free time on each day', () => {
    const staff = [member(1, ['mediator'], hours(1, ['09:00', '17:00'])), member(2, ['lawyer'])]
    const shades = shadesOf(staff, ['2026-11-23'], weekly(staff))
    expect(shades.map((shade) => [shade.resourceId, shade.start.slice(11, 16), shade.end.slice(11, 16)])).toEqual([
      ['1', '08:00', '09:00'], ['1', '17:00', '20:00'], ['2', '08:00', '20:00'],
    ])
    expect(new Set(shades.map((shade) => shade.id)).size).toBe(3)
  })
  it('a week begins on Monday and leaves out an empty weekend', () => {
    const days = daysShown('week', '2026-11-25')
    expect([days[0], days[6]]).toEqual(['2026-11-23', '2026-11-29'])
    const none = weekly([])
    expect(quietDays('week', days, [], [], '2026-11-25', none)).toEqual([6, 0])
    const saturday = [member(1, ['mediator'], hours(6, ['09:00', '10:00']))]
    expect(quietDays('week', days, saturday, [], '2026-11-25', weekly(saturday))).toEqual([0])
    expect(quietDays('week', days, [], [booked({ start: '2026-11-29T09:00:00' })], '2026-11-25', none)).toEqual([6])
    expect(quietDays('week', days, [], [], '2026-11-28', none)).toEqual([0])
  })
  it('a month is whole weeks', () => {
    const days = daysShown('month', '2026-11-25')
    expect([days[0], days.at(-1), days.length % 7]).toEqual(['2026-10-26', '2026-12-06', 0])
    expect(daysShown('month', '2027-02-10')).toHaveLength(28)
  })
  it('puts whoever is there that day first, and filters', () => {
    const staff = [member(1, ['mediator']), member(2, ['lawyer'], hours(1, ['09:00', '10:00'])), member(3, ['psychologist'])]
    const all = { practitioner: null, room: null }
    expect(columnsOf(staff, [booked({ practitioner: 3 })], ['2026-11-23'], all, weekly(staff)).map((one) => one.id)).toEqual([2, 3, 1])
    expect(columnsOf(staff, [], ['2026-11-23'], { ...all, practitioner: 3 }, weekly(staff)).map((one) => one.id)).toEqual([3])
    expect(passes(booked(), { practitioner: null, room: 8 })).toBe(false)
  })
  it('lists in the order of the day', () => expect(inOrder([booked({ id: 2, start: '2026-11-23T10:00:00' }), booked()]).map((one) => one.id)).toEqual([9001, 2]))
})

describe('an hour being booked', () => {
  const staff = weekly([member(1, ['mediator'], hours(1, ['09:00', '12:00']))])
  it('says what is missing, and wants a room only when one meets', () => {
    expect(Object.keys(checkHour(hourOf({}, '2026-11-23'), 'in_person', staff)).sort()).toEqual(['practitioner', 'room', 'time'])
    expect(checkHour(hourOf({ practitioner: 1, start: '2026-11-23T09:00:00' }, ''), 'phone', staff)).toEqual({})
    expect(checkHour(hourOf({ practitioner: 1, start: '2026-11-23T09:00:00', minutes: 481 }, ''), 'phone', staff)).toHaveProperty('minutes')
  })
  it('outside the plan only on purpose', () => {
    const late = hourOf({ practitioner: 1, start: '2026-11-23T11:30:00' }, '')
    expect(outsidePlan(late, staff)).toBe(true)
    expect(checkHour(late, 'phone', staff)).toHaveProperty('outside')
    expect(checkHour({ ...late, outside: true }, 'phone', staff)).toEqual({})
  })
  it('an appointment fills the form and comes back the same', () => {
    const hour = hourOfAppointment(booked())
    expect([startOf(hour), hour.minutes, hour.practitioner, hour.room]).toEqual(['2026-11-23T09:00:00', 50, '1', '7'])
  })
  it('a collision is said beside what collides', () => {
    const fault = (code: string) => ({ code, message: '', fields: [], wait_seconds: null })
    expect(busyAt(fault('room_busy'))).toHaveProperty('room')
    expect(busyAt(fault('practitioner_busy'))).toHaveProperty('practitioner')
    expect(busyAt(fault('client_busy'))).toHaveProperty('client')
    expect(busyAt(fault('stale'))).toEqual({})
  })
})

describe('whom to book', () => {
  it('offers fitting people first and everybody else after them', () => {
    const staff = [member(1, ['mediator']), member(2, ['psychologist']), member(3, ['lawyer'])]
    expect(practitionerChoices(staff, 'psychological_counselling', String).map((one) => one.code)).toEqual(['2', '1', '3'])
    expect(likelyService(staff[2])).toBe('legal_advice')
    expect(likelyService(undefined)).toBe('')
  })
  it('offers everyone on the case once, and the service one books an hour for', () => {
    const person = (id: number) => ({ id }) as never
    const file = { parties: [{ role: 'applicant', relation: null, person: person(1) }], members: [{ relation: '', person: person(1) }, { relation: '', person: person(2) }], services: ['petition', 'mediation'] } as never
    expect(candidates(file).map((one) => [one.person.id, one.role])).toEqual([[1, 'applicant'], [2, null]])
    expect(serviceOf(file)).toBe('mediation')
  })
})

describe('free hours', () => {
  const slot = (practitioner: number, start: string): Slot => ({ practitioner, start, end: addMinutes(start, 50), room: null })
  it('are grouped by day, then by whoever is free first', () => {
    const days = byDay([slot(1, '2026-11-24T09:00:00'), slot(2, '2026-11-23T10:00:00'), slot(1, '2026-11-23T09:00:00'), slot(2, '2026-11-23T09:30:00')])
    expect(days.map((one) => one.day)).toEqual(['2026-11-23', '2026-11-24'])
    expect(days[0]?.lines.map((line) => [line.practitioner, line.slots.map((one) => one.start.slice(11, 16))])).toEqual([[1, ['09:00']], [2, ['09:30', '10:00']]])
  })
  it('a long line keeps round hours, in order', () => {
    const line = Array.from({ length: 18 }, (_, n) => slot(1, addMinutes('2026-11-23T09:00:00', n * 10)))
    expect(thinned(line, 6).map((one) => one.start.slice(11, 16))).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00', '11:30'])
    expect(thinned(line, 50)).toHaveLength(18)
  })
})

describe('the draft of a note', () => {
  it('is looked for by the hour in its title, without opening any', () => {
    const brief = (id: number, kind: 'intake' | 'counselling_note', title: string) => ({ id, kind, title, updated_at: '' })
    const drafts = [brief(1, 'counselling_note', '个案记录 甲 2026-11-23 09:00'), brief(2, 'counselling_note', 'Counselling note B 2026-11-23 10:00'), brief(3, 'intake', '2026-11-23 09:00')]
    expect(candidatesAmong(drafts, '2026-11-23 09:00')).toEqual([1])
    expect(candidatesAmong(drafts, '2026-11-24 09:00')).toEqual([])
  })
  const note = { problem: '一', intervention: '二', feedback: '三' }
  it('is read back', () => expect(readBody(JSON.stringify({ appointment: 5, note }))).toEqual({ appointment: 5, note }))
  it.each(['', '{', '[]', 'null', '{"appointment":"5"}', JSON.stringify({ appointment: 5, note: { problem: 1 } })])('what is no note of ours is left alone: %s', (body) => expect(readBody(body)).toBeNull())
})

describe('an answer to an offer', () => {
  it.each([
    ['2026-12-08T08:50:00', '2026-11-29T10:00:00', '2026-11-30', '17:00'],
    ['2026-11-30T08:50:00', '2026-11-29T10:00:00', '2026-11-29', '20:00'],
    ['2026-11-30T08:50:00', '2026-11-29T20:40:00', '2026-11-30', '07:50'],
    ['2026-11-30T08:50:00', '2026-11-30T08:10:00', '2026-11-30', '08:50'],
    ['2026-11-29T15:00:00', '2026-11-29T10:00:00', '2026-11-29', '14:00'],
  ])('for %s, asked at %s, is due before it is too late', (start, now, day, time) => expect(answerBy(start, now)).toEqual({ day, time }))
})
