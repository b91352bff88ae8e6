import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/classes', name: 'classes', component: () => import('./ClassesPage.vue'), meta: { title: 'classes.title' } },
  { path: '/classes/:id(\\d+)', name: 'class', component: () => import('./ClassPage.vue'), meta: { title: 'classes.one' } },
] satisfies RouteRecordRaw[]
