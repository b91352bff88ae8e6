import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/surveys', name: 'surveys', component: () => import('./SurveysPage.vue'), meta: { title: 'surveys.title' } },
  { path: '/surveys/enter', name: 'survey-entry', component: () => import('./EnterPage.vue'), meta: { title: 'surveys.enter' } },
] satisfies RouteRecordRaw[]
