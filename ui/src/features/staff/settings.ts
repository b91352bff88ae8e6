// The people of the station, as a part of the settings.
import { UserFilled } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'staff', word: 'staff.title', icon: UserFilled, order: 20, page: () => import('./StaffPart.vue'), roles: ['administrator'] },
]
export default parts
