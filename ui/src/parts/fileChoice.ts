// A file chosen from the PC, read into memory: never before its size is known. Its name is left behind.
import { ref, type Ref } from 'vue'

/** The file is larger than anything that can be kept: nothing of it was read. */
export class TooLarge extends Error {}

/** Bytes at most, asked before a file is read; throws `TooLarge`. */
export function notAbove(file: Blob, most: number): void {
  if (file.size > most) throw new TooLarge()
}

export interface FileChoice {
  /** What was read; '' for nothing yet. */
  base64: Ref<string>
  /** Why what was chosen was not read; '' for nothing wrong. */
  refused: Ref<'' | 'kind' | 'large'>
  chosen: (event: Event) => Promise<void>
}

/** `read` makes base64 of a file, or throws; `before` is called whenever something else is chosen. */
export function useFileChoice(read: (file: File) => Promise<string>, before: () => void): FileChoice {
  const base64 = ref('')
  const refused = ref<'' | 'kind' | 'large'>('')
  async function chosen(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement
    const file = input.files?.[0]
    // The same file, made smaller, may be chosen once more.
    input.value = ''
    base64.value = ''
    refused.value = ''
    before()
    if (!file) return
    try {
      base64.value = await read(file)
    } catch (error) {
      refused.value = error instanceof TooLarge ? 'large' : 'kind'
    }
  }
  return { base64, refused, chosen }
}
