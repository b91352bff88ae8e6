import { describe, expect, it } from 'vitest'
import { sliceOf } from './window'

describe('the window onto a long list', () => {
  it('draws what is on screen and keeps the height of the whole, wherever one scrolls', () => {
    for (const count of [0, 1, 7, 100, 100_000])
      for (const height of [40, 52.5])
        for (let top = 0; top <= count * height; top += Math.max(1, (count * height) / 37)) {
          const slice = sliceOf(count, height, top, 500)
          expect(slice.above + slice.below + (slice.end - slice.first) * height).toBeCloseTo(count * height)
          expect(slice.end - slice.first).toBeLessThanOrEqual(Math.ceil(500 / height) + 1 + 16)
          if (count > 0) {
            expect(slice.first * height).toBeLessThanOrEqual(Math.min(top, count * height))
            expect(slice.end * height).toBeGreaterThanOrEqual(Math.min(top + 500, count * height))
          }
        }
  })
})
