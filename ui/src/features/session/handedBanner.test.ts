import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import type { SessionInfo } from '@/ipc/surface'
import { i18n } from '@/words'
import { desk } from './desk'
import { hand, handed, taken } from './handed'
import HandedBanner from './HandedBanner.vue'

vi.mock('@/ipc/client', () => ({ call: () => Promise.resolve(null), onFault: () => () => undefined }))
vi.mock('@/ipc/shell', () => ({ awake: () => Promise.resolve() }))

let page: VueWrapper
let router: Router
async function show(roles: string[]): Promise<void> {
  desk.session = { roles } as unknown as SessionInfo
  const any = { template: '<form><input name="any"><i role="combobox" tabindex="0" /><button type="button" class="pick">选</button></form>' }
  router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:any(.*)*', component: any }] })
  await router.push('/today')
  page = mount({ components: { HandedBanner }, template: '<HandedBanner /><RouterView />' }, { attachTo: document.body, global: { plugins: [i18n, router] } })
}
async function open(path: string): Promise<string> {
  hand(path)
  await flushPromises()
  return router.currentRoute.value.path
}

beforeEach(() => Object.assign(handed, { parcel: '', backup: '', update: '', count: 0 }))
afterEach(() => {
  while (taken('parcel'));
  page.unmount()
  desk.session = null
})

describe('a file opened while one is signed in', () => {
  it('takes one to its page', async () => {
    await show(['coordinator'])
    expect(await open('/a.jhp')).toBe('/exchange')
    expect(page.find('.banner').exists()).toBe(false)
  })
  it('does not take an administrator to a page they have not, and is not kept for later', async () => {
    await show(['administrator'])
    expect(await open('/a.jhp')).toBe('/today')
    expect(await open('/b.jhp')).toBe('/today')
    expect(handed.parcel).toBe('')
    expect(document.body.textContent).toContain('b.jhp')
    expect(await open('/c.jhup'), 'an update is theirs').toBe('/settings/about')
  })
  it.each([
    ['typed', () => page.get('[name="any"]').setValue('写了一半')],
    ['chosen with the mouse', () => page.get('.pick').trigger('click')],
    ['chosen by keyboard', () => page.get('[role="combobox"]').trigger('keydown', { key: 'Enter' })],
  ])('waits above the page for whoever has %s', async (_, write) => {
    await show(['coordinator'])
    await write()
    expect(await open('/a.jhp')).toBe('/today')
    expect(page.get('[data-testid="handed-parcel-waits"]').text()).toContain('a.jhp')
    await page.get('[data-testid="handed-parcel-open"]').trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.path).toBe('/exchange')
    taken('parcel')
    await router.push('/today')
    expect(await open('/b.jhp'), 'what was written on another page does not count').toBe('/exchange')
  })
  it('moves nobody who only moves about', async () => {
    await show(['coordinator'])
    await page.get('[role="combobox"]').trigger('keydown', { key: 'Tab' })
    expect(await open('/a.jhp')).toBe('/exchange')
  })
})
