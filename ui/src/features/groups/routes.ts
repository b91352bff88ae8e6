import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/groups/:id(\\d+)', name: 'group', component: () => import('./GroupPage.vue'), meta: { title: 'groups.one' } },
] satisfies RouteRecordRaw[]
