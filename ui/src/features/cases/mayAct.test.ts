import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { CaseFile } from '@/ipc/surface'
import { mayAct, useMayAct } from './mayAct'

const file = { looking: false, held_here: true, kept_here: false, mine: true, state: 'in_progress' } as const
const sources = import.meta.glob<string>('../*/*.vue', { eager: true, query: '?raw', import: 'default' })
const tabs = import.meta.glob<string>('../*/caseTabs.ts', { eager: true, query: '?raw', import: 'default' })

describe('what may be done on a case', () => {
  it('is everything for whoever works on it', () => expect(mayAct(file)).toEqual({ act: true, write: true, decide: true, ask: true, note: true }))
  it('is a note, and nothing else, through break-glass', () => {
    expect(mayAct({ ...file, looking: true })).toEqual({ act: false, write: false, decide: false, ask: false, note: true })
  })
  it('is asking about it, and nothing else, on a copy that another station holds', () => {
    expect(mayAct({ ...file, held_here: false })).toEqual({ act: false, write: false, decide: false, ask: true, note: false })
    expect(mayAct({ ...file, held_here: false, looking: true })).toEqual({ act: false, write: false, decide: false, ask: false, note: false })
  })
  it('is everything but deciding for who is not on its team', () => {
    expect(mayAct({ ...file, mine: false })).toEqual({ act: true, write: true, decide: false, ask: true, note: true })
  })
  it('is everything for a station without a PC', () => {
    expect(mayAct({ ...file, held_here: false, kept_here: true }).write).toBe(true)
  })
  it('is no writing in the archive', () => {
    expect(mayAct({ ...file, state: 'archived' })).toEqual({ act: true, write: false, decide: true, ask: true, note: false })
    expect(mayAct(null).act).toBe(false)
  })
  it('follows the file', () => {
    const seen = ref<Pick<CaseFile, 'looking' | 'held_here' | 'kept_here' | 'mine' | 'state'>>(file)
    const may = useMayAct(seen)
    expect(may.value.act).toBe(true)
    seen.value = { ...file, looking: true }
    expect(may.value.act).toBe(false)
  })
  it('is asked by every tab of the case page', () => {
    const pages = Object.entries(tabs).flatMap(([path, text]) => [...text.matchAll(/import\('\.\/(\w+\.vue)'\)/g)].map((found) => path.replace('caseTabs.ts', found[1] ?? '')))
    expect(pages.length).toBeGreaterThan(6)
    expect(pages.filter((page) => !sources[page]?.includes('useMayAct('))).toEqual([])
  })
})
