// A file chosen from the PC, read into memory. Its name is left behind.
import { ref, type Ref } from 'vue'

export interface FileChoice {
  /** What was read; '' for nothing yet. */
  base64: Ref<string>
  /** What was chosen could not be read. */
  unreadable: Ref<boolean>
  chosen: (event: Event) => Promise<void>
}

/** `read` makes base64 of a file, or throws; `before` is called whenever something else is chosen. */
export function useFileChoice(read: (file: File) => Promise<string>, before: () => void): FileChoice {
  const base64 = ref('')
  const unreadable = ref(false)
  async function chosen(event: Event): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0]
    base64.value = ''
    unreadable.value = false
    before()
    if (!file) return
    try {
      base64.value = await read(file)
    } catch {
      unreadable.value = true
    }
  }
  return { base64, unreadable, chosen }
}
