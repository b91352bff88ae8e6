import type { TodayBlock } from '@/features/desk/blocks'

export default [{ name: 'conferences', order: 30, place: 'right', block: () => import('./TodayBlock.vue') }] satisfies TodayBlock[]
