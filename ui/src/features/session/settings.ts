// The parts of the settings page. Found by themselves: any feature may export such a list from its `settings.ts`.
import { Key, User } from '@element-plus/icons-vue'
import type { Component } from 'vue'
import type { Role } from '@/ipc/surface'

export interface SettingsPart {
  /** In the address: `/settings/<name>`. */
  name: string
  /** Key of the words. */
  word: string
  icon: Component
  /** Smaller comes first. */
  order: number
  page: () => Promise<{ default: Component }>
  /** Shown to people with any of these roles; to everybody when not given. */
  roles?: readonly Role[]
}

const parts: SettingsPart[] = [
  { name: 'me', word: 'session.settings.me', icon: User, order: 10, page: () => import('./MySettings.vue') },
  { name: 'recovery', word: 'session.settings.recovery', icon: Key, order: 80, page: () => import('./RecoverySettings.vue') },
]
export default parts
