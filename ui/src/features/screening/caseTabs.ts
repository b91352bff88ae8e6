import type { CaseTab } from '@/features/cases/tabs'

const tabs: CaseTab[] = [{ name: 'screening', word: 'screening.caseTab', order: 90, page: () => import('./CaseTab.vue') }]
export default tabs
