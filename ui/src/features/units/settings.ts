// The directory of units, experts and stations without a PC, as a part of the settings.
import { Connection } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'units', word: 'units.title', icon: Connection, order: 35, page: () => import('./UnitsPart.vue'), roles: ['administrator', 'lead'] },
]
export default parts
