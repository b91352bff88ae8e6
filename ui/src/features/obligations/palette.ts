// What the station calls its colours, put over the plain words wherever a colour is said.
import { useAsk } from '@/ipc/ask'
import { watch } from 'vue'
import { i18n, type Words } from '@/words'
import { wordsOf } from '@/words/all'

export function usePalette(): void {
  const { data } = useAsk('obligations.parameters', {})
  watch(data, (told) => {
    if (!told) return
    for (const language of ['zh-CN', 'en'] as const) {
      const plain = (wordsOf(language)['terms']?.['risk'] ?? {}) as Words
      const own = Object.entries(told.palette).filter(([, word]) => word)
      i18n.global.mergeLocaleMessage(language, { terms: { risk: { ...plain, ...Object.fromEntries(own) } } })
    }
  }, { immediate: true })
}
