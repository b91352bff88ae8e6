// Whom a form takes in: somebody of a case, or whoever walks in.

export interface Who {
  way: 'case' | 'walk_in'
  case: number | null
  person: number | undefined
  name: string
  phone: string
  age: string
}
export const nobody = (of: number | null = null, person: number | null = null): Who => ({
  way: of === null ? 'walk_in' : 'case', case: of, person: person ?? undefined, name: '', phone: '', age: '',
})

/** Whether nobody is chosen yet. */
export const isMissing = (who: Who): boolean => (who.way === 'case' ? !who.case || !who.person : !who.name.trim())

/** As the core takes it. */
export function whoSent(who: Who): { case: number | null; person: number | null; name: string; phone: string; child_age: string } {
  const fromCase = who.way === 'case'
  return {
    case: fromCase ? who.case : null,
    person: fromCase ? (who.person ?? null) : null,
    name: fromCase ? '' : who.name.trim(),
    phone: fromCase ? '' : who.phone.trim(),
    child_age: who.age.trim(),
  }
}
