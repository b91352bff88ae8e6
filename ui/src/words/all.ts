// Everything the interface says, in both languages: half a megabyte that the sign-in page does not wait for.
import { i18n, type Language, type Words } from './index'

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

/** From now on all of it can be said. */
export function learn(): void {
  for (const language of ['zh-CN', 'en'] as const) i18n.global.setLocaleMessage(language, wordsOf(language))
}
