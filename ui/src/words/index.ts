// The interface's words. One file per feature and language; files are found by themselves,
// and a file `cases.ts` is reached as `cases.…`. The core knows none of this.
import { createI18n } from 'vue-i18n'
import backups from './zh-CN/backups'
import fault from './zh-CN/fault'
import parts from './zh-CN/parts'
import session from './zh-CN/session'
import shell from './zh-CN/shell'

export type Language = 'zh-CN' | 'en'
export interface Words {
  [key: string]: string | Words
}

/** What the sign-in page says, before anybody is known to speak anything else. */
export const first: Record<string, Words> = { backups, fault, parts, session, shell }

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': first, en: {} as Record<string, Words> },
})

/** Speaks another language from now on. */
export function speak(language: Language): void {
  i18n.global.locale.value = language
  document.documentElement.lang = language
}
