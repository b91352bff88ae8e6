import { describe, expect, it } from 'vitest'
import { fitting } from './fit'

/** A maximized window on Windows: the task bar and the title bar take their part, enlarged like everything. */
const laptop = (width: number, height: number, enlarged: number) =>
  fitting({ width: width / enlarged, height: height / enlarged - 72, enlarged })

describe('letters in a small room', () => {
  it('are as large as chosen where there is room', () => {
    expect([laptop(1366, 768, 1), laptop(1920, 1080, 1), laptop(1920, 1080, 1.25), laptop(3840, 2160, 2)]).toEqual([1, 1, 1, 1])
  })
  it('give way on a small laptop, so that the page keeps what it is made for', () => {
    for (const enlarged of [1.25, 1.5, 1.75, 2]) {
      const by = laptop(1366, 768, enlarged)
      expect(by).toBeLessThan(1)
      expect(1366 / enlarged / by).toBeGreaterThanOrEqual(1180)
      // As high as the lowest window the shell allows, of which the page is told in letters of 16: 560.
      expect((768 / enlarged - 72) / by).toBeGreaterThanOrEqual(560)
      // In dots of the screen they are no smaller than without enlargement.
      expect(16 * by * enlarged).toBeGreaterThanOrEqual(16)
    }
  })
  it('are never smaller than without enlargement, however small the window', () => {
    expect([fitting({ width: 300, height: 200, enlarged: 1 }), fitting({ width: 300, height: 200, enlarged: 2 })]).toEqual([1, 0.5])
  })
})
