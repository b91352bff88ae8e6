// The audit trail, as a part of the settings: the lead's.
import { Tickets } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'audit', word: 'audit.title', icon: Tickets, order: 60, page: () => import('./AuditPart.vue'), roles: ['lead'] },
]
export default parts
