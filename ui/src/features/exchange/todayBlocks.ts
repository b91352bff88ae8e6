import type { TodayBlock } from '@/features/desk/blocks'

export default [{ name: 'exchange', order: 60, place: 'right', block: () => import('./WaitingBlock.vue') }] satisfies TodayBlock[]
