// The tabs of a case's page beside the overview. Found by themselves: any feature may export such a list from its `caseTabs.ts`.
import type { Component } from 'vue'
import type { CaseFile } from '@/ipc/surface'

export interface CaseTab {
  /** In the address: `/cases/1?tab=<name>`. */
  name: string
  /** Key of the words. */
  word: string
  /** Smaller comes first. */
  order: number
  /** Gets `id` and `file`; reads the rest itself. */
  page: () => Promise<{ default: Component }>
  /** Not every case has it. */
  shown?: (file: CaseFile) => boolean
}

const found = import.meta.glob<CaseTab[]>('../*/caseTabs.ts', { eager: true, import: 'default' })
export const caseTabs: readonly CaseTab[] = Object.values(found).flat().sort((a, b) => a.order - b.order)
