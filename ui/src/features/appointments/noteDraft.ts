// The counselling note while it is being written: kept as a draft in the core a moment after the last key.
// Drafts of notes are sealed: opening one asks for the password, so they are first told apart by their titles.
import { onBeforeUnmount, ref } from 'vue'
import { call } from '@/ipc/client'
import type { CounsellingNote, DraftBrief } from '@/ipc/surface'
import { withPassword } from '@/features/session/password'

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

/** One's own drafts that may be about the hour `when` ('2026-11-23 09:00'), which stands in their titles. */
export const candidatesAmong = (drafts: readonly DraftBrief[], when: string): number[] =>
  drafts.filter((one) => one.kind === 'counselling_note' && one.title.includes(when)).map((one) => one.id)

export type Kept = '' | 'saving' | 'saved' | 'failed'

/** `keep(note)` saves soon; `flush()` at once; `discard()` when the note itself has been saved. */
export function useNoteDraft(appointment: number, title: string, when: string) {
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
    /** Whether something was begun; asks for no password. */
    async begun(): Promise<boolean> {
      return candidatesAmong(await call('drafts.list', {}), when).length > 0
    },
    /** The draft, by the password: its note, 'none', or 'shut' when the password was not given. */
    async open(): Promise<CounsellingNote | 'none' | 'shut'> {
      for (const one of candidatesAmong(await call('drafts.list', {}), when)) {
        const found = await withPassword(() => call('drafts.get', { id: one }))
        if (!found) return 'shut'
        const held = readBody(found.body)
        if (held?.appointment !== appointment) continue
        id = one
        return held.note
      }
      return 'none'
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
