import { describe, expect, it } from 'vitest'
import { wordsOf } from '@/words/all'
import type { Obligation, Rule } from '@/ipc/surface'
import { RULES } from './rules'
import { importFaults } from './importFaults'
import { articleSaid, howSaid, leftSaid, placeOf } from './said'

const say = (key: string, named?: Record<string, unknown>) => `${key}${named ? JSON.stringify(named) : ''}`
const clock = (change: Partial<Obligation>): Obligation => ({
  id: 1, case: 7, code: 'A', parties: [], noun: 'cases', record: 7, rule: 'mediation_month', law: 'mediation_rules', article: '33', count: 1,
  unit: 'months', at: '2026-09-03T10:00:00', due: '2026-10-08T23:59:59', last_day: '2026-10-03', rested: '国庆节', moved: 0, missing_year: null,
  lead: false, owner: 1, owner_name: '', stopped: false, when: 'later', met: null, extends_most: 90, both_ask: true, ...change,
})

describe('a clock in words', () => {
  it('counts days by the calendar and hours by the clock', () => {
    expect(leftSaid(clock({}), '2026-10-05T23:00', say)).toBe('obligations.left.days{"n":3}')
    expect(leftSaid(clock({}), '2026-10-08T23:00', say)).toBe('obligations.left.today')
    expect(leftSaid(clock({}), '2026-10-10T01:00', say)).toBe('obligations.left.overDays{"n":2}')
    const hours = clock({ unit: 'hours', count: 72, due: '2026-10-08T10:00:00' })
    expect(leftSaid(hours, '2026-10-07T22:30', say)).toBe('obligations.left.hours{"n":11}')
    expect(leftSaid(hours, '2026-10-08T12:30', say)).toBe('obligations.left.overHours{"n":2}')
    expect(leftSaid(clock({ unit: 'hours', count: 0, due: '2026-10-08T10:00:00' }), '2026-10-08T12:30', say)).toBe('obligations.left.now')
  })

  it('says how the day was computed', () => {
    expect(howSaid(clock({ moved: 3 }), say)).toEqual([
      'obligations.how.from{"at":"2026-09-03"}',
      'obligations.how.term{"n":1,"unit":"obligations.unit.months"}',
      'obligations.how.moved{"n":3}',
      'obligations.how.rolled{"day":"2026-10-03","name":"国庆节","due":"2026-10-08"}',
    ])
    const longer = clock({ rule: 'petition_answer', at: '2026-11-29T00:00:00', count: 60, unit: 'days', due: '2027-02-27T23:59:59', extends_most: 30, rested: null, last_day: null })
    expect(howSaid(longer, say)).toEqual(['obligations.how.from{"at":"2026-11-29"}', 'obligations.how.term{"n":60,"unit":"obligations.unit.days"}', 'obligations.how.extended{"n":30}'])
    expect(articleSaid({ law: 'custom', article: '' }, say)).toBe('obligations.law.custom')
  })

  it('leads to where it is met', () => {
    expect(placeOf(clock({ rule: 'mandatory_report' }))).toBe('/cases/7')
    expect(placeOf(clock({ rule: 'follow_up' }))).toBe('/cases/7?tab=clocks')
    expect(placeOf(clock({ case: null, noun: 'orders', rule: 'order' }))).toBe('/conferences')
  })

  it('has words for every rule', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const words = wordsOf(language)['obligations'] as { rule: Record<Rule, string>; met: Record<Rule, string> }
      for (const rule of RULES) expect([words.rule[rule], words.met[rule]], rule).not.toContain(undefined)
    }
  })

  it('says where a list of holidays is wrong', () => {
    const fields = [{ field: 'line[3]', why: 'json' }, { field: 'years[0].days[4].date', why: 'date' }, { field: 'years[1].year', why: 'range' }]
    expect(importFaults({ code: 'invalid', message: '', fields, wait_seconds: null }, say, (why) => why)).toEqual([
      'obligations.wrongLine{"n":"3","why":"json"}',
      'obligations.wrongDay{"year":1,"day":5,"field":"obligations.field.date","why":"date"}',
      'obligations.wrongYear{"year":2,"field":"obligations.field.year","why":"range"}',
    ])
  })
})
