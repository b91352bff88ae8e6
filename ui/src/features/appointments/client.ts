// Whom a booking is for: somebody on a case, or a walk-in with no record.
import type { CaseFile, PartyRole, Person, Service } from '@/ipc/surface'

export interface Candidate {
  person: Person
  /** Null for a member of the household who is no party. */
  role: PartyRole | null
}

/** Everybody on the case in its order, parties first, each once. */
export function candidates(file: CaseFile): Candidate[] {
  const all: Candidate[] = [
    ...file.parties.map((one) => ({ person: one.person, role: one.role })),
    ...file.members.map((one) => ({ person: one.person, role: null })),
  ]
  return all.filter((one, at) => all.findIndex((other) => other.person.id === one.person.id) === at)
}

/** Services for which one usually books an hour, most usual first. */
const BOOKED: readonly Service[] = ['psychological_counselling', 'marriage_counselling', 'mediation', 'legal_advice', 'family_education', 'legal_aid', 'hardship_relief', 'petition']

/** The service of the case that a booking most likely is about. */
export const serviceOf = (file: CaseFile): Service | '' => BOOKED.find((service) => file.services.includes(service)) ?? ''
