// 今天要办 on the workbench.
import type { TodayBlock } from '@/features/desk/blocks'

const blocks: TodayBlock[] = [{ name: 'obligations', order: 10, place: 'left', block: () => import('./DeskBlock.vue') }]
export default blocks
