import { describe, expect, it } from 'vitest'
import { reactive } from 'vue'
import type { CaseFile, ProtectionOrder } from '@/ipc/surface'
import { applyForm, decideForm, lacks, promptForm, request, shownFields, stepsOf } from './form'

const file = { id: 7, station_name: '岙头村家事服务点', parties: [{ role: 'victim', person: { id: 11 } }, { role: 'accused', person: { id: 12 } }], members: [] } as unknown as CaseFile
const order = { id: 5, version: 2, state: 'granted', measures: ['contact'], other_measure: '', steps: [] } as unknown as ProtectionOrder

describe('the forms about safety', () => {
  it('begin with who was hurt and by whom, and send people as numbers', () => {
    const spec = applyForm(file)
    expect(lacks(spec, spec.start).map((one) => one.field)).toEqual(['relation', 'court', 'grounds'])
    expect(request(spec, { ...spec.start, relation: 'spouse' })).toMatchObject({ case: 7, applicant: 11, respondent: 12, proxy: null, proxy_reason: null, willing: false })
  })
  it('ask when, where and by whom only for what was done', () => {
    const spec = promptForm(file, 'shelter', '虚构甲')
    expect(shownFields(spec, { ...spec.start, done: 'no' }).map((one) => one.name)).toEqual(['done', 'note'])
    expect(lacks(spec, spec.start).map((one) => one.field)).toEqual(['done'])
    expect(request(spec, { ...spec.start, done: 'yes', told_at: '2026-11-23T09:30' })).toMatchObject({ done: true, told_at: '2026-11-23T09:30:00', prompt: 'shelter' })
    expect(lacks(spec, { ...spec.start, done: 'yes', told_at: '2026-11-23T' })).toEqual([{ field: 'told_at', why: 'required' }])
  })
  it('ask for a last day and measures only when an order was made', () => {
    const spec = decideForm(order)
    expect(shownFields(spec, { ...spec.start, granted: 'no' }).map((one) => one.name)).toEqual(['granted', 'decided_at', 'number', 'reason'])
    expect(request(spec, { ...spec.start, granted: 'no' })).toMatchObject({ granted: false, until: null })
  })
  it('send yes and no as true and false from the page as well, which wraps what it holds', () => {
    const [asked, decided] = [reactive(promptForm(file, 'shelter', '虚构甲')), reactive(decideForm(order))]
    expect([request(asked, { ...asked.start, done: 'yes' })['done'], request(decided, decided.start)['granted']]).toEqual([true, true])
  })
  it('offer a review once, and nothing after the end', () => {
    expect(stepsOf(order)).toContain('review_asked')
    expect(stepsOf({ ...order, state: 'revoked' })).toEqual([])
  })
})
