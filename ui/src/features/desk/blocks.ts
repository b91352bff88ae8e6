// What a feature puts on the workbench. Found by themselves: any feature may export such a list from its `todayBlocks.ts`.
import type { Component } from 'vue'

export interface TodayBlock {
  name: string
  /** Smaller comes first. */
  order: number
  /** Above everything, or in one of the two columns. */
  place: 'top' | 'left' | 'right'
  /** Reads what it shows itself, and draws nothing (not even a heading) when there is nothing. */
  block: () => Promise<{ default: Component }>
}

const found = import.meta.glob<TodayBlock[]>('../*/todayBlocks.ts', { eager: true, import: 'default' })
export const todayBlocks: readonly TodayBlock[] = Object.values(found).flat().sort((a, b) => a.order - b.order)
