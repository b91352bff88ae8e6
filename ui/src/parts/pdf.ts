// Opens a PDF for drawing. The legacy build, because the web view of an older Windows or Debian lacks what the
// modern one takes for granted; its worker is a file of our own, as the security policy wants.
import type { PDFDocumentLoadingTask } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}

/** Starts reading the paper; the caller destroys the task when it is no longer shown. */
export async function openPaper(base64: string): Promise<PDFDocumentLoadingTask> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs')
  pdf.GlobalWorkerOptions.workerSrc = workerUrl
  return pdf.getDocument({ data: bytesOf(base64), enableXfa: false, useWasm: false })
}
