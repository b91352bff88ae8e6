import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/exchange', name: 'exchange', component: () => import('./ExchangePage.vue'), meta: { title: 'exchange.title' } },
] satisfies RouteRecordRaw[]
