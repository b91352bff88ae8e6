import { describe, expect, it } from 'vitest'
import { sayFault } from '@/parts/sayWhy'
import { i18n, speak } from '@/words'
import { byHand, whyNot } from './update'

/** All that can be said no with: the shell's own, the core's, the disk's. */
const REFUSALS = [
  'updates_off', 'update_not_ours', 'update_forged', 'update_damaged', 'update_newer_format', 'update_other_platform',
  'update_not_newer', 'update_unread', 'disk_full', 'read_only', 'forbidden',
]

describe('an update that is refused', () => {
  it.each(['zh-CN', 'en'] as const)('says why in words of its own (%s)', (language) => {
    speak(language)
    const { t, te } = i18n.global
    const said = REFUSALS.map((code) => sayFault({ code, message: '', fields: [], wait_seconds: null }, t, te))
    expect(new Set(said).size).toBe(REFUSALS.length)
    expect(said).not.toContain(t('fault.code.internal'))
    for (const one of said) expect(one).toMatch(language === 'en' ? /[a-z]{3}/ : /[一-龥]{3}/)
    speak('zh-CN')
  })
})

describe('who is offered updates', () => {
  it('administrators and leads of a station, where a key was built in', () => {
    const on = { demo: false, updates: true }
    expect([['administrator'], ['lead', 'receptionist'], ['mediator'], []].map((roles) => whyNot(on, roles))).toEqual(['', '', 'onlyThose', 'onlyThose'])
    expect(whyNot({ demo: false, updates: false }, ['lead'])).toBe('off')
    expect(whyNot({ demo: true, updates: false }, ['lead'])).toBe('demo')
  })
})

describe('by hand', () => {
  it('a package gets its command, whatever its path; an installer is opened', () => {
    expect(byHand("/home/王 o'x/u.deb")).toEqual({ deb: true, text: "sudo apt install '/home/王 o'\\''x/u.deb'" })
    expect(byHand('C:\\王 小明\\jiahe-update.exe')).toEqual({ deb: false, text: 'C:\\王 小明\\jiahe-update.exe' })
  })
})
