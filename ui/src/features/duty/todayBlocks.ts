import type { TodayBlock } from '@/features/desk/blocks'

export default [{ name: 'duty', order: 10, place: 'right', block: () => import('./TodayBlock.vue') }] satisfies TodayBlock[]
