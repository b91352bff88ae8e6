import type { CaseTab } from '@/features/cases/tabs'

export default [{ name: 'volume', word: 'volumes.tab', order: 50, page: () => import('./VolumeTab.vue') }] satisfies CaseTab[]
