// Whether somebody is at something on this page that leaving it would lose: then nothing may take them away from it.
import { onBeforeUnmount } from 'vue'
import { useRouter } from 'vue-router'

/** What one chooses by a click, and what changes a form. Rather one too many than one too few. */
const CHOICE = '[role="option"], [role="switch"], .el-date-table, .el-month-table, .el-year-table, .el-time-panel, .el-input-number, form button:not([type="submit"])'

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
  const pressed = (event: KeyboardEvent): void => {
    if (['Enter', ' '].includes(event.key) && event.target instanceof Element && event.target.closest('[role="combobox"]')) written = true
  }
  const ends = new AbortController()
  const how = { capture: true, signal: ends.signal }
  document.addEventListener('input', wrote, how)
  document.addEventListener('change', wrote, how)
  document.addEventListener('click', chose, how)
  document.addEventListener('keydown', pressed, how)
  const left = useRouter().afterEach((to, from, refused) => {
    if (!refused && to.path !== from.path) written = false
  })
  onBeforeUnmount(() => {
    ends.abort()
    left()
  })
  return () => written || isCovered()
}
