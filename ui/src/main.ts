// Starts the interface: words, cache, routes, and the ear for what changed in the core.
import 'element-plus/dist/index.css'
import './theme/tokens.css'
import 'dayjs/locale/zh-cn'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import App from './app/App.vue'
import { router } from './app/router'
import { cache } from './features/session/desk'
import { freshen } from './ipc/ask'
import { onChanged } from './ipc/client'
import { notBrowser } from './parts/notBrowser'
import { vOnEnter } from './parts/onEnter'
import { i18n } from './words'

const app = createApp(App)
app.use(i18n).use(router).use(VueQueryPlugin, { queryClient: cache })
app.directive('on-enter', vOnEnter)
app.mount('#app')
notBrowser()

// Without the ear the pages still read anew what they write themselves.
onChanged((nouns) => void freshen(cache, nouns)).catch(() => undefined)
