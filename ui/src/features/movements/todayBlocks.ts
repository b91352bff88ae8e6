// 等我签收 / 我送出未签收 / 被退回 on the workbench.
import type { TodayBlock } from '@/features/desk/blocks'

const blocks: TodayBlock[] = [{ name: 'movements', order: 10, place: 'left', block: () => import('./DeskBlock.vue') }]
export default blocks
