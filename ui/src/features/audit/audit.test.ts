import { describe, expect, it } from 'vitest'
import { i18n } from '@/words'
import { commandSaid, detailSaid, keyed, pageSaid, verdictSaid } from './said'

const t = i18n.global.t as (key: string, named?: Record<string, unknown>) => string
const te = (key: string) => i18n.global.te(key)

describe('the audit trail in words', () => {
  it('names commands, and leaves alone what it does not know', () => {
    expect(commandSaid('session.sign_in', t, te)).toBe('登录')
    expect(commandSaid('cases.break_glass', t, te)).toBe('紧急查看')
    expect(commandSaid('future.thing', t, te)).toBe('future.thing')
  })
  it('names details, and leaves alone what it does not know', () => {
    expect(keyed('recovery key confirmed: true')).toBe('recovery_key_confirmed_true')
    expect(detailSaid('recovery key confirmed: true', t, te)).toBe('核对无误')
    expect(detailSaid('enrolment 12 attended', t, te)).toBe('enrolment 12 attended')
    expect(detailSaid('', t, te)).toBe('')
  })
  it('names pages by their routes', () => {
    const pages = [{ path: '/cases', meta: { title: 'cases.title' } }, { path: '/cases/:id(\\d+)', meta: { title: 'cases.caseTitle' } }, { path: '/settings/:part?', meta: {} }]
    expect(pageSaid('/cases/:id', pages, t)).toBe('个案')
    expect(pageSaid('/cases', pages, t)).toBe('家事个案')
    expect(pageSaid('/settings/:part', pages, t)).toBe('/settings/:part')
    expect(pageSaid('', pages, t)).toBe('')
  })
})

describe('the check for tampering', () => {
  it('says that all is well', () => expect(verdictSaid({ lines: 12, broken_at: null, cut: false }, t)).toEqual([{ good: true, text: '完整，共 12 条，没有被改动。' }]))
  it('says where it breaks', () => {
    const [line] = verdictSaid({ lines: 12, broken_at: 5, cut: false }, t)
    expect(line?.good).toBe(false)
    expect(line?.text).toContain('从第 5 条起对不上')
  })
  it('says that an old database was put back, even when the chain is whole', () => {
    const lines = verdictSaid({ lines: 12, broken_at: null, cut: true }, t)
    expect(lines.map((one) => one.good)).toEqual([true, false])
    expect(lines[1]?.text).toContain('资料库曾被换成旧的')
  })
})
