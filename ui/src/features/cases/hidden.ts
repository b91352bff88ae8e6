// Whose whereabouts are sealed on a case, for whom, and what a form for sealing them begins with. Knows no page.
import { worksOnCases } from '@/features/desk/greet'
import { canSignIn } from '@/features/intake/staff'
import type { CaseFile, Hidden, HiddenContact, Person, PersonId, StaffId, StaffMember, TeamMember } from '@/ipc/surface'
import type { Choice } from '@/parts/choice'

/** The seal on a person's whereabouts; undefined while they stand in the open record. */
export const hiddenOf = (file: Pick<CaseFile, 'hidden'>, person: PersonId): Hidden | undefined =>
  file.hidden.find((one) => one.person === person)

export const mayRead = (hidden: Hidden | undefined, me: StaffId | undefined): boolean =>
  Boolean(hidden?.readers.some((one) => one.staff === me))

/** Those who are on the team for good, not by an emergency look. */
export const lasting = (team: readonly TeamMember[]): TeamMember[] => team.filter((one) => !one.until)

/** Colleagues who could read it: they work on cases and have an account. */
export const possibleReaders = (staff: readonly StaffMember[], me: StaffId | undefined): Choice[] =>
  staff.filter((one) => canSignIn(one) && worksOnCases(one) && one.id !== me).map((one) => ({ code: String(one.id), name: one.name }))

/** What is open now, to be sealed. */
export const contactOf = (person: Pick<Person, 'phone' | 'living_place' | 'living_address'>, places: Record<string, string>): HiddenContact => ({
  address: placed(places, person.living_place, person.living_address),
  phone: person.phone,
  note: '',
  registered_address: '',
  safe_contact: '',
})

const placed = (places: Record<string, string>, place: string, address: string): string =>
  [places[place] ?? '', address].filter(Boolean).join(' ')

/** What else of the open record can be sealed with it, as it stands there. */
export const alsoOpen = (person: Pick<Person, 'registered_place' | 'registered_address' | 'safe_contact'>, places: Record<string, string>) => ({
  registered_address: placed(places, person.registered_place, person.registered_address),
  safe_contact: person.safe_contact,
})
