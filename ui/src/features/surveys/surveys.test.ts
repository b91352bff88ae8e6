import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { i18n } from '@/words'
import { useAutosave } from './autosave'
import { beAnonymous, blankSheet, fromDraft, items, missing, toDraft, toEntry, touched } from './entry'
import { keyIn } from './grid'
import ScoreGrid from './ScoreGrid.vue'
import { itemRows } from './summary'

const call = vi.hoisted(() => vi.fn())
vi.mock('@/ipc/client', () => ({ call, onFault: () => () => undefined, onChanged: () => Promise.resolve(() => undefined) }))

describe('the keys of the grid', () => {
  it('answer and go on to the next question, and stay on the last', () => {
    expect(keyIn('5', 0, 9)).toEqual({ score: 5, to: 1 })
    expect(keyIn('1', 8, 9)).toEqual({ score: 1, to: 8 })
  })
  it('take an answer back', () => expect(keyIn('Backspace', 3, 9)).toEqual({ score: null, to: 3 }))
  it('move up and down without answering', () => {
    expect(keyIn('ArrowUp', 0, 9)).toEqual({ to: 0 })
    expect(keyIn('ArrowDown', 2, 9)).toEqual({ to: 3 })
  })
  it('leave everything else alone', () => {
    for (const key of ['6', '9', 'a', 'Tab', 'ArrowLeft', ' ']) expect(keyIn(key, 0, 9)).toBeNull()
  })
  it('type a whole paper in', async () => {
    const lines = items.map((key) => ({ key, label: key, hint: '', added: null }))
    const page = mount(ScoreGrid, {
      attachTo: document.body,
      global: { plugins: [i18n] },
      props: { lines, modelValue: {}, 'onUpdate:modelValue': (scores: Record<string, number>): void => void page.setProps({ modelValue: scores }) },
    })
    const rows = page.findAll('[role="radiogroup"]')
    for (const [at, row] of rows.entries()) await row.trigger('keydown', { key: String((at % 5) + 1) })
    expect(page.props('modelValue')).toEqual({ reception: 1, skill: 2, fairness: 3, speed: 4, privacy: 5, place: 1, result: 2, follow_up: 3, overall: 4 })
    await rows[1]?.trigger('keydown', { key: 'Delete' })
    expect(page.props('modelValue')).not.toHaveProperty('skill')
    await rows[0]?.trigger('keydown', { key: '5', isComposing: true })
    expect(page.props('modelValue')).toHaveProperty('reception', 1)
    page.unmount()
  })
})

describe('an anonymous survey', () => {
  const told = { ...blankSheet('2026-11-23', 7), reply_phone: '13900000000', scores: { overall: 4 } }
  it('lets case and phone go at once, also from the draft', () => {
    const sheet = beAnonymous(told, true)
    expect(sheet).toMatchObject({ case: null, reply_phone: '', anonymous: true })
    expect(toDraft(sheet)).not.toContain('13900000000')
    expect(toEntry(sheet)).toMatchObject({ case: null, reply_phone: '', anonymous: true })
  })
  it('never sends them, whatever the form holds', () => {
    expect(toEntry({ ...told, anonymous: true })).toMatchObject({ case: null, reply_phone: '' })
    expect(fromDraft(JSON.stringify({ ...told, anonymous: true }), '2026-11-23')).toMatchObject({ case: null, reply_phone: '' })
  })
  it('taken back does not bring them back', () => expect(beAnonymous(beAnonymous(told, true), false)).toMatchObject({ case: null, reply_phone: '' }))
})

describe('a survey', () => {
  it('needs its day and the overall answer only', () => {
    expect(missing(blankSheet(''))).toEqual(['day', 'scores'])
    expect(missing({ ...blankSheet('2026-11-23'), scores: { overall: 1 } })).toEqual([])
  })
  it('leaves out what was not answered', () => {
    expect(toEntry({ ...blankSheet('2026-11-23'), scores: { overall: 3, skill: 5 } }).scores).toEqual([{ item: 'skill', score: 5 }, { item: 'overall', score: 3 }])
  })
  it('comes back from its draft, and survives a broken one', () => {
    const sheet = { ...blankSheet('2026-11-20', 3), service: 'mediation' as const, age: '36_50' as const, sex: '2' as const, scores: { overall: 5 }, first_time: false, comment: '谢谢<b>' }
    expect(fromDraft(toDraft(sheet), '2026-11-23')).toEqual(sheet)
    expect(fromDraft('{', '2026-11-23')).toBeNull()
    expect(fromDraft('[]', '2026-11-23')).toBeNull()
    expect(fromDraft('{"scores":{"overall":9,"skill":"5"},"service":"x","age":4}', '2026-11-23')).toEqual(blankSheet('2026-11-23'))
  })
  it('is worth keeping once something was typed', () => {
    expect(touched(blankSheet('2026-11-23', 4))).toBe(false)
    expect(touched({ ...blankSheet('2026-11-23'), recommend: false })).toBe(true)
  })
})

describe('the draft of a survey', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    call.mockReset()
  })
  afterEach(() => void vi.useRealTimers())
  const start = () => {
    const text = ref('')
    let held: ReturnType<typeof useAutosave> | undefined
    const page = mount({ setup: () => ((held = useAutosave(() => text.value, () => 'title')), () => null) })
    return { text, page, draft: () => held }
  }

  it('is one draft, however fast one types', async () => {
    let answer: (id: number) => void = () => undefined
    call.mockImplementationOnce(() => new Promise<number>((done) => (answer = done))).mockResolvedValue(5)
    const { text, page, draft } = start()
    text.value = 'a'
    await vi.advanceTimersByTimeAsync(800)
    text.value = 'ab'
    await vi.advanceTimersByTimeAsync(800)
    expect(call).toHaveBeenCalledTimes(1)
    answer(5)
    await vi.advanceTimersByTimeAsync(10)
    expect(call.mock.calls.map(([, body]) => (body as { id: number | null; body: string }).id)).toEqual([null, 5])
    expect(draft()?.id.value).toBe(5)
    page.unmount()
  })
  it('is let go once the survey is saved, and not written again', async () => {
    call.mockResolvedValue(5)
    const { text, page, draft } = start()
    text.value = 'a'
    await vi.advanceTimersByTimeAsync(800)
    text.value = 'ab'
    await nextTick()
    await draft()?.end()
    await vi.advanceTimersByTimeAsync(2_000)
    page.unmount()
    await flushPromises()
    expect(call.mock.calls.map(([command]) => command)).toEqual(['drafts.save', 'drafts.discard'])
  })
  it('is kept when the page is left', async () => {
    call.mockResolvedValue(5)
    const { text, page } = start()
    text.value = 'a'
    await nextTick()
    page.unmount()
    expect(call).toHaveBeenCalledWith('drafts.save', { id: null, kind: 'survey', title: 'title', body: 'a' })
  })
})

describe('the results', () => {
  it('show every item in the order of the paper, best answer first', () => {
    const rows = itemRows({ count: 10, satisfied_percent: 80, items: [{ item: 'overall', counts: [1, 0, 1, 3, 5] }], own: [] })
    expect(rows.map((row) => row.item)).toEqual([...items])
    expect(rows.at(-1)).toEqual({ item: 'overall', counts: [5, 3, 1, 0, 1], answered: 10, satisfied: 80 })
    expect(rows[0]).toMatchObject({ answered: 0, satisfied: null })
  })
})
