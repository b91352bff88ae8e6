// Keeps a form as a draft in the encrypted database while it is typed. Saves follow one another, so that a slow
// one can neither begin a second draft nor overwrite a newer text.
import { onBeforeUnmount, ref, watch } from 'vue'
import { desk } from '@/features/session/desk'
import { call } from '@/ipc/client'
import type { DraftId, DraftKind } from '@/ipc/surface'

const PAUSE = 700

/** `body()` is the form as text, '' when there is nothing worth keeping. */
export function useAutosave(body: () => string, title: () => string, kind: DraftKind = 'survey') {
  const id = ref<DraftId | null>(null)
  const state = ref<'idle' | 'saved' | 'failed'>('idle')
  let kept = body()
  let timer: number | undefined
  let chain: Promise<void> = Promise.resolve()
  let running = 0
  let ended = false

  async function write(): Promise<void> {
    const text = body()
    if (ended || text === kept || text === '') return
    try {
      id.value = await call('drafts.save', { id: id.value, kind, title: title(), body: text })
      kept = text
      state.value = 'saved'
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
    if (ended || text === kept) return
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
    id,
    state,
    /** Goes on with a draft that lies in the database, or with a fresh form. */
    begin(draft: DraftId | null): void {
      window.clearTimeout(timer)
      id.value = draft
      kept = body()
      state.value = 'idle'
      ended = false
    },
    /** Waits until what was typed lies in the database. */
    kept: flush,
    /** The form became a record: waits for a save under way, then lets the draft go. */
    async end(): Promise<void> {
      window.clearTimeout(timer)
      ended = true
      await chain
      if (id.value === null) return
      const gone = id.value
      id.value = null
      // A draft left behind is seen on the desk and discarded there.
      await call('drafts.discard', { id: gone }).catch(() => undefined)
    },
  }
}
