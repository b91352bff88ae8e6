// The window is no browser. A web view brings a browser's keys and menu along: loading anew loses what is typed, its
// printing passes the trail by, its search and its list of downloads lead nowhere.

const KEYS = new Set(['F3', 'F5', 'F7', 'BrowserRefresh', 'BrowserSearch', 'BrowserBack', 'BrowserForward'])
/** With Ctrl: find, find again, downloads, print, load anew, save, source of the page; back and on, on a Mac. */
const LETTERS = new Set(['f', 'g', 'j', 'p', 'r', 's', 'u', '[', ']'])

/** With Alt: back and on in the history, which leaves a page without asking it. On a Mac they go by words in a field. */
const ARROWS = new Set(navigator.platform.startsWith('Mac') ? [] : ['ArrowLeft', 'ArrowRight'])
/** The buttons of a mouse for the same. */
const BUTTONS = new Set([3, 4])
const FIELDS = 'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="file"], :disabled), textarea:not(:disabled), [contenteditable="true"]'

export function isBrowsers(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  if (KEYS.has(event.key) || (event.altKey && ARROWS.has(event.key))) return true
  return (event.ctrlKey || event.metaKey) && !event.altKey && LETTERS.has(event.key.toLowerCase())
}

/** The menu of the right button: for fields one writes into, and to copy what is marked. */
export function hasMenu(at: EventTarget | null, marked: string): boolean {
  if (marked !== '') return true
  return at instanceof Element && at.closest(FIELDS) !== null
}

/** Pages still hear such keys, and may mean something by them; none can keep them from here. Returns how to stop. */
export function notBrowser(): () => void {
  const ours = (event: Event): boolean => {
    if (event instanceof KeyboardEvent) return !isBrowsers(event)
    if (event.type === 'contextmenu') return hasMenu(event.target, getSelection()?.toString() ?? '')
    return !(event instanceof MouseEvent && BUTTONS.has(event.button))
  }
  const hear = (event: Event): void => {
    if (!ours(event)) event.preventDefault()
  }
  const heard = ['keydown', 'contextmenu', 'mousedown', 'mouseup'] as const
  heard.forEach((name) => window.addEventListener(name, hear, true))
  return () => heard.forEach((name) => window.removeEventListener(name, hear, true))
}
