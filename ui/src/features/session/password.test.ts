import { describe, expect, it, vi } from 'vitest'
import { CallFault } from '@/ipc/fault'
import { askPassword, waiting, withPassword } from './password'

const refusal = (code: string) => new CallFault({ code, message: '', fields: [], wait_seconds: null })

describe('what is locked apart', () => {
  it('asks for nothing while it is open', async () => {
    const ask = vi.fn()
    expect(await withPassword(() => Promise.resolve({ a: 1 }), ask)).toEqual({ a: 1 })
    expect(ask).not.toHaveBeenCalled()
  })
  it('is tried again once the password fitted', async () => {
    const work = vi.fn<() => Promise<object>>().mockRejectedValueOnce(refusal('compartments_shut')).mockResolvedValueOnce({ note: 1 })
    expect(await withPassword(work, () => Promise.resolve(true))).toEqual({ note: 1 })
    expect(work).toHaveBeenCalledTimes(2)
  })
  it('stays shut when the person gives up', async () => {
    const work = vi.fn(() => Promise.reject<object>(refusal('compartments_shut')))
    expect(await withPassword(work, () => Promise.resolve(false))).toBeNull()
    expect(work).toHaveBeenCalledTimes(1)
  })
  it('passes every other refusal on', async () => {
    await expect(withPassword(() => Promise.reject(refusal('forbidden')), () => Promise.resolve(true))).rejects.toMatchObject({ fault: { code: 'forbidden' } })
  })
  it('asks once for all who wait', async () => {
    const both = Promise.all([askPassword(), askPassword()])
    expect(waiting.value).not.toBeNull()
    waiting.value?.(true)
    expect(await both).toEqual([true, true])
    expect(waiting.value).toBeNull()
    const later = askPassword()
    waiting.value?.(false)
    expect(await later).toBe(false)
  })
})
