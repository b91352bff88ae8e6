import { describe, expect, it } from 'vitest'
import type { PaperLine } from '@/ipc/surface'
import { blankTyped, entryPath, fromFile, goesOn, readDraft, rowSaid, toBody, toDraft, touched } from './typed'

const lines: PaperLine[] = [
  { is: 'heading', words: '查访' },
  { is: 'place', place: { key: 'w.police', label: '出具机关', kind: 'text', options: [] } },
  { is: 'rows', list: 'w.visits', name: '第{n}次查访', least: 6, places: [{ key: 'by', label: '查访人', kind: 'text', options: [] }] },
]

describe('a paper being typed in', () => {
  it('begins with a few rows and sends only what was written', () => {
    const typed = blankTyped('warning_register', 7, '2026-11-22', lines)
    expect(typed.rows['w.visits']).toHaveLength(3)
    expect(touched(typed)).toBe(false)
    typed.places['w.police'] = '岙头派出所'
    typed.places['w.facts'] = '  '
    typed.rows['w.visits'] = [{ by: '' }, { by: '虚构民警' }, {}]
    expect(touched(typed)).toBe(true)
    expect(toBody(typed)).toEqual({ places: { 'w.police': '岙头派出所' }, rows: { 'w.visits': [{}, { by: '虚构民警' }] } })
  })
  it('comes back as it was kept, and out of its draft', () => {
    const paper = { id: 3, version: 2, form: 'warning_register', title: '', case: 7, case_code: '', day: '2026-11-22', entered_by_name: '', entered_at: '', after_seal: false, mine: true, open: true }
    const typed = fromFile({ paper, body: { places: { 'w.police': '甲' }, rows: { 'w.visits': [{ by: '乙' }] } }, scans: [] }, lines)
    expect(typed).toMatchObject({ id: 3, version: 2, case: 7, day: '2026-11-22', places: { 'w.police': '甲' }, rows: { 'w.visits': [{ by: '乙' }] } })
    expect(readDraft(toDraft(typed))).toEqual(typed)
    for (const bad of ['', 'null', '{}', '{"form":"x","places":{"a":1},"rows":{}}']) expect(readDraft(bad)).toBeNull()
  })
  it('goes on where it was left, if it is the same paper', () => {
    const blank = blankTyped('warning_register', null, '2026-11-22', lines)
    const half = { ...blank, case: 7, places: { 'w.police': '甲' } }
    expect(goesOn(half, blank)).toBe(true)
    expect(goesOn(half, { ...blank, case: 7 })).toBe(true)
    expect(goesOn(half, { ...blank, case: 8 })).toBe(false)
    expect(goesOn(half, { ...blank, id: 3 })).toBe(false)
    expect(goesOn({ ...half, form: 'mediation_record' }, blank)).toBe(false)
  })
  it('calls its rows as the paper does', () => {
    expect(rowSaid('第{n}次调解', 2)).toBe('第2次调解')
    expect(rowSaid('', 2)).toBe('')
  })
  it('is typed in where it belongs', () => {
    expect(entryPath('registration', null)).toBe('/intake?paper=1')
    expect(entryPath('registration', 7)).toBe('/cases/7')
    expect(entryPath('survey', 7)).toBe('/surveys/enter?case=7')
    expect(entryPath('warning_register', 7)).toBe('/papers/enter?form=warning_register&case=7')
  })
})
