// What is to be looked at before a case changes its state: before the archive all that it lacks, before it counts as
// settled the work that is open.
import { computed, type ComputedRef } from 'vue'
import { useAsk } from '@/ipc/ask'
import type { CaseId, CaseState, Lacking } from '@/ipc/surface'

export interface Lacks {
  /** Undefined until it is known, and where nothing is asked. */
  lacks: ComputedRef<readonly Lacking[] | undefined>
  /** Those without which it cannot be archived. */
  required: ComputedRef<readonly Lacking[]>
  closing: ComputedRef<boolean>
}

export function useLacks(id: () => CaseId, state: () => CaseState | ''): Lacks {
  const closing = computed(() => state() === 'archived')
  const { data } = useAsk('cases.close_check', () => ({ id: id() }), { enabled: () => closing.value || state() === 'resolved', also: ['movements', 'appointments', 'obligations', 'services'] })
  const lacks = computed(() => (closing.value ? data.value : state() === 'resolved' ? data.value?.filter((one) => one.work) : undefined))
  const required = computed(() => (lacks.value ?? []).filter((one) => one.required))
  return { lacks, required, closing }
}
