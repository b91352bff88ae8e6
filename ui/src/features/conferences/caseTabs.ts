import type { CaseTab } from '@/features/cases/tabs'

export default [{ name: 'conferences', word: 'conferences.title', order: 60, page: () => import('./CaseTab.vue') }] satisfies CaseTab[]
