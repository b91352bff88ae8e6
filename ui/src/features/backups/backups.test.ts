import { describe, expect, it } from 'vitest'
import { blankRestore, isOverdue, looked, percentOf, restoreLacks, sizeSaid } from './said'

describe('backups in numbers', () => {
  it('sizes are said in MB and GB', () => expect([0, 12_500_000, 2_340_000_000].map(sizeSaid)).toEqual(['0.1 MB', '12.5 MB', '2.3 GB']))
  it('progress stays between nought and a hundred', () => expect([[0, 0], [1, 3], [3, 3], [5, 3]].map(([a, b]) => percentOf(a ?? 0, b ?? 0))).toEqual([0, 33, 100, 100]))
  it('is late from the third day on', () => expect([0, 2, 3, 30].map(isOverdue)).toEqual([false, false, true, true]))
})

describe('looking into a backup', () => {
  it('needs a file, and the key or a name with its password', () => {
    expect(restoreLacks(blankRestore())).toEqual(['path', 'key'])
    expect(restoreLacks({ ...blankRestore(), path: '/a', by: 'password', name: '甲' })).toEqual(['password'])
    expect(restoreLacks({ ...blankRestore(), path: '/a', key: 'X' })).toEqual([])
  })
  it('sends one of the two, never both', () => {
    const form = { path: ' /a ', by: 'key' as const, key: ' K ', name: '甲', password: ' 密 ' }
    expect(looked(form)).toEqual({ path: '/a', recovery: 'K', name: '', password: '' })
    expect(looked({ ...form, by: 'password' })).toEqual({ path: '/a', recovery: '', name: '甲', password: ' 密 ' })
  })
})
