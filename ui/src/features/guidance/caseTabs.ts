import type { CaseTab } from '@/features/cases/tabs'

export default [{ name: 'education', word: 'education.caseTab', order: 45, page: () => import('./EducationTab.vue') }] satisfies CaseTab[]
