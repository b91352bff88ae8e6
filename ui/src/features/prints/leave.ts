// A paper leaves the desk: the core writes it down before it goes, and afterwards whether it went.
import { call } from '@/ipc/client'
import type { PaperWay, Printed, PrintJob } from '@/ipc/surface'

/** Lets `paper` out by `out`, which gives null where whoever prints thought better of it (and so never null or nothing else:
 * a command of the shell that answers nothing answers null). */
export async function leave<T extends string | true>(paper: Printed, way: PaperWay, out: () => Promise<T | null>, job: PrintJob | null = null): Promise<T | null> {
  await call('prints.leaving', { papers: paper.papers, way, job })
  // That it was to leave is on the trail already: what came of it is told, and not waited for with what came of it.
  const tell = (gone: boolean) => call('prints.left', { papers: paper.papers, way, pages: job?.pages ?? '', gone }).catch(() => undefined)
  try {
    const came = await out()
    await tell(came !== null)
    return came
  } catch (thrown) {
    await tell(false)
    throw thrown
  }
}
