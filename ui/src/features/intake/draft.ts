// Keeps the form as a draft in the encrypted database while one types. One save at a time, the newest form last,
// so that a slow save can neither start a second draft nor overwrite a newer text.
import { onBeforeUnmount, ref, watch } from 'vue'
import { desk } from '@/features/session/desk'
import { call } from '@/ipc/client'
import type { DraftId } from '@/ipc/surface'
import type { Form } from './form'
import { toBody } from './restore'

export const PAUSE_MS = 600

/** What a draft is called on the desk: at most 60 characters. */
export function draftTitle(name: string, type: string, nobody: string): string {
  return [...[name.trim() || nobody, type].filter(Boolean).join(' · ')].slice(0, 60).join('')
}

export function useDraft(form: () => Form, title: () => string) {
  const id = ref<DraftId | null>(null)
  const savedAt = ref('')
  const state = ref<'blank' | 'waiting' | 'saving' | 'saved' | 'failed'>('blank')
  let kept = toBody(form())
  let timer: number | undefined
  let running: Promise<void> | null = null
  let ended = false

  // China's clock, like every other time on the desk.
  const clock = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 19)

  async function write(): Promise<void> {
    const body = toBody(form())
    if (ended || body === kept) return
    state.value = 'saving'
    try {
      id.value = await call('drafts.save', { id: id.value, kind: 'intake', title: title(), body })
      kept = body
      savedAt.value = clock()
      state.value = 'saved'
    } catch {
      state.value = 'failed' // said on the page; the next change tries again
    }
  }
  /** Saves now what has changed. Resolves when the newest form is kept, or could not be. */
  async function flush(): Promise<void> {
    window.clearTimeout(timer)
    timer = undefined
    while (running) await running
    // Called without waiting first when nothing runs: on locking, the save must be asked for before the lock.
    running = write()
    await running
    running = null
  }

  watch(form, () => {
    if (ended || toBody(form()) === kept) return
    state.value = 'waiting'
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void flush(), PAUSE_MS)
  }, { deep: true })
  watch(() => desk.session, (session) => {
    if (!session) void flush()
  }, { flush: 'sync' })
  const leaving = () => void flush()
  window.addEventListener('pagehide', leaving)
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', leaving)
    void flush()
  })

  return {
    id,
    savedAt,
    state,
    flush,
    /** The form now on the page is the draft `draft` as kept, or a fresh form without one. */
    begin(draft: DraftId | null): void {
      window.clearTimeout(timer)
      id.value = draft
      kept = toBody(form())
      savedAt.value = ''
      state.value = 'blank'
      ended = false
    },
    /** The case is being saved: nothing is kept any more. */
    end(): void {
      ended = true
      window.clearTimeout(timer)
    },
    /** It was not saved after all: what was typed meanwhile is kept. */
    resume(): void {
      ended = false
      void flush()
    },
  }
}
