import { describe, expect, it } from 'vitest'
import { isCasework } from './menu'

describe('a page of casework', () => {
  it.each(['/intake', '/intake/3', '/cases', '/cases/7', '/appointments', '/classes/2', '/prints', '/papers/enter', '/surveys/enter', '/statistics'])('is “%s”', (path) => expect(isCasework(path)).toBe(true))
  it.each(['/', '/today', '/settings', '/settings/staff', '/casesish'])('is not “%s”', (path) => expect(isCasework(path)).toBe(false))
})
