// What is pasted into a field may be longer than the field: the browser cuts it off without a word.

type Field = HTMLInputElement | HTMLTextAreaElement

/** How many characters of `pasted` do not fit into `field`; 0 where all do. */
export function cutOff(field: Pick<Field, 'maxLength' | 'value' | 'selectionStart' | 'selectionEnd'>, pasted: string): number {
  if (field.maxLength < 0) return 0
  const chosen = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0)
  return Math.max(0, field.value.length - chosen + pasted.length - field.maxLength)
}

/** Tells `told` the room of the field and how much was cut off, whenever something is. Returns how to stop. */
export function watchPastes(told: (room: number, cut: number) => void): () => void {
  const heard = (event: ClipboardEvent): void => {
    const field = event.target
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    const cut = cutOff(field, event.clipboardData?.getData('text') ?? '')
    if (cut > 0) told(field.maxLength, cut)
  }
  document.addEventListener('paste', heard, true)
  return () => document.removeEventListener('paste', heard, true)
}
