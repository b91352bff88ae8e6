import { mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { describe, expect, it } from 'vitest'
import { i18n, type Words } from '@/words'
import { wordsOf } from '@/words/all'
import { draftOf } from './kept'
import SheetFields from './SheetFields.vue'
import { pathsOf, SEALED, SERVICES, SHEETS, type Body, type FieldSpec } from './sheets'

const has = (key: string): boolean => {
  let at: string | Words | undefined = wordsOf('zh-CN')
  for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string'
}
const every = (fields: readonly FieldSpec[]): FieldSpec[] => fields.flatMap((one) => [one, ...every(one.of ?? [])])
const all = [...SERVICES.flatMap((service) => SHEETS[service].flatMap((section) => every(section.fields))), ...every(SEALED)]

describe('the forms of the services', () => {
  it('have a word for every section, field, hint and term', () => {
    const lacking = all.flatMap((one) => [
      ...(has(`sheets.field.${one.word ?? one.key}`) ? [] : [one.word ?? one.key]),
      ...(one.hint && !has(`sheets.hint.${one.hint}`) ? [one.hint] : []),
      ...(one.codes ?? []).map((code) => (one.list?.includes('.') ? `${one.list}.${code}` : `sheets.term.${one.list}.${code}`)).filter((key) => !has(key)),
    ])
    expect(lacking).toEqual([])
    expect(SERVICES.flatMap((service) => SHEETS[service]).filter((section) => !has(`sheets.section.${section.key}`))).toEqual([])
  })

  it('draw and say the refusal beside the field of the row it is about', () => {
    const body: Body = { parties: [{ name: '虚构甲', consent: 'refuses', consent_on: null, note: '' }] }
    const fields = SHEETS.mediation.find((one) => one.key === 'consent')?.fields ?? []
    const fault = { code: 'invalid', message: '', wait_seconds: null, fields: [{ field: 'body.parties[0].consent_on', why: 'required' }] }
    const page = mount(SheetFields, { props: { fields, of: body, whole: body, path: 'body', fault }, global: { plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] } })
    expect(page.find('[data-path="body.parties.0.consent_on"]').text()).toContain('请填写这一栏')
    expect(pathsOf(fields, body, body, 'body')).toContain('body.parties.0.consent_on')
  })

  it('add a row and begin a part', async () => {
    const body: Body = { agreement: null }
    const fields = SHEETS.mediation.find((one) => one.key === 'agreement')?.fields ?? []
    const page = mount(SheetFields, { props: { fields, of: body, whole: body, path: 'body', fault: null }, global: { plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] } })
    await page.find('[data-testid="sheet-agreement-begin"]').trigger('click')
    expect((body['agreement'] as Body)['form']).toBe('written')
  })

  it('are read back from a draft only when they are ours', () => {
    expect(draftOf('{"record":3,"form":{}}')).toEqual({ record: 3, form: {} })
    expect([draftOf('nonsense'), draftOf('{"record":"3","form":1}'), draftOf('[]')]).toEqual([null, null, null])
  })
})
