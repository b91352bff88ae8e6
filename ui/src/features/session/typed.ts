// What was typed into a dialog and not saved, so that closing the dialog loses nothing. It lies in the memory of this
// window only, each person's apart, and is never written to a disk.
import { onBeforeUnmount, ref, type Ref } from 'vue'
import { desk } from './desk'

type Fields = Readonly<Record<string, Ref>>
interface Held {
  values: Record<string, string>
  version: number
}
const held = new Map<string, Held>()
const spelt = (fields: Fields): Record<string, string> => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, JSON.stringify(field.value) ?? 'null']))
const same = (one: Record<string, string>, other: Record<string, string>): boolean => Object.keys(one).every((name) => one[name] === other[name])

export interface Typed {
  /** What is on the screen was typed before. */
  found: Ref<boolean>
  /** The record has changed since it was typed. */
  changed: Ref<boolean>
  /** Saved: nothing is to be kept. */
  saved: () => void
  /** Back to what the form began with. */
  afresh: () => void
  /** What the form shows now is what it begins with. */
  begin: () => void
}

/** Forgets what was typed about `of`, or everything. */
export function forgetTyped(of?: string): void {
  if (of === undefined) held.clear()
  else held.delete(`${desk.session?.staff ?? 0} ${of}`)
}

/** One line of text about `of`, kept in the same way; an empty one is forgotten. */
export function keepTyped(of: string, text: string): void {
  const key = `${desk.session?.staff ?? 0} line ${of}`
  if (of && text.trim()) held.set(key, { values: { text }, version: 0 })
  else held.delete(key)
}
export const keptOf = (of: string): string => held.get(`${desk.session?.staff ?? 0} line ${of}`)?.values['text'] ?? ''

/** Brings back what was typed about `of` and keeps what is typed from here on; call it when all fields have their first value. */
export function useTyped(of: string, fields: Fields, version = 0): Typed {
  // Whoever sat here when it was typed; locking the desk takes the dialog away later.
  const key = `${desk.session?.staff ?? 0} ${of}`
  let blank = spelt(fields)
  let done = false
  const put = (values: Record<string, string>): void => {
    for (const [name, field] of Object.entries(fields)) if (values[name] !== undefined) field.value = JSON.parse(values[name])
  }
  const before = held.get(key)
  const found = ref(before !== undefined)
  const changed = ref(before !== undefined && before.version !== version)
  if (before) put(before.values)
  onBeforeUnmount(() => {
    const now = spelt(fields)
    if (done || same(now, blank)) held.delete(key)
    else held.set(key, { values: now, version: changed.value ? (before?.version ?? version) : version })
  })
  return {
    found,
    changed,
    saved: () => void (done = true),
    afresh: () => {
      put(blank)
      found.value = false
      changed.value = false
    },
    begin: () => void (blank = spelt(fields)),
  }
}
