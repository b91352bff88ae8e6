// What somebody may do on a case, asked by every tab of its page in one place: the core's own rules
// (cases/permission.rs), so that no button stands there which it would refuse.
import { computed, toValue, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import type { CaseFile } from '@/ipc/surface'

type Looked = Pick<CaseFile, 'looking' | 'held_here' | 'kept_here' | 'mine' | 'state'> & { merged_into?: CaseFile['merged_into'] }

export interface MayAct {
  /** Take a step that this station's holding the case calls for: not through the glass, not on a copy (`require_hand`). */
  act: boolean
  /** Write into what is kept of it: the same, and it is not in the archive. */
  write: boolean
  /** Decide who has it, where it goes and how it ends: the team, or a lead (`require_own`). */
  decide: boolean
  /** Ask others about it though another station holds it: not through the glass (`require_glassless`). */
  ask: boolean
  /** Leave a note on the timeline, which the glass lets through (`require_held`). */
  note: boolean
}

export function mayAct(file: Looked | null | undefined): MayAct {
  // What was merged into another case is only read.
  if (!file || file.merged_into) return { act: false, write: false, decide: false, ask: false, note: false }
  // For a station without a PC this one writes.
  const here = file.held_here || file.kept_here
  const act = !file.looking && here
  return { act, write: act && file.state !== 'archived', decide: act && file.mine, ask: !file.looking, note: here && file.state !== 'archived' }
}

export const useMayAct = (file: MaybeRefOrGetter<Looked | null | undefined>): ComputedRef<MayAct> => computed(() => mayAct(toValue(file)))
