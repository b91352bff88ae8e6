// All that the sign-in page does without: words, styles, routes, the cache, and the ear for what changed in the core.
import 'element-plus/dist/index.css'
import '@/theme/widgets.css'
import 'dayjs/locale/zh-cn'
import { VueQueryPlugin } from '@tanstack/vue-query'
import type { App } from 'vue'
import { onLeave } from '@/features/session/desk'
import { freshen, newCache } from '@/ipc/ask'
import { onChanged } from '@/ipc/client'
import { learn } from '@/words/all'
import { router } from './router'

export function furnish(app: App): void {
  const cache = newCache()
  learn()
  app.use(router).use(VueQueryPlugin, { queryClient: cache })
  onLeave(() => cache.clear())
  // Without the ear the pages still read anew what they write themselves.
  onChanged((nouns) => void freshen(cache, nouns)).catch(() => undefined)
}
