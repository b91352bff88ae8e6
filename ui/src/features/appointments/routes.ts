import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/appointments', name: 'appointments', component: () => import('./AppointmentsPage.vue'), meta: { title: 'appointments.title' } },
] satisfies RouteRecordRaw[]
