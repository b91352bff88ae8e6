// The counselling note while it is being written: kept as a draft in the core a moment after the last key.
import { onBeforeUnmount, ref } from 'vue'
import { call } from '@/ipc/client'
import type { CounsellingNote } from '@/ipc/surface'

interface Held {
  appointment: number
  note: CounsellingNote
}
const isText = (value: unknown): value is string => typeof value === 'string'

/** Reads a draft's body; null when it is not a note of ours. */
export function readBody(body: string): Held | null {
  try {
    const held: unknown = JSON.parse(body)
    if (typeof held !== 'object' || held === null || !('appointment' in held) || !('note' in held)) return null
    const { appointment, note } = held
    if (typeof appointment !== 'number' || typeof note !== 'object' || note === null) return null
    const { problem, intervention, feedback } = note as Partial<Record<keyof CounsellingNote, unknown>>
    return isText(problem) && isText(intervention) && isText(feedback) ? { appointment, note: { problem, intervention, feedback } } : null
  } catch {
    return null
  }
}

/** Finds the draft of an appointment's note among one's own. */
async function find(appointment: number): Promise<{ id: number; note: CounsellingNote } | null> {
  for (const brief of await call('drafts.list', {})) {
    if (brief.kind !== 'counselling_note') continue
    const held = readBody((await call('drafts.get', { id: brief.id })).body)
    if (held?.appointment === appointment) return { id: brief.id, note: held.note }
  }
  return null
}

export type Kept = '' | 'saving' | 'saved' | 'failed'

/** `keep(note)` saves soon; `flush()` at once; `discard()` when the note itself has been saved. */
export function useNoteDraft(appointment: number, title: string) {
  const kept = ref<Kept>('')
  let id: number | null = null
  let waiting: CounsellingNote | null = null
  let timer: number | undefined
  // One write at a time, so that a first draft is not begun twice.
  let line: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const note = waiting
    waiting = null
    if (!note) return
    try {
      id = await call('drafts.save', { id, kind: 'counselling_note', title: title.slice(0, 60), body: JSON.stringify({ appointment, note }) })
      if (!waiting) kept.value = 'saved'
    } catch {
      kept.value = 'failed'
    }
  }
  function flush(): Promise<void> {
    window.clearTimeout(timer)
    line = line.then(write)
    return line
  }
  onBeforeUnmount(() => void flush())
  return {
    kept,
    async open(): Promise<CounsellingNote | null> {
      const found = await find(appointment)
      id = found?.id ?? null
      return found?.note ?? null
    },
    keep(note: CounsellingNote): void {
      waiting = { ...note }
      kept.value = 'saving'
      window.clearTimeout(timer)
      timer = window.setTimeout(() => void flush(), 800)
    },
    flush,
    async discard(): Promise<void> {
      window.clearTimeout(timer)
      waiting = null
      await line
      const gone = id
      id = null
      kept.value = ''
      if (gone !== null) await call('drafts.discard', { id: gone })
    },
  }
}
