import type { TodayBlock } from '@/features/desk/blocks'

export default [{ name: 'services', order: 40, place: 'right', block: () => import('./MineBlock.vue') }] satisfies TodayBlock[]
