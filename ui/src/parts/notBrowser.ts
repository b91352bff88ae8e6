// The window is no browser. A web view brings a browser's keys and menu along: loading anew loses what is typed, its
// printing passes the trail by, its search and its list of downloads lead nowhere.

const KEYS = new Set(['F3', 'F5', 'F7', 'BrowserRefresh', 'BrowserSearch'])
/** With Ctrl: find, find again, downloads, print, load anew, save, source of the page. */
const LETTERS = new Set(['f', 'g', 'j', 'p', 'r', 's', 'u'])

export function isBrowsers(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  if (KEYS.has(event.key)) return true
  return (event.ctrlKey || event.metaKey) && !event.altKey && LETTERS.has(event.key.toLowerCase())
}

/** The menu of the right button: for fields, and to copy what is marked. */
export function hasMenu(at: EventTarget | null, marked: string): boolean {
  if (marked !== '') return true
  return at instanceof Element && at.closest('input, textarea, [contenteditable="true"]') !== null
}

/** Pages still hear such keys, and may mean something by them. Returns how to stop. */
export function notBrowser(): () => void {
  const key = (event: KeyboardEvent): void => {
    if (isBrowsers(event)) event.preventDefault()
  }
  const menu = (event: MouseEvent): void => {
    if (!hasMenu(event.target, getSelection()?.toString() ?? '')) event.preventDefault()
  }
  window.addEventListener('keydown', key)
  window.addEventListener('contextmenu', menu)
  return () => {
    window.removeEventListener('keydown', key)
    window.removeEventListener('contextmenu', menu)
  }
}
