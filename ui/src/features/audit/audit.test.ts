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
    expect(keyed('recovery key confirmed: 1')).toBe('recovery_key_confirmed_1')
    expect(detailSaid('recovery key confirmed: 1', t, te)).toBe('核对无误')
    expect(detailSaid('enrolment 12 attended', t, te, { noun: 'classes' })).toBe('已签到')
    expect(detailSaid('future thing', t, te)).toBe('future thing')
    expect(detailSaid('noted', t, te, { noun: 'cases' })).toBe('已记一笔')
    expect(detailSaid('mediation reopened', t, te, { noun: 'services' })).toBe('家事调解 · 重新办理')
    expect(detailSaid('suspension asked', t, te, { noun: 'obligations' })).toBe('中止 · 待审批')
    expect(detailSaid('hidden_contact sent on purpose to station 12', t, te, { noun: 'cases' })).toBe('隐藏的住址电话：已特意寄送')
    expect(detailSaid('restored from the backup of 2026-11-23T08:10:00', t, te)).toBe('从 2026-11-23 08:10 的备份恢复')
    expect(detailSaid('个案情况摘要: 2 copies of 3 pages of 5 for the printer HP Laser 2楼', t, te)).toBe('“个案情况摘要”送打印机“HP Laser 2楼”：共 5 页，打 3 页，2 份')
    expect(detailSaid('信封: did not leave by printer', t, te)).toBe('“信封”没有送出：打印机')
    expect(detailSaid('parcel 3 to station 9: messages 1 to 4', t, te)).toBe('第 3 号包裹，第 1 到 4 条')
    expect(detailSaid('', t, te)).toBe('')
    expect(detailSaid('refused: not allowed', t, te)).toBe('被拒绝：没有权限')
    expect(detailSaid('refused: no such case', t, te)).toContain('没有找到')
  })
  it('says how often, when and why, where a detail carries that', () => {
    expect(detailSaid('failed sign-ins: 3, last 2026-11-23T08:10:00', t, te, { noun: 'staff', name: '孙丽' })).toBe('孙丽 3 次密码不对，最近一次 2026-11-23 08:10')
    expect(detailSaid('failed sign-ins: 1, last 2026-11-23T08:10:00', t, te, { noun: 'staff' })).toContain('没有这个名字的人')
    expect(detailSaid('slot file found altered: 1, last 2026-11-23T08:10:00', t, te)).toContain('密钥文件被改动 1 次')
    expect(detailSaid('the older database goes on: 电脑送修', t, te)).toBe('决定用旧资料继续，理由：电脑送修')
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
