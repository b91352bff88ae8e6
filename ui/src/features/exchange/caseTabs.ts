import type { CaseTab } from '@/features/cases/tabs'

// Only where there is something that stays home unless it is sent on purpose.
export default [
  { name: 'sealed', word: 'exchange.sealed.tab', order: 90, page: () => import('./SealedTab.vue'), shown: (file) => file.hidden.length > 0 || file.reports.some((one) => one.has_reporter) },
] satisfies CaseTab[]
