// Keeps the row being typed as a draft in the encrypted database; an emptied row takes its draft away.
// Saves follow one another, so that a slow one neither begins a second draft nor brings back a row already entered.
import { onBeforeUnmount, ref, watch } from 'vue'
import { desk } from '@/features/session/desk'
import { call } from '@/ipc/client'
import type { DraftId } from '@/ipc/surface'

const PAUSE = 500

/** `body()` is the row as text, '' when there is nothing worth keeping. */
export function useRowDraft(body: () => string, title: () => string) {
  const id = ref<DraftId | null>(null)
  const state = ref<'idle' | 'saved' | 'failed'>('idle')
  let kept = body()
  let timer: number | undefined
  let chain: Promise<void> = Promise.resolve()
  let running = 0

  async function write(): Promise<void> {
    const text = body()
    if (text === kept) return
    try {
      if (text === '') {
        const gone = id.value
        id.value = null
        if (gone !== null) await call('drafts.discard', { id: gone })
        state.value = 'idle'
      } else {
        id.value = await call('drafts.save', { id: id.value, kind: 'screening', title: title(), body: text })
        state.value = 'saved'
      }
      kept = text
    } catch {
      state.value = 'failed'
    }
  }
  function flush(): Promise<void> {
    window.clearTimeout(timer)
    running++
    // With nothing under way the save is asked for at once: a lock that follows must find it already sent.
    chain = (running === 1 ? write() : chain.then(write)).finally(() => running--)
    return chain
  }
  const stop = watch(body, (text) => {
    if (text === kept) return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void flush(), PAUSE)
  })
  watch(() => desk.session, (session) => {
    if (!session) void flush()
  }, { flush: 'sync' })
  onBeforeUnmount(() => {
    stop()
    void flush()
  })

  return {
    state,
    flush,
    /** Goes on with a draft that lies in the database. */
    begin(draft: DraftId): void {
      id.value = draft
      kept = body()
    },
  }
}
