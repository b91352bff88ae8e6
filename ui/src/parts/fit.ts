// How large letters are. Where the system enlarges everything (150 % on a small laptop) a page may be left with less room
// than it is made for: then the letters give way, never below what they are without enlargement.

/** What the pages are made for, in CSS pixels with letters of 16. */
const MADE_FOR = { width: 1180, height: 640 }

export interface Room {
  width: number
  height: number
  /** Dots of the screen to a CSS pixel. */
  enlarged: number
}

/** 1, or by how much letters are made smaller in this room. */
export function fitting(room: Room): number {
  const fits = Math.min(1, room.width / MADE_FOR.width, room.height / MADE_FOR.height)
  return Math.max(fits, 1 / Math.max(1, room.enlarged))
}

export const roomNow = (): Room => ({ width: window.innerWidth, height: window.innerHeight, enlarged: window.devicePixelRatio })
