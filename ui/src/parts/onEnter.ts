// Enter that means "go on". While an input method is composing, Enter only picks the word: it never submits.
import type { Directive } from 'vue'

/** Whether this key press belongs to the input method (229 is what WebKit says after `compositionend`). */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** Whether this key press is an Enter of the person, not of the input method. */
export function isEnter(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !composing(event) && !event.repeat
}

type Go = (event: KeyboardEvent) => void
const bound = new WeakMap<HTMLElement, { go: Go; heard: (event: KeyboardEvent) => void }>()

/** `v-on-enter="submit"` on a field or around several. Text areas keep their Enter; buttons and links too. */
export const vOnEnter: Directive<HTMLElement, Go> = {
  mounted(el, binding) {
    const held = {
      go: binding.value,
      heard(event: KeyboardEvent) {
        if (event.key === 'Enter' && composing(event)) {
          event.stopPropagation()
          return
        }
        if (!isEnter(event) || event.defaultPrevented) return
        const at = event.target
        if (at instanceof HTMLElement && at.closest('textarea, button, a, [role="combobox"], [role="option"]')) return
        event.preventDefault()
        held.go(event)
      },
    }
    bound.set(el, held)
    el.addEventListener('keydown', held.heard)
  },
  updated(el, binding) {
    const held = bound.get(el)
    if (held) held.go = binding.value
  },
  unmounted(el) {
    const held = bound.get(el)
    if (held) el.removeEventListener('keydown', held.heard)
    bound.delete(el)
  },
}
