import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/classes', name: 'classes', component: () => import('./ClassesPage.vue'), meta: { title: 'classes.title' } },
  { path: '/classes/:id(\\d+)', name: 'class', component: () => import('./ClassPage.vue'), meta: { title: 'classes.one' } },
  { path: '/classes/cohorts', name: 'cohorts', component: () => import('@/features/cohorts/CohortsPage.vue'), meta: { title: 'education.area.cohorts' } },
  { path: '/classes/cohorts/:id(\\d+)', name: 'cohort', component: () => import('@/features/cohorts/CohortPage.vue'), meta: { title: 'education.cohort' } },
  { path: '/classes/courses', name: 'courses', component: () => import('@/features/courses/CoursesPage.vue'), meta: { title: 'education.area.courses' } },
  { path: '/classes/guidance', name: 'guidance', component: () => import('@/features/guidance/GuidancePage.vue'), meta: { title: 'education.area.guidance' } },
  { path: '/classes/care', name: 'care', component: () => import('@/features/care/CarePage.vue'), meta: { title: 'education.area.care' } },
  { path: '/classes/care/:id(\\d+)', name: 'care-event', component: () => import('@/features/care/CareEventPage.vue'), meta: { title: 'education.careEvent' } },
] satisfies RouteRecordRaw[]
