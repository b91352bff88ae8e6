import type { TodayBlock } from '@/features/desk/blocks'

const blocks: TodayBlock[] = [{ name: 'cases-by-others', order: 55, place: 'right', block: () => import('./ByOthersBlock.vue') }]
export default blocks
