// The one door from the interface to the core. Only this folder imports the desktop runtime,
// so that the same interface can later speak over TLS instead.
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { asFault, CallFault, type Fault } from './fault'
import type { Commands } from './surface'

export type Command = keyof Commands
export type Req<C extends Command> = Commands[C]['req']
export type Res<C extends Command> = Commands[C]['res']

declare global {
  interface Window {
    /** How the desk stands, asked by the shell before this page's code was there (`src-tauri/src/window.rs`). */
    jiaheStatus?: Promise<Res<'desk.status'>>
  }
}

type Watcher = (fault: Fault, command: Command) => void
const watchers = new Set<Watcher>()

/** Be told of every refusal (the session watches for being locked out). Returns how to stop. */
export function onFault(watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** The address of the page, for the audit trail: `/cases/:id`, never what it shows. */
let screen = ''

export function onScreen(address: string): void {
  screen = address
}

export const screenNow = (): string => screen

/** The answer that is under way since before this code, once. */
function early<C extends Command>(command: C): Promise<Res<C>> | undefined {
  if (command !== 'desk.status') return undefined
  const asked = window.jiaheStatus as Promise<Res<C>> | undefined
  delete window.jiaheStatus
  return asked
}

/** Calls one command of the core. Rejects with a {@link CallFault}, never with anything else. */
export async function call<C extends Command>(command: C, body: Req<C>): Promise<Res<C>> {
  try {
    return await (early(command) ?? invoke<Res<C>>('call', { command, body, screen }))
  } catch (thrown) {
    const fault = asFault(thrown)
    for (const watcher of watchers) watcher(fault, command)
    throw new CallFault(fault)
  }
}

/** Be told after each commit which nouns changed. Returns how to stop. */
export function onChanged(heard: (nouns: string[]) => void): Promise<() => void> {
  return listen<string[]>('changed', (event) => heard(event.payload))
}
