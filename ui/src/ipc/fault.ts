// What the core answers when it refuses, as a value a form can show.
// Knows the wire shape {code, message, fields, wait_seconds}; knows no wording and no shell.
import type { Fault as Told } from './surface'

/** A refusal. The core's codes, and {@link NO_ANSWER}, which is ours. */
export type Fault = Omit<Told, 'code' | 'wait_seconds'> & { code: string; wait_seconds: number | null }

/** A refusal of the core. `code` is what the interface branches on; `message` is never matched. */
export class CallFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.name = 'CallFault'
    this.fault = fault
  }
}

/** Nothing answered: the shell is gone or replied with something that is no fault. */
export const NO_ANSWER = 'no_answer'

/** Whatever was thrown, as a fault. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof CallFault) return thrown.fault
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string') {
    const seen = thrown as Partial<Fault> & { code: string }
    return {
      code: seen.code,
      message: typeof seen.message === 'string' ? seen.message : '',
      fields: Array.isArray(seen.fields) ? seen.fields : [],
      wait_seconds: typeof seen.wait_seconds === 'number' ? seen.wait_seconds : null,
    }
  }
  return { code: NO_ANSWER, message: '', fields: [], wait_seconds: null }
}

/** `parties[0].name`, `parties.0.name` and `/parties/0/name` are one path. */
export function normalPath(path: string): string {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/\//g, '.')
    .replace(/^\.+/, '')
}

/** Why the field at `path` was refused: the first word said about it, or '' when nothing was. */
export function whyOf(fault: Fault | null | undefined, path: string | undefined): string {
  if (!fault || !path) return ''
  const wanted = normalPath(path)
  return fault.fields.find((said) => normalPath(said.field) === wanted)?.why ?? ''
}

/** What was refused about fields that no form row shows: to be listed above the form. */
export function unplaced(fault: Fault | null | undefined, shown: readonly string[]): Fault['fields'] {
  if (!fault) return []
  const known = new Set(shown.map(normalPath))
  return fault.fields.filter((said) => !known.has(normalPath(said.field)))
}
