import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [{ path: '/obligations', name: 'obligations', component: () => import('./ObligationsPage.vue'), meta: { title: 'obligations.title' } }]
export default routes
