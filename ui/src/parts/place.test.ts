import { describe, expect, it } from 'vitest'
import { matches } from './choice'
import { belowCounty, within } from './place'

describe('a place', () => {
  it('lies in its province, city, county and town, and in no other', () => {
    for (const area of ['330000', '330900', '330921', '330921100', '330921100000']) expect(within('330921100', area), area).toBe(true)
    for (const area of ['320000', '330800', '330922', '330921101', '']) expect(within('330921100', area), area).toBe(false)
  })
  it('county 330110 is not lost in the noughts of its own code', () => {
    expect(within('330110', '330110')).toBe(true)
    expect(within('330111', '330110')).toBe(false)
  })
})

describe('a county', () => {
  const area = (code: string, has_children = true) => ({ code, name: code, has_children })
  it('is reached by the third choice, or where the list ends', () => {
    expect(belowCounty([])).toBe(false)
    expect(belowCounty([area('330000'), area('330900')])).toBe(false)
    expect(belowCounty([area('330000'), area('330900'), area('330921')])).toBe(true)
    expect(belowCounty([area('710000', false)])).toBe(true)
  })
})

describe('a choice', () => {
  const choice = { code: '330921', name: '岱山县', keys: ['dsx'] }
  it.each(['', ' ', '岱', '3309', 'DSX'])('is found by “%s”', (typed) => expect(matches(choice, typed)).toBe(true))
  it('is not found by something else', () => expect(matches(choice, '普陀')).toBe(false))
})
