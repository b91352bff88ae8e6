// How far a backup, a restore or a change of the station key has come, while somebody watches.
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { onProgress } from '@/ipc/shell'
import { percentOf } from './said'

export type Work = 'backup' | 'restore' | 'rotate' | 'update'

/** Of several kinds of work done one after another, whichever is under way now: `at` is its place. */
export function useProgress(works: readonly Work[]): { percent: Ref<number>; at: Ref<number> } {
  const percent = ref(0)
  const at = ref(0)
  let deaf: (() => void) | null = null
  let gone = false
  onMounted(() => {
    onProgress((told) => {
      const place = works.findIndex((one) => one === told.work)
      if (place < 0) return
      at.value = place
      percent.value = percentOf(told.done, told.whole)
    })
      .then((stop) => (gone ? stop() : (deaf = stop)))
      .catch(() => undefined) // the work goes on unseen
  })
  onBeforeUnmount(() => {
    gone = true
    deaf?.()
  })
  return { percent, at }
}
