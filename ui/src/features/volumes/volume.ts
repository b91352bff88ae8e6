// What the pages work out about a volume. No asking, no words.
import { redrawn } from '@/features/care/care'
import { notAbove } from '@/parts/fileChoice'
import type { PartState, VolumePart } from '@/ipc/surface'

/** Bytes of a PDF that the core keeps. */
const PDF_MOST = 6_000_000
/** What a PDF begins with, in bytes: the shell takes a script in which it stands in letters for one. */
const PDF_HEAD = [0x25, 0x50, 0x44, 0x46, 0x2d] as const
const THERE: readonly PartState[] = ['scanned', 'typed', 'printed']

/** What a volume must have; the back cover is made when it is bound. */
const musts = (parts: readonly VolumePart[]) => parts.filter((one) => one.required && one.part !== 13)

/** How many parts a volume must have, and how many of them are there. */
export function meter(parts: readonly VolumePart[]): { all: number; have: number } {
  const must = musts(parts)
  return { all: must.length, have: must.filter((one) => THERE.includes(one.state)).length }
}

/** Required and on paper, with no scan of what was signed. */
export const onPaperOnly = (parts: readonly VolumePart[]): VolumePart[] => musts(parts).filter((one) => one.state === 'printed' || one.state === 'typed')

/** A file to be put in, as base64: a picture is drawn anew, a PDF goes as it is. Its name is left behind. */
export async function scanned(file: File): Promise<string> {
  const head = new Uint8Array(await file.slice(0, 5).arrayBuffer())
  if (!PDF_HEAD.every((byte, at) => head[at] === byte)) return redrawn(file)
  notAbove(file, PDF_MOST)
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** 1536000 → `1.5 MB`. */
export function sizeSaid(base64: string): string {
  const bytes = (base64.length * 3) / 4
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`
}
