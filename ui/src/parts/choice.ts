// One thing to pick from a list, and how it is found by typing.

export interface Choice {
  code: string
  name: string
  /** Small print beside the name. */
  hint?: string
  /** Other ways to find it: pinyin initials, an old name. */
  keys?: string[]
  disabled?: boolean
}

/** Whether what was typed is part of the choice's name, code or keys; blank finds everything. */
export function matches(choice: Choice, typed: string): boolean {
  const said = typed.trim().toLowerCase()
  if (said === '') return true
  return [choice.name, choice.code, ...(choice.keys ?? [])].some((text) => text.toLowerCase().includes(said))
}
