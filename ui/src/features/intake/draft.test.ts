import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import { PAUSE_MS, useDraft } from './draft'
import { blankForm } from './form'

const core = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('@/ipc/client', () => ({ call: core.call, onFault: () => () => undefined, onChanged: async () => () => undefined }))
vi.mock('@/ipc/shell', () => ({ idle: vi.fn() }))

describe('the draft kept while typing', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    core.call.mockReset()
    core.call.mockResolvedValue(5)
  })
  afterEach(() => void vi.useRealTimers())

  function begin() {
    const form = reactive(blankForm('2026-11-23T09:30', 1))
    let draft: ReturnType<typeof useDraft> | undefined
    const page = mount({ setup: () => ((draft = useDraft(() => form, () => '赵小兰')), () => null) })
    if (!draft) throw new Error('the draft is set up with the page')
    return { form, page, draft }
  }
  const saves = () => core.call.mock.calls.filter(([command]) => command === 'drafts.save').map(([, body]) => body)

  it('is not begun by looking at a blank form', async () => {
    const { page } = begin()
    await vi.advanceTimersByTimeAsync(5_000)
    page.unmount()
    expect(saves()).toEqual([])
  })
  it('waits for a pause, then keeps the newest text under one number', async () => {
    const { form, page, draft } = begin()
    form.facts = '一'
    await vi.advanceTimersByTimeAsync(PAUSE_MS / 2)
    form.facts = '一二'
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 1)
    expect(saves()).toMatchObject([{ id: null, kind: 'intake', title: '赵小兰' }])
    expect(JSON.parse(saves()[0].body)).toMatchObject({ facts: '一二' })
    form.facts = '一二三'
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 1)
    expect(saves()[1]).toMatchObject({ id: 5 })
    expect(draft.state.value).toBe('saved')
    page.unmount()
  })
  it('a slow save does not begin a second draft', async () => {
    const { form, page } = begin()
    let answer: (id: number) => void = () => undefined
    core.call.mockImplementationOnce(() => new Promise((done) => (answer = done)))
    form.facts = '一'
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 1)
    form.facts = '一二'
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 1)
    form.facts = '一二三'
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 1)
    answer(9)
    await vi.advanceTimersByTimeAsync(1)
    expect(saves().map((one) => one.id)).toEqual([null, 9])
    page.unmount()
  })
  it('is kept on leaving the page, and said when it could not be', async () => {
    const { form, page, draft } = begin()
    core.call.mockRejectedValueOnce({ code: 'disk_full' })
    form.facts = '一'
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 1)
    expect(draft.state.value).toBe('failed')
    page.unmount()
    await vi.advanceTimersByTimeAsync(1)
    expect(saves()).toHaveLength(2)
  })
  it('ends with the case, and goes on when the case was refused', async () => {
    const { form, page, draft } = begin()
    draft.end()
    form.facts = '一'
    await vi.advanceTimersByTimeAsync(PAUSE_MS + 1)
    expect(saves()).toEqual([])
    draft.resume()
    await vi.advanceTimersByTimeAsync(1)
    expect(saves()).toHaveLength(1)
    page.unmount()
  })
})
