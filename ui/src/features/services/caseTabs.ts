import type { CaseTab } from '@/features/cases/tabs'

export default [{ name: 'services', word: 'records.tab', order: 20, page: () => import('./CaseServices.vue') }] satisfies CaseTab[]
