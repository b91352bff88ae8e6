// Starts the interface with what the sign-in page needs; `app/rest.ts` is all the rest.
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-button.css'
import 'element-plus/theme-chalk/el-input.css'
import './theme/tokens.css'
import './theme/system'
import { createApp } from 'vue'
import App from './app/App.vue'
import { restIs } from './parts/later'
import { notBrowser } from './parts/notBrowser'
import { vOnEnter } from './parts/onEnter'
import { i18n } from './words'

const app = createApp(App)
restIs(async () => (await import('./app/rest')).furnish(app))
app.use(i18n)
app.directive('on-enter', vOnEnter)
app.mount('#app')
notBrowser()
