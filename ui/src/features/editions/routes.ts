import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/prints/edition/:form(registration|survey)', name: 'edition', component: () => import('./EditionPage.vue'), meta: { title: 'editions.title', whole: true } },
] satisfies RouteRecordRaw[]
