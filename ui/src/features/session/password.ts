// What is locked apart (notes, whereabouts, reporters) asks for one's own password when it is opened, not before.
// `withPassword` does the work, asks when the core says so, and does it again; the dialog stands in the shell.
import { shallowRef } from 'vue'
import { asFault } from '@/ipc/fault'

/** Somebody waits for the password: told `true` once it fitted, `false` when given up. Watched by the dialog. */
export const waiting = shallowRef<((opened: boolean) => void) | null>(null)
let asked: Promise<boolean> | null = null

/** Asks once, however many wait for it. */
export function askPassword(): Promise<boolean> {
  asked ??= new Promise<boolean>((told) => {
    waiting.value = (opened) => {
      waiting.value = null
      asked = null
      told(opened)
    }
  })
  return asked
}

/** The work's answer; null when the person would not give the password. Any other refusal is thrown. */
export async function withPassword<T extends object>(work: () => Promise<T>, ask: () => Promise<boolean> = askPassword): Promise<T | null> {
  for (;;) {
    try {
      return await work()
    } catch (thrown) {
      if (asFault(thrown).code !== 'compartments_shut') throw thrown
      if (!(await ask())) return null
    }
  }
}
