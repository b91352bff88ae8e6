import { beforeEach, describe, expect, it } from 'vitest'
import { hand, handed, nameOf, taken } from './handed'

describe('a file opened from outside', () => {
  beforeEach(() => Object.assign(handed, { parcel: '', backup: '', update: '', count: 0 }))
  it('waits for the page of its kind', () => {
    hand('D:\\U盘\\高亭镇.JHBAK')
    hand('/media/stick/a.jhp')
    hand('E:\\jiahe-0.2.0-windows-x86_64.jhup')
    expect(handed).toEqual({ parcel: '/media/stick/a.jhp', backup: 'D:\\U盘\\高亭镇.JHBAK', update: 'E:\\jiahe-0.2.0-windows-x86_64.jhup', count: 3 })
    taken('parcel')
  })
  it('is not forgotten when several are opened at once', () => {
    for (const path of ['/a.jhp', '/名片.jhcard', '/a.jhp', '/b.jhp', '/b.jhp']) hand(path)
    expect([taken('parcel'), taken('parcel'), taken('parcel'), taken('parcel')]).toEqual(['/a.jhp', '/名片.jhcard', '/b.jhp', ''])
    expect(handed.count).toBe(5)
  })
  it('is taken once', () => {
    hand('/a.jhp')
    expect([taken('parcel'), taken('parcel')]).toEqual(['/a.jhp', ''])
  })
  it('is called by its name', () => expect(['D:\\U盘\\甲.jhp', '/b/乙.jhp'].map(nameOf)).toEqual(['甲.jhp', '乙.jhp']))
})
