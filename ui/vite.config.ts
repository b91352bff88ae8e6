// How the interface is bundled. Everything is served from the app itself: nothing inline, nothing remote,
// so that the strict content security policy of the shell holds.
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Element Plus fixes many text sizes in pixels (14 for ordinary text). Ours follow the size a person chose. */
const scalableText: Plugin = {
  name: 'scalable-text',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('element-plus/dist/index.css')) return null
    return code
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
