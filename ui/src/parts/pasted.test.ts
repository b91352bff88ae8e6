import { afterEach, expect, it, vi } from 'vitest'
import { cutOff, watchPastes } from './pasted'

const field = (value: string, maxLength: number, from = value.length, to = from) => ({ value, maxLength, selectionStart: from, selectionEnd: to })
afterEach(() => document.body.replaceChildren())

it('counts what does not fit, and what it replaces', () => {
  expect(cutOff(field('一二三', 5), '四五')).toBe(0)
  expect(cutOff(field('一二三', 5), '四五六七')).toBe(2)
  expect(cutOff(field('一二三', 5, 0, 3), '四五六七八')).toBe(0)
  expect(cutOff(field('一二三', -1), '长'.repeat(9000))).toBe(0)
})

it('says so once for a field that has no room, and nothing after it was stopped', () => {
  const told = vi.fn()
  const stop = watchPastes(told)
  const input = document.createElement('input')
  input.maxLength = 3
  document.body.append(input)
  const paste = (text: string) => {
    const event = new Event('paste', { bubbles: true })
    Object.assign(event, { clipboardData: { getData: () => text } })
    input.dispatchEvent(event)
  }
  paste('一二三')
  expect(told).not.toHaveBeenCalled()
  paste('一二三四五')
  expect(told).toHaveBeenCalledExactlyOnceWith(3, 2)
  stop()
  paste('一二三四五')
  expect(told).toHaveBeenCalledOnce()
})
