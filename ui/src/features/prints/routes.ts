import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/prints', name: 'prints', component: () => import('./PrintsPage.vue'), meta: { title: 'prints.title', whole: true } },
  { path: '/prints/batch', name: 'print-batch', component: () => import('./BatchPage.vue'), meta: { title: 'prints.batch.title' } },
] satisfies RouteRecordRaw[]
