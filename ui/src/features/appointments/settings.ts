// The rules of booking, as a part of the settings.
import { Calendar } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'booking', word: 'appointments.rules.title', icon: Calendar, order: 32, page: () => import('./RulesPart.vue'), roles: ['administrator', 'lead'] },
]
export default parts
