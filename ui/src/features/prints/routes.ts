import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/prints', name: 'prints', component: () => import('./PrintsPage.vue'), meta: { title: 'prints.title', whole: true } },
] satisfies RouteRecordRaw[]
