import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/screening', name: 'screening', component: () => import('./ScreeningPage.vue'), meta: { title: 'screening.title' } },
  { path: '/screening/campaigns/:id(\\d+)', name: 'screening-campaign', component: () => import('./CampaignPage.vue'), meta: { title: 'screening.campaign.title' } },
  { path: '/screening/families/new', name: 'key-family-new', component: () => import('./RegisterPage.vue'), meta: { title: 'screening.family.register' } },
  { path: '/screening/families/:id(\\d+)', name: 'key-family', component: () => import('./FamilyPage.vue'), meta: { title: 'screening.family.title' } },
] satisfies RouteRecordRaw[]
