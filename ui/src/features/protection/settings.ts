// How far apart two people are kept who must not meet, as a part of the settings.
import { Warning } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'safety', word: 'protection.gapTitle', icon: Warning, order: 35, page: () => import('./GapPart.vue'), roles: ['administrator', 'lead'] },
]
export default parts
