import { describe, expect, it } from 'vitest'
import { roll, tidyGroup, twoPlaces } from './groups'

describe('the groups asked back', () => {
  it('are always two different ones that exist, and every pair comes up', () => {
    const seen = new Set<string>()
    for (let first = 0; first < 8; first++)
      for (let second = 0; second < 7; second++) {
        const rolls = [first, second]
        const places = twoPlaces(8, () => rolls.shift() ?? 0)
        expect(new Set(places).size).toBe(2)
        expect(places.every((place) => place >= 0 && place < 8)).toBe(true)
        seen.add(places.join())
      }
    expect(seen.size).toBe(28)
  })
  it('are picked within bounds', () => {
    for (let n = 1; n < 200; n++) expect(roll(n)).toBeLessThan(n)
  })
  it('are compared as printed', () => expect(tidyGroup(' ab-l0o ')).toBe('AB100'))
})
