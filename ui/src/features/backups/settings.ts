// Backups, as a part of the settings.
import { Box } from '@element-plus/icons-vue'
import type { SettingsPart } from '@/features/session/settings'

const parts: SettingsPart[] = [
  { name: 'backups', word: 'backups.title', icon: Box, order: 70, page: () => import('./BackupsPart.vue') },
]
export default parts
