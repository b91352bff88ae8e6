import { describe, expect, it } from 'vitest'
import { TooLarge } from '@/parts/fileChoice'
import type { PartState, VolumePart } from '@/ipc/surface'
import { meter, onPaperOnly, scanned, sizeSaid } from './volume'

const part = (number: number, required: boolean, state: PartState): VolumePart => ({ part: number, required, state, printed_on: null, typed_on: null, typed_later: false, papers: [], form: '' })

describe('the meter', () => {
  it('counts what is required and there, without the back cover', () => {
    expect(meter([part(1, true, 'scanned'), part(2, true, 'printed'), part(3, true, 'ready'), part(4, false, 'scanned'), part(7, true, 'missing'), part(13, true, 'ready')])).toEqual({ all: 4, have: 2 })
  })
  it('knows what was printed and perhaps never signed', () => {
    const parts = [part(1, true, 'scanned'), part(2, true, 'printed'), part(3, true, 'ready'), part(4, false, 'printed'), part(13, true, 'printed')]
    expect(onPaperOnly(parts).map((one) => one.part)).toEqual([2])
  })
})

describe('a scan', () => {
  it('that is a PDF goes as it is, by its first bytes and not by its name', async () => {
    const file = new File(['%PDF-1.4\nbody'], 'name.jpg', { type: 'image/jpeg' })
    expect(atob(await scanned(file))).toBe('%PDF-1.4\nbody')
  })
  it('that is too large is refused before it is read', async () => {
    const huge = (head: string): Blob => Object.assign(new Blob([head]), { arrayBuffer: () => expect.fail('was read') })
    for (const head of ['%PDF-1.4', 'JFIF']) {
      const file = Object.defineProperties(huge(head), { size: { value: 2 ** 30 }, slice: { value: () => new Blob([head]) } })
      await expect(scanned(file as File)).rejects.toBeInstanceOf(TooLarge)
    }
  })
  it('has its size said', () => {
    expect(sizeSaid('a'.repeat(2_000_000))).toBe('1.5 MB')
    expect(sizeSaid('aaaa')).toBe('1 KB')
  })
})
