// What somebody may do on a case, asked by every tab of its page in one place: the core's own rules
// (cases/permission.rs), so that no button stands there which it would refuse.
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import type { CaseFile } from '@/ipc/surface'

type Looked = Pick<CaseFile, 'looking' | 'held_here' | 'state'>

export interface MayAct {
  /** Take a step that this station's holding the case calls for: not through the glass, not on a copy (`require_hand`). */
  act: boolean
  /** Write into what is kept of it: the same, and it is not in the archive. */
  write: boolean
  /** Ask others about it though another station holds it: not through the glass (`require_glassless`). */
  ask: boolean
  /** Leave a note on the timeline, which the glass lets through (`require_held`). */
  note: boolean
}

export function mayAct(file: Looked | null | undefined): MayAct {
  if (!file) return { act: false, write: false, ask: false, note: false }
  const act = !file.looking && file.held_here
  return { act, write: act && file.state !== 'archived', ask: !file.looking, note: file.held_here && file.state !== 'archived' }
}

export const useMayAct = (file: MaybeRefOrGetter<Looked | null | undefined>): ComputedRef<MayAct> => computed(() => mayAct(toValue(file)))
