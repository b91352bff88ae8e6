// Locks the desk when nobody has touched it for the agreed time. The shell decides, from what is told here; the page
// watches too, so that what was on screen is covered at the moment a PC wakes, before the shell has spoken.
import { awake, onLocked } from '@/ipc/shell'
import { desk, lockNow } from './desk'

/** Whether the desk has been left alone for as long as agreed. A clock that jumped back counts as left alone. */
export function leftAlone(since: number, now: number, minutes: number): boolean {
  return now - since >= Math.max(1, minutes) * 60_000 || now < since - 60_000
}

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
/** The shell need not hear of every movement of the mouse. */
const TELL_EVERY = 10_000

/** Starts watching; gives what stops it. */
export function watchIdle(): () => void {
  let since = Date.now()
  let told = 0
  let deaf: () => void = () => undefined
  const tell = (minutes?: number) => {
    told = Date.now()
    awake(minutes).catch(() => undefined)
  }
  const touch = () => {
    const now = Date.now()
    // After sleep the first touch must not count as having been here all along.
    if (leftAlone(since, now, desk.prefs.idle_minutes)) return
    since = now
    if (Math.abs(now - told) >= TELL_EVERY) tell()
  }
  const timer = window.setInterval(() => {
    if (!leftAlone(since, Date.now(), desk.prefs.idle_minutes)) return
    since = Date.now()
    void lockNow()
  }, 1_000)
  for (const kind of TOUCHES) window.addEventListener(kind, touch, { capture: true, passive: true })
  tell(desk.prefs.idle_minutes)
  onLocked(() => void lockNow())
    .then((stop) => (deaf = stop))
    .catch(() => undefined)
  return () => {
    deaf()
    window.clearInterval(timer)
    for (const kind of TOUCHES) window.removeEventListener(kind, touch, { capture: true })
  }
}
