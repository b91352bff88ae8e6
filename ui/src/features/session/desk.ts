// Who sits at the desk, and how it looks to them. One plain reactive object for the whole window: what stands
// before the pages (set-up, sign-in, lock, trouble) is decided from it. Nothing of it outlives the window.
import { reactive, shallowRef, watchEffect } from 'vue'
import { call, onFault } from '@/ipc/client'
import { asFault, NO_ANSWER, type Fault } from '@/ipc/fault'
import { awake } from '@/ipc/shell'
import type { DeskStatus, SessionInfo } from '@/ipc/surface'
import { fitting, roomNow } from '@/parts/fit'
import { speak, type Language } from '@/words'

export interface Prefs {
  text_size: number
  language: Language
  idle_minutes: number
}
interface Desk {
  status: DeskStatus | null
  session: SessionInfo | null
  trouble: Fault | null
  /** The set-up guide is on screen, and stays there until it is finished, whatever the desk's state. */
  settingUp: boolean
  /** The core does not answer. */
  lost: boolean
  looking: boolean
  /** The person who locked the desk: their name is filled in on the way back. */
  lockedBy: string
  prefs: Prefs
  /** A backup has just been put in place; with `needs_recovery` the key on paper sets the first password. */
  restored: { needs_recovery: boolean; key: string } | null
  /** The sign-in page begins with restoring a backup. */
  restoring: boolean
}

export const SMALLEST = 16
export const LARGEST = 20

export const desk = reactive<Desk>({
  status: null,
  session: null,
  trouble: null,
  settingUp: false,
  lost: false,
  looking: false,
  lockedBy: '',
  prefs: { text_size: SMALLEST, language: 'zh-CN', idle_minutes: 10 },
  restored: null,
  restoring: false,
})

/** What was read for one person is forgotten when they leave. */
const keepers = new Set<() => void>()
export const onLeave = (forget: () => void): void => void keepers.add(forget)
const forgetRead = (): void => keepers.forEach((forget) => forget())

/** How the sign-in page looked before somebody sat down: so it looks for the next. */
let before: Prefs = desk.prefs

/** The password that somebody else gave, as it was just typed: known until it is replaced, and shown nowhere. */
let given = ''
export const givenPassword = (): string => given
export const forgetGiven = (): void => void (given = '')

/** Faults under which no page can work: the whole window says so. */
const TROUBLES = new Set(['newer_version', 'damaged', 'wrong_key', 'slots_damaged', 'slots_old', 'in_use', 'read_only', 'disk_full'])
export const isTrouble = (fault: Fault | null | undefined): boolean => Boolean(fault && TROUBLES.has(fault.code))

/** A text size within bounds. */
export const fitSize = (size: number): number => Math.min(LARGEST, Math.max(SMALLEST, Math.round(size) || SMALLEST))

const room = shallowRef(roomNow())
window.addEventListener('resize', () => (room.value = roomNow()))
watchEffect(() => {
  document.documentElement.style.fontSize = `${fitSize(desk.prefs.text_size) * fitting(room.value)}px`
})
watchEffect(() => speak(desk.prefs.language))

function seat(session: SessionInfo | null): void {
  desk.session = session
  if (!session) return
  desk.lockedBy = session.name
  desk.prefs = {
    text_size: fitSize(session.prefs.text_size),
    language: session.prefs.language === 'en' ? 'en' : 'zh-CN',
    idle_minutes: session.prefs.idle_minutes,
  }
}

/** Asks the core how the desk stands, and shows it. */
export async function look(): Promise<void> {
  desk.looking = true
  try {
    const status = await call('desk.status', {})
    desk.lost = false
    desk.status = status
    desk.trouble = status.trouble
    if (status.state === 'empty') desk.settingUp = true
    if (!desk.settingUp) seat(status.state === 'open' ? status.session : null)
  } catch (thrown) {
    const fault = asFault(thrown)
    if (isTrouble(fault)) desk.trouble = fault
    else desk.lost = true
  } finally {
    desk.looking = false
  }
}

/** Signs in. Rejects with the refusal. */
export async function signIn(name: string, password: string): Promise<void> {
  const session = await call('session.sign_in', { name, password })
  if (!desk.lockedBy) before = desk.prefs
  forgetRead()
  given = session.password_due ? password : ''
  seat(session)
  await look()
}

function leave(): void {
  forgetRead()
  forgetGiven()
  desk.session = null
}

/** Covers the desk at once and locks the core; the same person comes back to the page they left. */
export async function lockNow(): Promise<void> {
  leave()
  try {
    await call('session.lock', {})
  } catch {
    // The cover is up either way; the core is asked again below.
  }
  await look()
}

/** Locks, and forgets who was here and which page was open. */
export async function signOut(): Promise<void> {
  window.location.hash = '#/'
  // At once, not when the core is done: the next person must not meet this one's name.
  desk.lockedBy = ''
  desk.prefs = before
  await lockNow()
  desk.lockedBy = ''
}

/** The guide is done: go on to signing in, or straight to the desk if the core has it open. */
export async function endSetUp(): Promise<void> {
  desk.settingUp = false
  await look()
}

/** A backup stands where the station was: nobody is signed in, and what was known of it is forgotten. */
export async function endRestore(restored: { needs_recovery: boolean; key: string }): Promise<void> {
  leave()
  desk.lockedBy = ''
  desk.settingUp = false
  desk.trouble = null
  desk.restored = restored
  await look()
}

/** Keeps how the person likes it; on the sign-in page it lasts until the window closes. */
export async function prefer(change: Partial<Prefs>): Promise<void> {
  desk.prefs = { ...desk.prefs, ...change }
  if (!desk.session) return
  desk.session = { ...desk.session, prefs: { ...desk.prefs } }
  await call('prefs.set', { ...desk.prefs })
  if (change.idle_minutes) await awake(change.idle_minutes)
}

// A page that is told "nobody is signed in" means that the core locked first. A lost core is asked again by hand.
// What is wrong with a backup somebody looks into says nothing about the station that is here.
onFault((fault, command) => {
  if (fault.code === 'not_signed_in' && desk.session) {
    leave()
    void look()
  } else if (fault.code === NO_ANSWER) desk.lost = true
  else if (isTrouble(fault) && fault.code !== 'disk_full' && !command.startsWith('backups.')) desk.trouble = fault
})
