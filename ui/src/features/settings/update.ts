// Updates in words: who sees the button, and what to do where the system did not open the installer. Knows no page.
import type { About } from '@/ipc/shell'

/** Why there is nothing to choose: the key of the word for it, '' when there is. */
export function whyNot(about: Pick<About, 'demo' | 'updates'>, roles: readonly string[]): '' | 'demo' | 'off' | 'onlyThose' {
  if (about.demo) return 'demo'
  if (!about.updates) return 'off'
  return roles.some((role) => role === 'administrator' || role === 'lead') ? '' : 'onlyThose'
}

/** A package is installed by a command, which a path with blanks must not tear apart; anything else is opened. */
export function byHand(path: string): { deb: boolean; text: string } {
  const deb = path.endsWith('.deb')
  return { deb, text: deb ? `sudo apt install '${path.replaceAll("'", "'\\''")}'` : path }
}
