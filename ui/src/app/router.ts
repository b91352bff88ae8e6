// Routes are found by themselves: `features/<noun>/routes.ts` exports a list of records.
// `meta.title` is the key of the page's words, shown in the window's title.
import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import { desk } from '@/features/session/desk'
import { onScreen } from '@/ipc/client'
import { screenOf } from '@/parts/screen'
import { i18n } from '@/words'
import { doors } from './menu'

declare module 'vue-router' {
  interface RouteMeta {
    /** The page is another one when its query is another: it begins anew. */
    whole?: boolean
    /** Key of the words. */
    title?: string
  }
}

const found = import.meta.glob<RouteRecordRaw[]>('../features/*/routes.ts', { eager: true, import: 'default' })
const routes = Object.values(found).flat()

export const router = createRouter({
  history: createWebHashHistory(),
  routes: [...routes, { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./Nowhere.vue') }],
})

/** Whether some feature answers for this path. */
export const answered = (path: string): boolean => router.resolve(path).name !== 'nowhere'

/** The doors that lead somewhere. */
export const openDoors = () => doors.filter((door) => answered(door.path))

router.beforeEach((to) => {
  if (to.path !== '/') return true
  const first = openDoors()[0]
  return first ? { path: first.path, replace: true } : true
})

/** The window's title: of the page, once somebody is signed in; before that not even its name. */
export function entitle(): void {
  const { t } = i18n.global
  const { title } = router.currentRoute.value.meta
  document.title = title && desk.session ? `${t(title)} · ${t('shell.product')}` : t('shell.product')
}

router.afterEach((to) => {
  onScreen(screenOf(to.matched.at(-1)?.path ?? ''))
  entitle()
})
