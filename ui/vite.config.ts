// How the interface is bundled. Everything is served from the app itself: nothing inline, nothing remote,
// so that the strict content security policy of the shell holds.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** What the sign-in page has of Element Plus comes first (`main.ts`), the rest with the rest. */
const EARLY = readFileSync(fileURLToPath(new URL('src/main.ts', import.meta.url)), 'utf8').match(/element-plus\/theme-chalk\/[\w-]+\.css/g) ?? []
const WHOLE = 'element-plus/dist/index.css'
const styleOf = (part: string): string => readFileSync(fileURLToPath(import.meta.resolve(part)), 'utf8').replace('@charset "UTF-8";', '')

/** Element Plus fixes many text sizes in pixels (14 for ordinary text). Ours follow the size a person chose. */
const scalableText: Plugin = {
  name: 'scalable-text',
  enforce: 'pre',
  transform(code, id) {
    const whole = id.includes(WHOLE)
    if (!whole && !EARLY.some((part) => id.includes(part))) return null
    let style = code
    for (const early of whole ? EARLY.map(styleOf) : []) {
      if (!style.includes(early)) this.error(`${WHOLE} is no longer made of its parts`)
      style = style.replace(early, '')
    }
    return style
      .replace(/font-size:(\d+)px/g, (_, px: string) => `font-size:${+(Number(px) / 14).toFixed(4)}rem`)
      .replace(/line-height:(\d+)px/g, (_, px: string) => `line-height:${+(Number(px) / 15).toFixed(4)}rem`)
  },
}

export default defineConfig({
  base: './',
  plugins: [scalableText, vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: true, // Element Plus has a few option-style components
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    // Words are compiled to a tree that is walked, never to code: the policy forbids eval.
    __INTLIFY_JIT_COMPILATION__: true,
    __INTLIFY_DROP_MESSAGE_COMPILER__: false,
  },
  server: { port: 5173, strictPort: true },
  build: {
    target: ['es2022', 'safari16.4', 'chrome111'], // WebKitGTK and WebView2
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'], css: false, setupFiles: ['src/words/forTests.ts'] },
})
