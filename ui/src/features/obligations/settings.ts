// 时限参数 as a part of the settings: intervals, holidays, the table the program counts by.
import { AlarmClock } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'time', word: 'obligations.settings', icon: AlarmClock, order: 45, page: () => import('./TimePart.vue'), roles: ['administrator', 'lead'] },
]
export default parts
