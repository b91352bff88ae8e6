import { describe, expect, it } from 'vitest'
import { fitted } from './care'

describe('a picture to be kept', () => {
  it('is made smaller, never larger, and keeps its shape', () => {
    expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
    expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
    expect(fitted(10000, 1)).toEqual({ width: 1600, height: 1 })
    expect(fitted(0, 0)).toEqual({ width: 1, height: 1 })
  })
})
