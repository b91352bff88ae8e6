import { describe, expect, it } from 'vitest'
import type { Role, StaffEntry, StaffMember } from '@/ipc/surface'
import { changesOwnRoles, entryOf, inOrder, leavesForGood, losesLastAdministrator, standingOf } from './roster'

const member = (id: number, name: string, roles: Role[], more: Partial<StaffMember> = {}): StaffMember => ({ id, name, phone: '', roles, active: true, suspended: false, has_account: true, password_due: false, hours: [], ...more })
const chief = member(1, '林甲', ['administrator', 'lead'])
const clerk = member(2, '王乙', ['receptionist'])

describe('the last administrator', () => {
  it('keeps the role and stays at work', () => {
    expect(losesLastAdministrator([chief, clerk], { ...entryOf(chief), roles: ['lead'] })).toBe(true)
    expect(losesLastAdministrator([chief, clerk], { ...entryOf(chief), active: false })).toBe(true)
    expect(losesLastAdministrator([chief, clerk], { ...entryOf(chief), name: '林甲甲' } as StaffEntry)).toBe(false)
  })
  it('may go once another one can really sign in', () => {
    const leaving = { ...entryOf(chief), active: false }
    expect(losesLastAdministrator([chief, member(3, '陈丙', ['administrator'])], leaving)).toBe(false)
    expect(losesLastAdministrator([chief, member(3, '陈丙', ['administrator'], { has_account: false })], leaving)).toBe(true)
    expect(losesLastAdministrator([chief, member(3, '陈丙', ['administrator'], { active: false })], leaving)).toBe(true)
  })
  it('does not count one who is suspended, and may not be suspended', () => {
    expect(losesLastAdministrator([chief, clerk], { ...entryOf(chief), suspended: true })).toBe(true)
    expect(losesLastAdministrator([chief, member(3, '陈丙', ['administrator'], { suspended: true })], { ...entryOf(chief), active: false })).toBe(true)
  })
  it('is nobody else', () => {
    expect(losesLastAdministrator([chief, clerk], { ...entryOf(clerk), active: false })).toBe(false)
    expect(losesLastAdministrator([chief], entryOf(null))).toBe(false)
  })
})

describe('how somebody stands', () => {
  it('is said by one word, the gravest first', () => {
    expect(standingOf(clerk)).toBe('work')
    expect(standingOf(member(4, '丁', [], { password_due: true }))).toBe('first')
    expect(standingOf(member(4, '丁', [], { suspended: true, password_due: true }))).toBe('suspended')
    expect(standingOf(member(4, '丁', [], { active: false, suspended: true }))).toBe('left')
  })
  it('leaving for good is asked about, suspending is not', () => {
    expect(leavesForGood(clerk, { active: false })).toBe(true)
    expect(leavesForGood(clerk, { active: true })).toBe(false)
    expect(leavesForGood(member(4, '丁', [], { has_account: false }), { active: false })).toBe(false)
    expect(leavesForGood(null, { active: false })).toBe(false)
  })
})

describe('the list of people', () => {
  it('puts those at work first', () => {
    const gone = member(9, '安丁', ['mediator'], { active: false })
    expect(inOrder([gone, clerk, chief], 'zh-CN').at(-1)).toBe(gone)
  })
  it('never carries a password into the form', () => expect(entryOf(chief).password).toBe(''))
})

describe("one's own roles", () => {
  it('hold from the next sign-in, whichever way they changed', () => {
    expect(changesOwnRoles(chief, { roles: ['lead', 'administrator'] }, 1)).toBe(false)
    expect(changesOwnRoles(chief, { roles: ['administrator'] }, 1)).toBe(true)
    expect(changesOwnRoles(chief, { roles: ['administrator', 'mediator'] }, 1)).toBe(true)
    expect(changesOwnRoles(chief, { roles: ['administrator'] }, 2)).toBe(false)
    expect(changesOwnRoles(null, { roles: ['lead'] }, 1)).toBe(false)
  })
})
