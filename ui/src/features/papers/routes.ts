import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/papers', name: 'papers', component: () => import('./PapersPage.vue'), meta: { title: 'papers.title' } },
  { path: '/papers/enter', name: 'paper-entry', component: () => import('./EnterPage.vue'), meta: { title: 'papers.enter', whole: true } },
  { path: '/papers/:id(\\d+)', name: 'paper', component: () => import('./EnterPage.vue'), meta: { title: 'papers.enter', whole: true } },
] satisfies RouteRecordRaw[]
