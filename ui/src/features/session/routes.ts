import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  { path: '/settings/:part?', name: 'settings', component: () => import('./SettingsPage.vue'), meta: { title: 'shell.door.settings' } },
]
export default routes
