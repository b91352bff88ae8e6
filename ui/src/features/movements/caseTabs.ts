// 流转 on the case page: where the case is, how it came there, what may come next.
import type { CaseTab } from '@/features/cases/tabs'

const tabs: CaseTab[] = [{ name: 'way', word: 'movements.title', order: 10, page: () => import('./WayTab.vue') }]
export default tabs
