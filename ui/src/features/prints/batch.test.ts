import { describe, expect, it } from 'vitest'
import type { BatchItem, BatchMade } from '@/ipc/surface'
import { makeAll, STEP } from './batch'

const items: BatchItem[] = Array.from({ length: STEP * 2 + 5 }, (_, n) => ({ is: 'registration', case: n + 1 }))
const made = (some: BatchItem[], failed: BatchMade['failed'] = []): BatchMade => ({ base64: `${some.length}`, pages: some.length * 2, papers: some.map(() => ({ form: 'registration', noun: 'cases', id: some.length, pages: 2 })), replaced: some.length < STEP, failed })

describe('a batch', () => {
  it('is made a few at a time, in order', async () => {
    const told: number[] = []
    const came = await makeAll(items, (some) => Promise.resolve(made(some)), (done) => told.push(done) > 0)
    expect(told).toEqual([0, STEP, STEP * 2, items.length])
    expect(came).toMatchObject({ files: ['20', '20', '5'], done: 45, papers: 45, pages: 90, replaced: true, failed: [], stopped: false })
    expect(came.made).toHaveLength(45)
  })
  it('stops where it is told to, and keeps what it has', async () => {
    const came = await makeAll(items, (some) => Promise.resolve(made(some)), (done) => done < STEP)
    expect(came).toMatchObject({ files: ['20'], done: STEP, papers: STEP, stopped: true })
  })
  it('says of each that failed which one of all it was', async () => {
    const came = await makeAll(items, (some) => Promise.resolve(made(some, some.length < STEP ? [{ at: 2, code: 'not_found' }] : [])), () => true)
    expect(came.failed).toEqual([{ at: STEP * 2 + 2, code: 'not_found' }])
    expect(came.papers).toBe(items.length - 1)
  })
  it('leaves out a file where nothing of it could be made', async () => {
    const came = await makeAll(items.slice(0, 2), () => Promise.resolve({ base64: '', pages: 0, papers: [], replaced: false, failed: [{ at: 0, code: 'not_found' }, { at: 1, code: 'not_found' }] }), () => true)
    expect(came).toMatchObject({ files: [], papers: 0 })
  })
})
