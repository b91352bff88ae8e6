import { describe, expect, it } from 'vitest'
import type { FormLine } from '@/ipc/surface'
import { cards, found, idIn, isOwn, printPath, readAsked } from './forms'

const line = (key: string, title: string, code: number): FormLine => ({ key, title, set: 'volume', code, part: 7, source: 'mediation', typed: true, records: [] })

describe('the gallery', () => {
  const all = cards([line('mediation_record', '人民调解记录', 110), line('education_plan', '家庭教育指导\u3000计划书', 304)], (own) => `<${own}>`)
  it('has the forms of the core and those with a door of their own', () => {
    expect(all.map((card) => card.key)).toEqual(['registration', 'survey', 'sign_in_sheet', 'class_feedback', 'certificate', 'mediation_record', 'education_plan'])
    expect(all.at(-1)?.title).toBe('家庭教育指导 计划书')
    expect(isOwn('survey') && !isOwn('mediation_record') && !isOwn(null)).toBe(true)
  })
  it('is searched by words of the title and by the number on a paper', () => {
    const keys = (typed: string) => found(all, typed).map((card) => card.key)
    expect(keys('记录')).toEqual(['mediation_record'])
    expect(keys('指导 计划')).toEqual(['education_plan'])
    expect(keys('110')).toEqual(['mediation_record'])
    expect(keys('11')).toEqual([])
    expect(keys('  ')).toHaveLength(7)
  })
})

describe('an address of a print', () => {
  it('says the form and for whom', () => {
    expect(readAsked({ form: 'registration', case: '7' })).toEqual({ form: 'registration', case: 7, survey: null, class: null })
    expect(readAsked({ form: 'sign_in_sheet', class: '12' }).class).toBe(12)
  })
  it('that makes no sense asks for nothing', () => {
    expect(readAsked({ form: '<script>', case: 'x' })).toEqual({ form: null, case: null, survey: null, class: null })
    expect(readAsked({}).form).toBeNull()
    expect(idIn('-1')).toBeNull()
    expect(idIn('1; drop')).toBeNull()
    expect(idIn(['3', '4'])).toBe(3)
  })
  it('is read back as it was built', () => {
    const path = printPath({ form: 'survey', survey: 9, case: null })
    expect(path).toBe('/prints?form=survey&survey=9')
    expect(readAsked(Object.fromEntries(new URLSearchParams(path.split('?')[1])))).toMatchObject({ form: 'survey', survey: 9, case: null })
  })
})
