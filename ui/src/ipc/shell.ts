// What the desktop does for the interface and the core knows nothing of: files handed over, the idle lock.
import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { screenNow } from './client'
import { asFault, CallFault } from './fault'

async function shell<T>(name: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(name, args)
  } catch (thrown) {
    throw new CallFault(asFault(thrown))
  }
}

/** Keeps a PDF in the documents folder (文档/家和打印). Gives the path written; nothing is overwritten. */
export const savePdf = (fileName: string, base64: string): Promise<string> => shell('save_pdf', { fileName, base64 })

/** Asks where to keep a PDF. Gives the path written, or null when the person changed their mind. */
export const savePdfAs = (fileName: string, base64: string): Promise<string | null> =>
  shell('save_pdf_as', { fileName, base64 })

/** Keeps a calendar file (.ics) beside the PDFs. Gives the path written; nothing is overwritten. */
export const saveCalendar = (fileName: string, text: string): Promise<string> => shell('save_calendar', { fileName, text })

/** Hands a PDF to the system's viewer, from which it is printed. */
export const openPdf = (fileName: string, base64: string): Promise<void> => shell('open_pdf', { fileName, base64 })

/** The printers of this PC; none where the system has no print service that is known. */
export const printers = (): Promise<{ name: string; usual: boolean }[]> => shell('printers')

/** Gives a PDF to a printer of this PC; `pages` is '' for all. */
export const printPdf = (base64: string, job: { printer: string; copies: number; pages: string; grey: boolean }): Promise<void> => shell('print_pdf', { base64, job })

/** Somebody touched the desk; with `minutes`, also how long it stays open untouched (the shell bounds it). */
export const awake = (minutes?: number): Promise<void> => shell('awake', { minutes: minutes ?? null })

export interface About {
  version: string
  demo: boolean
  folder: string
  /** Whether it takes update files. */
  updates: boolean
}

/** What the program is and where it keeps its data. */
export const about = (): Promise<About> => shell('about')

/** Be told that the shell has locked the desk by itself. Returns how to stop. */
export const onLocked = (heard: () => void): Promise<() => void> => listen('locked', () => heard())

/** Asks for a folder. Null when the person changed their mind. */
export const chooseFolder = (): Promise<string | null> => shell('choose_folder')

/** Asks for a backup file. Null when the person changed their mind. */
export const chooseBackup = (): Promise<string | null> => shell('choose_backup')

/** Asks for a parcel or a card of another station. Null when the person changed their mind. */
export const chooseParcel = (): Promise<string | null> => shell('choose_parcel')

/** Asks for an update file. Null when the person changed their mind. */
export const chooseUpdate = (): Promise<string | null> => shell('choose_update')

export interface UpdateTold {
  version: string
  notes: string
  size: number
  made_on: string
}

/** What an update file brings; rejected with the reason when it is not to be installed. */
export const lookAtUpdate = (path: string): Promise<UpdateTold> => shell('look_at_update', { path })

/** Backs up, then hands the installer to the system; when it was taken, the program ends. */
export const installUpdate = (path: string): Promise<{ path: string; opened: boolean }> => shell('install_update', { path, screen: screenNow() })

/** Asks where to write a parcel or a card. Null when the person changed their mind. */
export const chooseParcelPlace = (name: string, ending: 'jhp' | 'jhcard'): Promise<string | null> =>
  shell('choose_parcel_place', { name, ending })

/** Be told of files dropped on the window: their paths. Returns how to stop. */
export const onDropped = (heard: (paths: string[]) => void): Promise<() => void> =>
  listen<{ paths?: string[] }>('tauri://drag-drop', (event) => heard(event.payload.paths ?? []))

/** Copies a number; the shell takes it out of the clipboard again after half a minute, and on locking. */
export const copyBriefly = (text: string): Promise<void> => shell('copy_briefly', { text })

/** The parcel, card or backup that was opened from outside and waits; null when there is none. It is given once. */
export const handedFile = (): Promise<string | null> => shell('handed_file')

/** Be told that a file waits. Returns how to stop. */
export const onHanded = (heard: () => void): Promise<() => void> => listen('handed', () => heard())

export interface Progress {
  work: string
  done: number
  whole: number
}

/** Be told how far a backup or a restore has come. Returns how to stop. */
export const onProgress = (heard: (progress: Progress) => void): Promise<() => void> =>
  listen<Progress>('progress', (event) => heard(event.payload))
