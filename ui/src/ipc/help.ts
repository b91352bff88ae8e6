// The number a clerk reads out on the telephone when the program cannot go on. A technician finds the code by it here;
// a number once given is never given to another code.
import type { Code } from './surface'

const NUMBERS: Partial<Record<Code, number>> = {
  no_key_store: 101,
  newer_version: 102,
  damaged: 103,
  wrong_key: 104,
  slots_damaged: 105,
  slots_old: 106,
  trail_cut: 107,
  in_use: 108,
  read_only: 109,
  disk_full: 110,
  backup_damaged: 111,
  internal: 112,
}
/** Nothing answered, or a code that has no number yet. */
const OTHER = 100

export const helpNumber = (code: string): string => String(NUMBERS[code as Code] ?? OTHER)
