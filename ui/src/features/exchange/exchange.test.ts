import { describe, expect, it } from 'vitest'
import { caseSaid, isDue, kindSaid, ours, standingOf } from './said'

const quiet = { met: true, confirmed: true, changed: false, waiting: 0, receipts: 0, unacknowledged: 0 }
const t = (key: string) => key

describe('parcels in words', () => {
  it('puts changed keys before everything else, and what waits before what was sent', () => {
    expect(standingOf({ ...quiet, changed: true, confirmed: false, waiting: 3 })).toBe('changed')
    expect(standingOf({ ...quiet, met: false, confirmed: false })).toBe('unmet')
    expect(standingOf({ ...quiet, confirmed: false, waiting: 1 })).toBe('unconfirmed')
    expect(standingOf({ ...quiet, waiting: 1, receipts: 1 })).toBe('waiting')
    expect(standingOf({ ...quiet, receipts: 1, unacknowledged: 2 })).toBe('receipt')
    expect(standingOf({ ...quiet, unacknowledged: 2 })).toBe('unacknowledged')
    expect(standingOf(quiet)).toBe('quiet')
    expect(isDue({ waiting: 0, receipts: 1 }) && !isDue({ waiting: 0, receipts: 0 })).toBe(true)
  })

  it('knows a parcel and a card among dropped files, and nothing else', () => {
    expect(ours(['/a/照片.jpg', '/a/家和包裹.JHP'])).toEqual({ kind: 'parcel', path: '/a/家和包裹.JHP' })
    expect(ours(['C:\\u\\名片.jhcard'])).toEqual({ kind: 'card', path: 'C:\\u\\名片.jhcard' })
    expect(ours(['/a/b.pdf', '/a/jhp'])).toBeNull()
  })

  it('says no more of a closed case than that there is one', () => {
    expect(caseSaid({ code: 'A', parties: ['甲', '乙'], hidden: true }, t)).toBe('exchange.hiddenCase')
    expect(caseSaid({ code: 'A', parties: ['甲', '乙'], hidden: false }, t)).toBe('A 甲exchange.comma乙')
    expect(kindSaid('weather.tell', t, () => false)).toBe('exchange.kind.other')
    expect(kindSaid('movement.offer', t, () => true)).toBe('exchange.kind.movement_offer')
  })
})
