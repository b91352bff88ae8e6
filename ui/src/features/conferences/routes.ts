import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/conferences', name: 'conferences', component: () => import('./ConferencesPage.vue'), meta: { title: 'conferences.title' } },
  { path: '/conferences/:id(\\d+)', name: 'conference', component: () => import('./ConferencePage.vue'), meta: { title: 'conferences.title' } },
] satisfies RouteRecordRaw[]
