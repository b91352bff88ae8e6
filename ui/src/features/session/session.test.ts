import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { secondsLeft, split, useCountdown } from './countdown'
import { fitSize, isTrouble } from './desk'
import { leftAlone } from './idle'

describe('the delay after wrong passwords', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('counts down to nought and stops', () => {
    let held: ReturnType<typeof useCountdown> | undefined
    const page = mount({ setup: () => ((held = useCountdown()), () => null) })
    held?.wait(3)
    expect(held?.left.value).toBe(3)
    vi.advanceTimersByTime(1_100)
    expect(held?.left.value).toBe(2)
    vi.advanceTimersByTime(5_000)
    expect(held?.left.value).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
    held?.wait(60)
    page.unmount()
    expect(vi.getTimerCount()).toBe(0)
  })
  it('is not lengthened by a clock that was set back', () => {
    expect(secondsLeft(100_000, 0, 30)).toBe(30)
    expect(secondsLeft(1_000, 1_001, 30)).toBe(0)
    expect(secondsLeft(1_000, 1, 30)).toBe(1)
  })
  it('is said in minutes when long', () => expect(split(75)).toEqual({ minutes: 1, seconds: 15 }))
})

describe('an unattended desk', () => {
  const minute = 60_000
  it('is locked when the time is up, also when the PC slept through it', () => {
    expect(leftAlone(0, 9 * minute, 10)).toBe(false)
    expect(leftAlone(0, 10 * minute, 10)).toBe(true)
    expect(leftAlone(0, 600 * minute, 10)).toBe(true)
  })
  it('is locked rather than left open when the clock jumps back', () => expect(leftAlone(600 * minute, 0, 10)).toBe(true))
  it('never locks in less than a minute', () => expect(leftAlone(0, 30_000, 0)).toBe(false))
})

describe('preferences', () => {
  it('keep the text within 16 and 20', () => expect([3, 16, 18.4, 40, Number.NaN].map(fitSize)).toEqual([16, 16, 18, 20, 16]))
  it('a full disk is trouble, a wrong password is not', () => {
    const fault = (code: string) => ({ code, message: '', fields: [], wait_seconds: null })
    expect(isTrouble(fault('disk_full'))).toBe(true)
    expect(isTrouble(fault('wrong_password'))).toBe(false)
    expect(isTrouble(null)).toBe(false)
  })
})
