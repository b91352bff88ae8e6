// What a key does in the grid of answers. Digits answer and go on to the next question, so that a paper is typed in
// as fast as it is read out: 5 很满意 … 1 很不满意.

export interface KeyWork {
  /** The answer given; null takes it back; undefined leaves it. */
  score?: number | null
  /** The row that gets the keyboard. */
  to: number
}

/** What `key` does on row `at` of `count`; null when the grid has no business with it. */
export function keyIn(key: string, at: number, count: number): KeyWork | null {
  const next = Math.min(count - 1, at + 1)
  if (/^[1-5]$/.test(key)) return { score: Number(key), to: next }
  switch (key) {
    case '0':
    case 'Backspace':
    case 'Delete':
      return { score: null, to: at }
    case 'ArrowDown':
    case 'Enter':
      return { to: next }
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) }
    default:
      return null
  }
}
