// A box that holds what it cannot read (no such day, no such time) keeps its old value. The form around it is told
// which field that is, so that it does not take the field for done.
import { computed, inject, onBeforeUnmount, provide, reactive, watch, type ComputedRef, type InjectionKey } from 'vue'

export type PathOf = () => string | undefined
/** `box` is unreadable in the field at `path`, or, with null, no longer. */
export const localTrouble: InjectionKey<(box: symbol, path: PathOf | null) => void> = Symbol('local trouble')
/** What the field says is wrong, in words; '' for nothing. */
export const fieldWrong: InjectionKey<() => string> = Symbol('what the field says')
export const fieldPath: InjectionKey<PathOf> = Symbol('path of the field')

export function useTrouble(bad: () => boolean): void {
  const tell = inject(localTrouble, null)
  const path = inject(fieldPath, null)
  if (!tell || !path) return
  const box = Symbol('box')
  watch(bad, (now) => tell(box, now ? path : null))
  onBeforeUnmount(() => bad() && tell(box, null))
}

/** For the form around them: whether a box holds what cannot be read, so that it is not saved as if it were empty. */
export function useUnreadable(): ComputedRef<boolean> {
  const boxes = reactive(new Set<symbol>())
  provide(localTrouble, (box, path) => void (path ? boxes.add(box) : boxes.delete(box)))
  return computed(() => boxes.size > 0)
}
