import { describe, expect, it } from 'vitest'
import type { Role, StaffEntry, StaffMember } from '@/ipc/surface'
import { entryOf, inOrder, losesLastAdministrator } from './roster'

const member = (id: number, name: string, roles: Role[], more: Partial<StaffMember> = {}): StaffMember => ({ id, name, phone: '', roles, active: true, has_account: true, hours: [], ...more })
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
  it('is nobody else', () => {
    expect(losesLastAdministrator([chief, clerk], { ...entryOf(clerk), active: false })).toBe(false)
    expect(losesLastAdministrator([chief], entryOf(null))).toBe(false)
  })
})

describe('the list of people', () => {
  it('puts those at work first', () => {
    const gone = member(9, '安丁', ['mediator'], { active: false })
    expect(inOrder([gone, clerk, chief], 'zh-CN').at(-1)).toBe(gone)
  })
  it('never carries a password into the form', () => expect(entryOf(chief).password).toBe(''))
})
