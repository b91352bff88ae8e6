import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { SessionInfo } from '@/ipc/surface'
import { desk } from './desk'
import { forgetTyped, keepTyped, keptOf, useTyped, type Typed } from './typed'

function open(version = 1, first = '') {
  const text = ref(first)
  let typed: Typed | undefined
  const dialog = mount(defineComponent({ setup: () => ((typed = useTyped('minutes 7', { text }, version)), () => h('i')) }))
  if (!typed) throw new Error('no dialog')
  return { text, typed, shut: () => dialog.unmount() }
}
const sit = (staff: number) => void (desk.session = { staff } as SessionInfo)

afterEach(() => forgetTyped())

describe('what was typed and not saved', () => {
  it('is there again, for the person who typed it', () => {
    sit(1)
    const one = open()
    expect(one.typed.found.value).toBe(false)
    one.text.value = '双方各退一步'
    one.shut()
    sit(2)
    const other = open()
    expect([other.text.value, other.typed.found.value]).toEqual(['', false])
    other.shut()
    sit(1)
    const again = open()
    expect([again.text.value, again.typed.found.value, again.typed.changed.value]).toEqual(['双方各退一步', true, false])
    again.shut()
    const newer = open(2)
    expect(newer.typed.changed.value).toBe(true)
    newer.typed.afresh()
    expect([newer.text.value, newer.typed.found.value]).toEqual(['', false])
    newer.shut()
    expect(open(2).typed.found.value).toBe(false)
  })

  it('is forgotten once saved, and nothing is kept of a form that nobody touched', () => {
    sit(1)
    const one = open()
    one.text.value = '甲'
    one.typed.saved()
    one.shut()
    expect(open().typed.found.value).toBe(false)
    const late = open(1, '')
    late.text.value = '自动填入'
    late.typed.begin()
    late.shut()
    expect(open().typed.found.value).toBe(false)
  })

  it('is one line for a reason', () => {
    sit(1)
    keepTyped('drop task 3', '已由社区办理')
    expect([keptOf('drop task 3'), keptOf('drop task 4')]).toEqual(['已由社区办理', ''])
    sit(2)
    expect(keptOf('drop task 3')).toBe('')
    sit(1)
    keepTyped('drop task 3', ' ')
    expect(keptOf('drop task 3')).toBe('')
  })
})
