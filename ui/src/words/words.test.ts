import { createI18n } from 'vue-i18n'
import { describe, expect, it } from 'vitest'
import { wordsOf } from './all'
import { first, type Words } from './index'

function flat(words: Words, at = ''): Map<string, string> {
  const out = new Map<string, string>()
  for (const [key, said] of Object.entries(words)) {
    const path = at ? `${at}.${key}` : key
    if (typeof said === 'string') out.set(path, said)
    else for (const [k, v] of flat(said, path)) out.set(k, v)
  }
  return out
}
const slots = (said: string) => [...said.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort()

describe('the words', () => {
  const chinese = flat(wordsOf('zh-CN'))
  const english = flat(wordsOf('en'))

  it('say the same things in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
    expect(chinese.size).toBeGreaterThan(50)
  })

  it('leave nothing blank and fill the same blanks', () => {
    for (const [path, said] of chinese) {
      expect(said.trim(), path).not.toBe('')
      expect(english.get(path)?.trim(), path).not.toBe('')
      expect(slots(english.get(path) ?? ''), path).toEqual(slots(said))
    }
  })

  it('compile: no stray brace, bar or at-sign that the word compiler stumbles over', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const broken: string[] = []
      const { t } = createI18n({
        legacy: false,
        locale: language,
        messages: { [language]: wordsOf(language) },
        missing: (_, key) => void broken.push(key),
      }).global
      for (const [path, said] of language === 'en' ? english : chinese) {
        const blanks = Object.fromEntries(slots(said).map((name) => [name, '1']))
        expect(t(path, blanks), path).not.toBe('')
      }
      expect(broken).toEqual([])
    }
  })

  it('of the sign-in page are there before all the others, and so is its code', () => {
    const sources = import.meta.glob<string>(
      ['../app/App.vue', '../features/session/{SignInPage,PasswordInput,TextSize}.vue', '../features/session/desk.ts', '../features/station/BrandPanel.vue', '../parts/{BareButton,BareIcon,BareInput,ConnectionLost,FaultNote,Field}.vue', '../parts/sayWhy.ts'],
      { eager: true, query: '?raw', import: 'default' },
    )
    expect(Object.keys(sources)).toHaveLength(13)
    for (const [file, source] of Object.entries(sources)) {
      const said = [...source.matchAll(/\bt\(['"`]([a-z]+)\./gi)].map((hit) => hit[1])
      expect(said.filter((noun) => !Object.keys(first).includes(noun ?? '')), file).toEqual([])
      expect(source, file).not.toMatch(/from '(element-plus|@element-plus|vue-router|@tanstack|@\/ipc\/ask)/)
    }
  })
})
