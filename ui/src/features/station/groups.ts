// Asking a recovery key back: two of its groups, so that one must have the paper at hand.

/** Two different places of `count`, in ascending order; `roll(n)` gives an even pick from 0 to n-1. */
export function twoPlaces(count: number, roll: (below: number) => number): number[] {
  if (count < 2) return count === 1 ? [0] : []
  const first = roll(count)
  const second = (first + 1 + roll(count - 1)) % count
  return [first, second].sort((a, b) => a - b)
}

/** An even pick, from the browser's own randomness. */
export function roll(below: number): number {
  const most = Math.floor(0x1_0000_0000 / below) * below
  for (;;) {
    const drawn = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
    if (drawn < most) return drawn % below
  }
}

/** What was typed, as it is printed: blanks and dashes out, capitals, O for 0 and I or L for 1 (Crockford base 32). */
export function tidyGroup(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
}
