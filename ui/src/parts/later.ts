// The sign-in page is what one waits for at a start. Everything else waits for the rest (`app/rest.ts`).
import { defineAsyncComponent, type Component } from 'vue'

let load: () => Promise<unknown> = () => Promise.resolve()
let asked: Promise<unknown> | null = null

export function restIs(loads: () => Promise<unknown>): void {
  load = loads
}

/** Brings the rest, once. */
export function rest(): Promise<unknown> {
  asked ??= load().catch((thrown: unknown) => {
    asked = null // to be tried again
    throw thrown
  })
  return asked
}

/** A part of the window that comes when it is wanted, after the rest. */
export const later = (part: () => Promise<{ default: Component }>) =>
  defineAsyncComponent(async () => {
    const [, found] = await Promise.all([rest(), part()])
    return found.default
  })
