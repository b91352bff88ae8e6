// Whether somebody is at something on this page that leaving it would lose: then nothing may take them away from it.
import { onBeforeUnmount } from 'vue'
import { useRouter } from 'vue-router'

/** What is chosen or typed, and the parts of a list that one chooses from. */
const CHOICE = '[role="option"], [role="switch"], .el-date-table, .el-time-panel'

/** A dialog or a drawer that is open. */
export const isCovered = (): boolean => [...document.querySelectorAll('.el-overlay')].some((one) => one.getClientRects().length > 0)

/** Listens until the component goes; what was written before, or on another page, does not count. */
export function useWriting(): () => boolean {
  let written = false
  const wrote = (): void => {
    written = true
  }
  const chose = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest(CHOICE)) written = true
  }
  document.addEventListener('input', wrote, true)
  document.addEventListener('click', chose, true)
  const left = useRouter().afterEach((to, from) => {
    if (to.path !== from.path) written = false
  })
  onBeforeUnmount(() => {
    document.removeEventListener('input', wrote, true)
    document.removeEventListener('click', chose, true)
    left()
  })
  return () => written || isCovered()
}
