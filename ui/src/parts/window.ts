// Which rows of a long list are on screen. Plain arithmetic, so that it can be tested.

export interface Slice {
  first: number
  /** One past the last row drawn. */
  end: number
  /** Space above and below the drawn rows, in the unit of `rowHeight`. */
  above: number
  below: number
}

/** Rows to draw for a list of `count` rows scrolled to `top`; `spare` more on either side. */
export function sliceOf(count: number, rowHeight: number, top: number, viewHeight: number, spare = 8): Slice {
  if (count <= 0 || rowHeight <= 0) return { first: 0, end: 0, above: 0, below: 0 }
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - spare), Math.max(0, count - 1))
  const end = Math.min(count, Math.max(first + 1, Math.ceil((top + viewHeight) / rowHeight) + spare))
  return { first, end, above: first * rowHeight, below: (count - end) * rowHeight }
}
