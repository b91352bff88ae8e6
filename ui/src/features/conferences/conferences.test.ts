import { describe, expect, it } from 'vitest'
import type { Agenda, CaseRow, ConferenceFile, ConferenceKind, Item, Plan } from '@/ipc/surface'
import { agendaLines, attendants, itemRow, months, personRow, seated, settled, spoken, taskEntries, taskRow, tickedEntries, undecided } from './entry'

const row = (id: number): CaseRow => ({ id, code: `C${id}`, parties: ['甲'], main_type: 'marriage', risk: 'red', level: 'normal', state: 'accepted', handler: 1, handler_name: '', station_name: '', opened_at: '2026-11-02T09:00:00', found_by: '' })
const agenda: Agenda = {
  month: '2026-11',
  groups: [
    { reason: 'new', items: [{ case: row(1), note: '' }, { case: row(2), note: '' }] },
    { reason: 'overdue', items: [{ case: row(1), note: 'order,follow_up' }] },
    { reason: 'dissatisfied', items: [{ case: null, note: '' }] },
  ],
}
const lines = agendaLines(agenda, (code) => `<${code}>`, '一份调查')
const file = (kind: ConferenceKind, items: Item[], plans: Plan[]): ConferenceFile => ({
  conference: { id: 1, number: '1', kind, state: 'held', month: '', at: '2026-11-20T09:00:00', place: '', chair_staff: null, chair: '', overview: '', complex: '', dangers: '', next_work: '', reason: '', signed_by: '', signed_at: null, created_by: 1, version: 1 },
  present: [], items, plans, tasks: [], may_sign: true, may_write: true,
})

describe('the agenda that writes itself', () => {
  it('is one line for each reason, with the names of what is overdue', () => {
    expect(lines.map((line) => [line.reason, line.case?.id ?? null, line.title])).toEqual([['new', 1, ''], ['new', 2, ''], ['overdue', 1, '<order>、<follow_up>'], ['dissatisfied', null, '一份调查']])
  })
  it('sends what is ticked, in its own order', () => {
    const [first, , third] = lines.map((line) => line.key)
    expect(tickedEntries(lines, [third ?? '', first ?? ''])).toEqual([{ case: 1, reason: 'new', title: '' }, { case: 1, reason: 'overdue', title: '<order>、<follow_up>' }])
  })
  it('finds again what was planned, and leaves the rest as rows', () => {
    const found = settled(lines, [itemRow({ case: 2, reason: 'new' }), itemRow({ case: 9, reason: 'chosen' }), itemRow({ case: null, reason: 'dissatisfied', title: '一份调查' })])
    expect(tickedEntries(lines, found.ticked)).toEqual([{ case: 2, reason: 'new', title: '' }, { case: null, reason: 'dissatisfied', title: '一份调查' }])
    expect(found.rows.map((one) => one.case)).toEqual([9])
  })
})

describe('a conference', () => {
  it('reads a case once, for all its reasons', () => {
    const items: Item[] = [{ case: row(1), reason: 'new', title: '' }, { case: null, reason: 'chosen', title: '事' }, { case: row(1), reason: 'red', title: '回访' }]
    expect(spoken(file('monthly', items, [])).map((one) => [one.case?.id ?? null, one.title, one.reasons])).toEqual([[1, '回访', ['new', 'red']], [null, '事', ['chosen']]])
  })
  it('is not signed while a case lacks its decision, except the monthly one', () => {
    const items: Item[] = [{ case: row(1), reason: 'chosen', title: '' }, { case: row(2), reason: 'chosen', title: '' }]
    const plan: Plan = { case: 1, conference: 1, kind: 'joint', number: '1', study: '', decision: '办', made_by: '', made_at: '2026-11-20T10:00:00' }
    expect(undecided(file('joint', items, [plan])).map((one) => one.id)).toEqual([2])
    expect(undecided(file('monthly', items, []))).toEqual([])
  })
  it('leaves blank rows out, and the name of own staff to the core', () => {
    const rows = seated([personRow({ staff: 3, name: '旧名' }), personRow(), personRow({ name: ' 外人 ', role: 'police', came: true })])
    expect(attendants(rows)).toEqual([{ staff: 3, name: '', role: 'other', came: false }, { staff: null, name: '外人', role: 'police', came: true }])
    expect(taskEntries([{ ...taskRow(), what: ' 走访 ', staff: 3, due: '' }])).toEqual([{ what: '走访', owner_staff: 3, owner: '', due: null }])
  })
  it('offers months over the turn of the year, and keeps the one it has', () => {
    expect(months('2026-11-24')).toContain('2027-11')
    expect(months('2026-01-31')[0]).toBe('2025-10')
    expect(months('2026-11-24', '2024-05')[0]).toBe('2024-05')
  })
})
