// How far a backup or a restore has come, while somebody watches.
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { onProgress } from '@/ipc/shell'
import { percentOf } from './said'

export function useProgress(work: 'backup' | 'restore'): Ref<number> {
  const percent = ref(0)
  let deaf: (() => void) | null = null
  let gone = false
  onMounted(() => {
    onProgress((told) => {
      if (told.work === work) percent.value = percentOf(told.done, told.whole)
    })
      .then((stop) => (gone ? stop() : (deaf = stop)))
      .catch(() => undefined) // the work goes on unseen
  })
  onBeforeUnmount(() => {
    gone = true
    deaf?.()
  })
  return percent
}
