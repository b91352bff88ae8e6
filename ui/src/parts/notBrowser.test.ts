import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { notBrowser } from './notBrowser'

describe('what a browser would do by itself', () => {
  let stop: () => void
  beforeEach(() => {
    document.body.replaceChildren(...['p', 'input', 'textarea'].map((name) => document.createElement(name)))
    stop = notBrowser()
  })
  afterEach(() => stop())

  const pressed = (key: string, how: KeyboardEventInit = {}): boolean =>
    !document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }))
  const asked = (at: string): boolean =>
    !document.querySelector(at)?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))

  it('does not happen: loading anew, printing, searching, saving the page', () => {
    expect(['F5', 'F3', 'F7'].map((key) => pressed(key))).toEqual([true, true, true])
    expect(['r', 'R', 'p', 'f', 'g', 's', 'u', 'j'].every((key) => pressed(key, { ctrlKey: true }))).toBe(true)
    expect(pressed('p', { metaKey: true })).toBe(true)
  })
  it('does not take one back in the history: a half-filled page would be gone', () => {
    expect(['ArrowLeft', 'ArrowRight'].map((key) => pressed(key, { altKey: true }))).toEqual([true, true])
    expect(pressed('ArrowLeft')).toBe(false)
    const clicked = (button: number) => !document.body.dispatchEvent(new MouseEvent('mouseup', { button, bubbles: true, cancelable: true }))
    expect([0, 1, 2, 3, 4].map(clicked)).toEqual([false, false, false, true, true])
  })
  it('is stopped before any part of a page hears of it', () => {
    document.body.addEventListener('keydown', (event) => event.stopPropagation(), { once: true })
    expect(pressed('F5')).toBe(true)
  })
  it('is left to people where they write', () => {
    expect(['a', 'c', 'v', 'x', 'z'].some((key) => pressed(key, { ctrlKey: true }))).toBe(false)
    expect(['p', 'Enter', 'F1', 'F2'].some((key) => pressed(key))).toBe(false)
    expect(pressed('s', { ctrlKey: true, altKey: true })).toBe(false)
  })
  it('has a menu for fields and for what is marked only', () => {
    expect([asked('p'), asked('input'), asked('textarea')]).toEqual([true, false, false])
    for (const wrong of [{ type: 'radio' }, { type: 'checkbox' }, { type: 'text', disabled: true }]) {
      Object.assign(document.querySelector('input') ?? {}, wrong)
      expect(asked('input')).toBe(true)
    }
    vi.spyOn(window, 'getSelection').mockReturnValue({ toString: () => '文字' } as Selection)
    expect(asked('p')).toBe(false)
    vi.restoreAllMocks()
  })
  it('stops with the window', () => {
    stop()
    expect(pressed('F5')).toBe(false)
  })
})
