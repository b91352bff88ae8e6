// Many papers at once: what is to be printed, and making it a few at a time. Knows no screen.
import type { BatchFailed, BatchItem, BatchMade, PaperOf } from '@/ipc/surface'

/** Papers of one call: the bar moves often enough, and stopping takes effect soon. */
export const STEP = 20
export const MOST = 1_000

export interface Sheet {
  /** Tells it from the others. */
  key: string
  /** What the list says. */
  title: string
  note: string
  item: BatchItem
}

export interface Made {
  files: string[]
  done: number
  papers: number
  pages: number
  /** What was made, for when it leaves. */
  made: PaperOf[]
  replaced: boolean
  failed: BatchFailed[]
  stopped: boolean
}

/** Makes them in order; `told` hears how many are through, and says whether to go on. */
export async function makeAll(items: readonly BatchItem[], make: (some: BatchItem[]) => Promise<BatchMade>, told: (done: number) => boolean): Promise<Made> {
  const made: Made = { files: [], done: 0, papers: 0, pages: 0, made: [], replaced: false, failed: [], stopped: false }
  for (let at = 0; at < items.length; at += STEP) {
    if (!told(at)) return { ...made, stopped: true }
    const some = items.slice(at, at + STEP)
    const came = await make([...some])
    if (came.base64 !== '') made.files.push(came.base64)
    made.done += some.length
    made.papers += some.length - came.failed.length
    made.pages += came.pages
    made.made.push(...came.papers)
    made.replaced ||= came.replaced
    made.failed.push(...came.failed.map((one) => ({ ...one, at: one.at + at })))
  }
  told(items.length)
  return made
}
