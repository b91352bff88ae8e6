// 人身安全, where there is violence, a danger, a minor to protect, or two people who must not meet.
import type { CaseTab } from '@/features/cases/tabs'

const tabs: CaseTab[] = [
  {
    name: 'safety',
    word: 'protection.title',
    order: 20,
    page: () => import('./SafetyTab.vue'),
    shown: (file) =>
      [file.main_type, ...file.other_types].some((one) => one === 'violence' || one === 'minors') ||
      file.dangers.length > 0 || file.prompts.length > 0 || file.no_contacts.length > 0 || file.timeline.some((event) => event.kind === 'protected'),
  },
]
export default tabs
