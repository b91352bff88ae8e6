import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DeskStatus, SessionInfo } from '@/ipc/surface'
import { i18n } from '@/words'
// Here, so that no test waits for their code.
import '@/features/backups/RestorePanel.vue'
import './RecoverPanel.vue'
import { desk, prefer, signIn, signOut } from './desk'
import { handed } from './handed'
import SignInPage from './SignInPage.vue'

const call = vi.hoisted(() => vi.fn<(command: string, body: object) => Promise<unknown>>())
vi.mock('@/ipc/client', () => ({ call, onFault: () => () => undefined, onChanged: () => Promise.resolve(() => undefined) }))
vi.mock('@/ipc/shell', () => ({ awake: () => Promise.resolve(), onProgress: () => Promise.resolve(() => undefined), handedFile: () => Promise.resolve(null), onHanded: () => Promise.resolve() }))

const LOCKED = { state: 'locked', session: null, trouble: null, wait_seconds: 0, demo: false, names: [{ id: 1, name: '虚构甲' }, { id: 2, name: '虚构乙' }] } as unknown as DeskStatus
const session = { name: '虚构甲', roles: [], password_due: false, prefs: { text_size: 20, language: 'en', idle_minutes: 5 } } as unknown as SessionInfo
let page: VueWrapper
const field = (name: string): HTMLInputElement => page.get<HTMLInputElement>(`[name="${name}"]`).element
const tile = (at: number) => page.findAll('.tile')[at]
const type = (name: string, words: string) => page.get(`[name="${name}"]`).setValue(words)
const press = async (selector: string) => {
  await page.get(selector).trigger('click')
  await flushPromises()
}
const comes = (selector: string) => vi.waitUntil(() => page.find(selector).exists(), { timeout: 20_000 })
const send = async () => {
  await page.get('form').trigger('submit')
  await flushPromises()
}
function show(): void {
  page = mount(SignInPage, { attachTo: document.body, global: { plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] } })
}

beforeEach(() => {
  call.mockReset().mockImplementation(async (command) => (command === 'desk.status' ? LOCKED : null))
  Object.assign(desk, { status: LOCKED, session: null, lockedBy: '', prefs: { text_size: 16, language: 'zh-CN', idle_minutes: 10 } })
  Object.assign(handed, { parcel: '', backup: '', update: '' })
})
afterEach(() => page.unmount())

describe('one sign-in page for many people', () => {
  it('does not keep the password typed for one for another', async () => {
    show()
    await tile(0)?.trigger('click')
    await type('password', 'of the first')
    await tile(0)?.trigger('click')
    expect(field('password').value, 'chosen twice').toBe('of the first')
    await tile(1)?.trigger('click')
    expect(field('password').value).toBe('')
  })
  it('begins anew when one types the name, or goes back to the list', async () => {
    show()
    await tile(0)?.trigger('click')
    await type('password', 'of the first')
    await press('.other')
    expect([field('name').value, field('password').value]).toEqual(['', ''])
    expect(document.activeElement).toBe(field('name'))
    await type('name', '虚构丙')
    await type('password', 'of the third')
    await press('.other')
    expect(field('password').value).toBe('')
    expect(page.findAll('[aria-pressed="true"]')).toHaveLength(0)
  })
  it('does not tell the next person what the last one left empty', async () => {
    Object.assign(desk, { lockedBy: '虚构甲' })
    show()
    await send()
    expect(page.findAll('[role="alert"]')).toHaveLength(1)
    await press('.second')
    expect(call).toHaveBeenCalledWith('session.lock', {})
    expect(page.findAll('[role="alert"]')).toHaveLength(0)
    expect(page.text()).not.toContain('已锁定')
    expect(document.activeElement).toBe(tile(0)?.element)
  })
  it('hides the password again for the next person', async () => {
    Object.assign(desk, { lockedBy: '虚构甲' })
    show()
    await press('.eye')
    expect(field('password').type).toBe('text')
    await press('.second')
    await tile(1)?.trigger('click')
    expect(field('password').type).toBe('password')
  })
  it('does not change the person while a password is being tried', async () => {
    Object.assign(desk, { lockedBy: '虚构甲' })
    let refuse: (why: unknown) => void = () => undefined
    call.mockImplementation((command) => (command === 'session.sign_in' ? new Promise((_, no) => (refuse = no)) : Promise.resolve(LOCKED)))
    show()
    await type('password', 'tried')
    await send()
    expect(page.get('.second').attributes('disabled')).toBeDefined()
    refuse(new Error('no answer'))
    await flushPromises()
    expect(page.get('.second').attributes('disabled')).toBeUndefined()
    expect([field('password').value, document.activeElement]).toEqual(['', field('password')])
  })
  it('looks as it looked before the last person sat down', async () => {
    show()
    await prefer({ text_size: 18 })
    call.mockImplementation(async (command) => (command === 'desk.status' ? { ...LOCKED, state: 'open', session } : session))
    await signIn('虚构甲', 'right')
    expect(desk.prefs).toMatchObject({ text_size: 20, language: 'en' })
    call.mockImplementation(async (command) => (command === 'desk.status' ? LOCKED : null))
    await signOut()
    expect(desk.prefs).toMatchObject({ text_size: 18, language: 'zh-CN', idle_minutes: 10 })
    expect(i18n.global.locale.value).toBe('zh-CN')
  })
})

describe('the keyboard on the sign-in page', () => {
  it('is taken to what is missing', async () => {
    show()
    await send()
    expect(document.activeElement).toBe(tile(0)?.element)
    await tile(0)?.trigger('click')
    await send()
    expect(document.activeElement).toBe(field('password'))
  })
  it('goes to the key and comes back', async () => {
    show()
    await tile(1)?.trigger('click')
    await press('[data-act="use-recovery"]')
    await comes('[name="recovery"]')
    expect(document.activeElement).toBe(field('recovery'))
    await page.get('[data-testid="recover"]').trigger('submit')
    await flushPromises()
    expect(document.activeElement).toBe(field('recovery'))
    await press('[data-testid="recover"] .acts .el-button:last-child')
    expect(document.activeElement).toBe(field('password'))
  })
})

describe('a backup opened from outside', () => {
  it('opens its page, but not over a recovery key that is being typed', async () => {
    show()
    await press('[data-act="use-recovery"]')
    await comes('[name="recovery"]')
    await type('recovery', 'ABCD-half')
    handed.backup = '/media/stick/虚构.jhbak'
    await flushPromises()
    expect(field('recovery').value).toBe('ABCD-half')
    expect(page.text()).toContain('虚构.jhbak')
    await press('[data-testid="recover"] .acts .el-button:last-child')
    await comes('[data-testid="restore"]')
    expect(field('restore-path').value).toBe('/media/stick/虚构.jhbak')
    expect(handed.backup).toBe('')
  })
  it('waits while another is being looked into', async () => {
    let answer: (told: unknown) => void = () => undefined
    call.mockImplementation((command) => (command === 'backups.inspect' ? new Promise((yes) => (answer = yes)) : Promise.resolve(command === 'desk.status' ? LOCKED : [])))
    handed.backup = '/media/stick/first.jhbak'
    show()
    await comes('[data-testid="restore"]')
    await type('restore-key', 'ABCD')
    await page.get('[data-testid="restore"]').trigger('submit')
    await flushPromises()
    expect(call).toHaveBeenCalledWith('backups.inspect', expect.objectContaining({ path: '/media/stick/first.jhbak' }))
    handed.backup = '/media/stick/second.jhbak'
    await flushPromises()
    expect(field('restore-path').value).toBe('/media/stick/first.jhbak')
    answer(null)
    await flushPromises()
    expect(field('restore-path').value).toBe('/media/stick/second.jhbak')
  })
})
