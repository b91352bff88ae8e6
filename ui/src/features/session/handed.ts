// A file opened in the system's file manager, until the page for it takes it: a parcel or a card waits for 收发, an
// update for 设置, a backup for the page that restores before anybody signs in.
import { reactive } from 'vue'
import { handedFile, onHanded } from '@/ipc/shell'

export const handed = reactive({ parcel: '', backup: '', update: '', /** How many have come, one of them perhaps twice. */ count: 0 })
/** Parcels and cards behind the first: each is read, one after the other. */
const behind: string[] = []

/** Of backups and updates the later one takes the place of the earlier. */
export function hand(path: string): void {
  if (/\.jhbak$/i.test(path)) handed.backup = path
  else if (/\.jhup$/i.test(path)) handed.update = path
  else if (!handed.parcel) handed.parcel = path
  else if (handed.parcel !== path && !behind.includes(path)) behind.push(path)
  handed.count += 1
}

/** What waits is the taker's from now on. */
export function taken(kind: 'parcel' | 'backup' | 'update'): string {
  const path = handed[kind]
  handed[kind] = kind === 'parcel' ? (behind.shift() ?? '') : ''
  return path
}

export const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''

const next = (): Promise<string | null> => handedFile().catch(() => null)

async function ask(): Promise<void> {
  for (let path = await next(); path; path = await next()) hand(path)
}

/** Asks for the file the program was started with, and again whenever the shell has another. */
export async function watchHanded(): Promise<void> {
  await onHanded(() => void ask()).catch(() => undefined)
  await ask()
}
