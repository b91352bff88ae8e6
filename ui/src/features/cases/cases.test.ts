import { describe, expect, it } from 'vitest'
import { i18n } from '@/words'
import type { CaseFile } from '@/ipc/surface'
import { amendForm, likelyClient, nextStates, noteNeeded, toAmendment } from './change'
import { fromQuery, isFiltered, toFilter, toQuery } from './filter'
import { contactOf, hiddenOf, lasting, mayRead } from './hidden'
import { eventSaid, momentSaid } from './said'

describe('the filters in the address', () => {
  it('come from a link of the statistics and go back as they were', () => {
    const sieve = fromQuery({ dispute: 'violence', risk: 'red', from: '2026-01-01', handler: '12' })
    expect(toFilter(sieve)).toEqual({ text: null, dispute: 'violence', risk: 'red', state: null, service: null, handler: 12, channel: null, open: null, from: '2026-01-01', to: null })
    expect(toQuery(sieve)).toEqual({ dispute: 'violence', risk: 'red', from: '2026-01-01', handler: '12' })
    expect(isFiltered(sieve)).toBe(true)
  })
  it('leave out what makes no sense', () => {
    const sieve = fromQuery({ dispute: 'dragons', risk: ['red', 'green'], handler: '1 or 1', from: '2026-02-30', to: null })
    expect(toQuery(sieve)).toEqual({ risk: 'red' })
    expect(isFiltered(fromQuery({ state: 'lost' }))).toBe(false)
  })
})

describe('the steps of a case', () => {
  it('are those that exist', () => {
    expect(nextStates('accepted')).toEqual(['in_progress', 'resolved', 'unresolved'])
    expect(nextStates('archived')).toEqual(['in_progress'])
  })
  it('need a note when it ends unresolved or is opened again', () => {
    expect(noteNeeded('in_progress', 'unresolved')).toBe(true)
    expect(noteNeeded('archived', 'in_progress')).toBe(true)
    expect(noteNeeded('accepted', 'in_progress')).toBe(false)
    expect(noteNeeded('resolved', 'archived')).toBe(false)
  })
})

describe('the timeline', () => {
  const t = i18n.global.t as (key: string, named?: Record<string, unknown>) => string
  const term = (list: string, code: string) => t(`terms.${list}.${code}`)
  const said = (kind: Parameters<typeof eventSaid>[0]['kind'], from: string, to: string) => eventSaid({ kind, from, to }, t, term)
  it('says codes, moments and names in words', () => {
    expect(said('risk_changed', 'orange', 'red')).toBe('橙色 → 红色')
    expect(said('appointment_booked', '', '2026-11-24T09:00:00')).toBe('2026-11-24 09:00')
    expect(said('handler_changed', '林淑芬', '周国栋')).toBe('林淑芬 → 周国栋')
    expect(said('services_changed', '', 'mediation,legal_aid')).toBe('家事调解、法律援助')
    expect(said('printed', '', 'registration')).toBe('重点家庭登记表')
    expect(said('amended', '', 'person')).toBe('当事人信息')
    expect(said('noted', '', '')).toBe('')
    expect(said('reported', '', 'minor')).toBe('未成年人遭受或疑似遭受侵害')
    expect(said('glass_broken', '', '2026-11-25T09:00:00')).toBe('到 2026-11-25 09:00')
    expect(said('contact_hidden', '', '')).toBe('')
  })
  it('leaves alone what is no moment', () => expect(momentSaid('绘本里的家风')).toBe('绘本里的家风'))
})

describe('sealed whereabouts', () => {
  const file = { hidden: [{ person: 11, readers: [{ staff: 1, name: '甲' }] }] }
  it('are read by those named only', () => {
    expect(mayRead(hiddenOf(file, 11), 1)).toBe(true)
    expect(mayRead(hiddenOf(file, 11), 2)).toBe(false)
    expect(mayRead(hiddenOf(file, 12), 1)).toBe(false)
    expect(mayRead(hiddenOf(file, 11), undefined)).toBe(false)
  })
  it('begin with what stood open, for those who are on the team for good', () => {
    expect(contactOf({ phone: '1', living_place: '990101', living_address: '8 号' }, { 990101: '安和县' })).toEqual({ address: '安和县 8 号', phone: '1', note: '', registered_address: '', safe_contact: '' })
    expect(lasting([{ staff: 1, name: '甲', until: null }, { staff: 2, name: '乙', until: '2026-11-25T09:00:00' }]).map((one) => one.staff)).toEqual([1])
  })
})

describe('an amendment', () => {
  const party = (id: number, role: 'applicant' | 'victim' | 'accused') => ({ role, relation: null, person: { id } as CaseFile['parties'][number]['person'] })
  it('keeps what was not touched and names the version it was read at', () => {
    const file = {
      id: 7, version: 3, main_type: 'violence', other_types: ['minors'], services: ['mediation'], facts: '旧', dangers: ['weapon'],
      prompts: [{ prompt: 'police', done: false, note: '不愿意' }], consent: 'given', consent_note: '',
      details: { family_kinds: [], people_count: 3, difficulty: 'low', help: null, danger: null, may_escalate: false, escalation_report: '', measures: '', obstacle: '', deadline: null, answers: [] },
    } as unknown as CaseFile
    const form = amendForm(file)
    form.facts = ' 新 '
    expect(toAmendment(file, form)).toEqual({ ...file, facts: '新' })
    expect(file.facts).toBe('旧')
  })
  it('an appointment is offered to the one who was hurt or who asked', () => {
    expect(likelyClient({ parties: [party(1, 'accused'), party(2, 'victim')] })).toBe(2)
    expect(likelyClient({ parties: [party(1, 'accused'), party(3, 'applicant')] })).toBe(3)
    expect(likelyClient({ parties: [] })).toBeNull()
  })
})
