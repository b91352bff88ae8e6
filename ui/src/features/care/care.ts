// What the pages work out about care activities and their pictures. No asking, no words.
import type { CareEntry, CareEvent, CareFocus, CareKind } from '@/ipc/surface'
import { today } from '@/features/appointments/when'
import { notAbove, TooLarge } from '@/parts/fileChoice'

export const KINDS = ['activity', 'publicity', 'outreach', 'visit'] as const satisfies readonly CareKind[]
export const FOCUSES = ['marriage', 'birth', 'family', 'tradition', 'law', 'children'] as const satisfies readonly CareFocus[]

export const blankCare = (): CareEntry => ({
  id: null, version: 0, kind: 'activity', focuses: [], title: '', held_on: today(), place: '', host: '', reached: 0, children: false, content: '', result: '', materials: [],
})
export const entryOfCare = (one: CareEvent): CareEntry => ({
  id: one.id, version: one.version, kind: one.kind, focuses: [...one.focuses], title: one.title, held_on: one.held_on, place: one.place, host: one.host,
  reached: one.reached, children: one.children, content: one.content, result: one.result, materials: one.materials.map((each) => ({ ...each })),
})

/** The longer side of a picture that is kept. */
export const SIDE = 1600
/** A photograph as the camera made it, in bytes and in dots; what is larger would fill the memory of a small PC. */
const PHOTO_MOST = 50_000_000
const DOTS_MOST = 120_000_000

/** How large a picture is drawn so that its longer side is at most `most`. */
export function fitted(width: number, height: number, most = SIDE): { width: number; height: number } {
  const shrink = Math.min(1, most / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * shrink)), height: Math.max(1, Math.round(height * shrink)) }
}

/**
 * A picture drawn anew, smaller and the right way up: base64 of a JPEG. What the camera wrote beside it is not drawn;
 * the core looks again all the same. Rejects what the web view cannot draw, and with `TooLarge`.
 */
export async function redrawn(file: Blob): Promise<string> {
  notAbove(file, PHOTO_MOST)
  const address = URL.createObjectURL(file)
  try {
    const image = new Image()
    // Its size stands at its head: it is known before the dots are unpacked.
    await new Promise((known, broken) => {
      image.onload = known
      image.onerror = broken
      image.src = address
    })
    if (image.naturalWidth * image.naturalHeight > DOTS_MOST) throw new TooLarge()
    await image.decode()
    const size = fitted(image.naturalWidth, image.naturalHeight)
    const canvas = document.createElement('canvas')
    canvas.width = size.width
    canvas.height = size.height
    const pen = canvas.getContext('2d')
    if (!pen) throw new Error('no canvas')
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, size.width, size.height)
    pen.drawImage(image, 0, 0, size.width, size.height)
    return canvas.toDataURL('image/jpeg', 0.82).split(',')[1] ?? ''
  } finally {
    URL.revokeObjectURL(address)
  }
}
