import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/cases', name: 'cases', component: () => import('./CasesPage.vue'), meta: { title: 'cases.title' } },
  { path: '/cases/:id(\\d+)', name: 'case', component: () => import('./CasePage.vue'), meta: { title: 'cases.caseTitle' } },
] satisfies RouteRecordRaw[]
