import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/intake/:draft(\\d+)?', name: 'intake', component: () => import('./IntakePage.vue'), meta: { title: 'intake.title' } },
] satisfies RouteRecordRaw[]
