// The station itself and the program, as parts of the settings.
import { InfoFilled, LocationInformation } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'station', word: 'settings.station', icon: LocationInformation, order: 40, page: () => import('./StationPart.vue'), roles: ['administrator'] },
  { name: 'about', word: 'settings.about', icon: InfoFilled, order: 90, page: () => import('./AboutPart.vue') },
]
export default parts
