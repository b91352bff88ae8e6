// The rooms of the station, as a part of the settings.
import { OfficeBuilding } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'rooms', word: 'rooms.title', icon: OfficeBuilding, order: 30, page: () => import('./RoomsPart.vue'), roles: ['administrator', 'lead'] },
]
export default parts
