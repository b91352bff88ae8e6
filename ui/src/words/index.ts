// The interface's words. One file per feature and language; files are found by themselves,
// and a file `cases.ts` is reached as `cases.…`. The core knows none of this.
import { createI18n } from 'vue-i18n'

export type Language = 'zh-CN' | 'en'
export interface Words {
  [key: string]: string | Words
}

const found = import.meta.glob<Words>('./{zh-CN,en}/*.ts', { eager: true, import: 'default' })

/** Everything said in one language: `{cases: {...}, shell: {...}}`. */
export function wordsOf(language: Language): Record<string, Words> {
  const all: Record<string, Words> = {}
  for (const [path, words] of Object.entries(found)) {
    const [, spoken, name] = /^\.\/([^/]+)\/(.+)\.ts$/.exec(path) ?? []
    if (spoken === language && name) all[name] = words
  }
  return all
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': wordsOf('zh-CN'), en: wordsOf('en') },
})

/** Speaks another language from now on. */
export function speak(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
