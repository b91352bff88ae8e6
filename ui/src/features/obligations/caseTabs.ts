import type { CaseTab } from '@/features/cases/tabs'

const tabs: CaseTab[] = [{ name: 'clocks', word: 'obligations.tab', order: 20, page: () => import('./ClocksTab.vue') }]
export default tabs
