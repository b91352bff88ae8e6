import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/services', name: 'services', component: () => import('./RecordsPage.vue'), meta: { title: 'records.title' } },
  { path: '/services/ask', name: 'service-ask', component: () => import('./AskPage.vue'), meta: { title: 'records.ask' } },
  { path: '/services/:id(\\d+)', name: 'service', component: () => import('./RecordPage.vue'), meta: { title: 'records.one' } },
] satisfies RouteRecordRaw[]
