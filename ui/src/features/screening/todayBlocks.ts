import type { TodayBlock } from '@/features/desk/blocks'

const blocks: TodayBlock[] = [
  { name: 'screening-urgent', order: 20, place: 'top', block: () => import('./UrgentBlock.vue') },
  { name: 'screening', order: 60, place: 'right', block: () => import('./TodayBlock.vue') },
]
export default blocks
