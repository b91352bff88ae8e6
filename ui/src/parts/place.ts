// Codes of places. Each level extends the code of the one above and pads it with noughts: 330000 ⊃ 330900 ⊃ 330921.

export interface Area {
  code: string
  name: string
  has_children: boolean
}

/** Whether the places chosen one after another reach the county, or end where no list goes on. */
export const belowCounty = (trail: readonly Area[]): boolean => trail.length >= 3 || trail.at(-1)?.has_children === false

/** Whether the place `code` is `area` or lies in it. */
export function within(code: string, area: string): boolean {
  if (!code || !area) return false
  if (code === area) return true
  const six = area.slice(0, 6).replace(/(00){1,2}$/, '')
  const rest = area.slice(6).replace(/0+$/, '')
  return code.startsWith(rest ? area.slice(0, 6) + rest : six)
}
