// A file opened in the system's file manager, until the page for it takes it: a parcel or a card waits for 收发, an
// update for 设置, a backup for the page that restores before anybody signs in.
import { reactive } from 'vue'
import { handedFile, onHanded } from '@/ipc/shell'

export const handed = reactive({ parcel: '', backup: '', update: '' })

/** The later file takes the place of the earlier one of its kind. */
export function hand(path: string): void {
  if (/\.jhbak$/i.test(path)) handed.backup = path
  else if (/\.jhup$/i.test(path)) handed.update = path
  else handed.parcel = path
}

/** What waits is the taker's from now on. */
export function taken(kind: keyof typeof handed): string {
  const path = handed[kind]
  handed[kind] = ''
  return path
}

export const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''

async function ask(): Promise<void> {
  const path = await handedFile().catch(() => null)
  if (path) hand(path)
}

/** Asks for the file the program was started with, and again whenever the shell has another. */
export async function watchHanded(): Promise<void> {
  await onHanded(() => void ask()).catch(() => undefined)
  await ask()
}
