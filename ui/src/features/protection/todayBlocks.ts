// What presses for somebody's safety, above everything else.
import type { TodayBlock } from '@/features/desk/blocks'

const blocks: TodayBlock[] = [{ name: 'safety', order: 10, place: 'top', block: () => import('./SafetyBlock.vue') }]
export default blocks
