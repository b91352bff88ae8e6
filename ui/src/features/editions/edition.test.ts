import { describe, expect, it } from 'vitest'
import type { Edition } from '@/ipc/surface'
import { flows, fromAnswers, kindsIn, moved, newLine, offered, ownLines, readAnswers, readDraft, toAnswers, words } from './edition'

const edition: Edition = {
  title: '登记表', greeting: '', note: '',
  sections: [{ key: 'dispute', title: '纠纷', lines: [{ key: 'facts', label: '纠纷简述', hint: '', added: null }, { ...newLine('one'), key: 'own1' }] }],
}

describe('an arrangement', () => {
  it('moves a line only where there is a place', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  })
  it('offers grades among the grades of the survey, and nowhere else', () => {
    expect(kindsIn('survey', 'ratings')).toEqual(['rate'])
    expect(kindsIn('registration', 'rating')).not.toContain('rate')
    expect([flows('household'), flows('dispute')]).toEqual([false, true])
  })
  it('knows the station’s own fields', () => {
    expect(ownLines(edition).map((line) => line.key)).toEqual(['own1'])
    expect(ownLines(undefined)).toEqual([])
  })
  it('comes back out of a draft, or not at all', () => {
    const body = JSON.stringify({ form: 'registration', was: 2, edition })
    expect(readDraft(body)).toEqual({ form: 'registration', was: 2, edition })
    for (const bad of ['', 'null', '[]', '{"form":"x","was":1,"edition":{"title":"","sections":[]}}', '{"form":"survey","was":1}']) expect(readDraft(bad)).toBeNull()
  })
})

describe('answers', () => {
  it('go out without what is empty and come back by key', () => {
    const typed = { own1: '东三网格', own2: '  ' }
    expect(toAnswers(typed)).toEqual([{ key: 'own1', label: '', value: '东三网格' }])
    expect(fromAnswers([{ key: 'own1', label: '网格', value: '东三网格' }])).toEqual({ own1: '东三网格' })
    expect(readAnswers({ own1: '甲', own2: 3, own3: null })).toEqual({ own1: '甲' })
    expect([readAnswers(null), readAnswers([]), readAnswers('x')]).toEqual([{}, {}, {}])
  })
  it('keep a word that is no longer offered as long as it is chosen', () => {
    expect(words('民政\n残联')).toEqual(['民政', '残联'])
    expect(offered(['残联', '妇联'], '民政\n残联')).toEqual(['残联', '妇联', '民政'])
    expect(offered(['残联'], undefined)).toEqual(['残联'])
  })
})
