// Whose whereabouts are sealed on a case, for whom, and what a form for sealing them begins with. Knows no page.
import { worksOnCases } from '@/features/desk/greet'
import type { CaseFile, Hidden, HiddenContact, Person, PersonId, StaffId, StaffMember, TeamMember } from '@/ipc/surface'
import type { Choice } from '@/parts/choice'

/** The seal on a person's whereabouts; undefined while they stand in the open record. */
export const hiddenOf = (file: Pick<CaseFile, 'hidden'>, person: PersonId): Hidden | undefined =>
  file.hidden.find((one) => one.person === person)

export const mayRead = (hidden: Hidden | undefined, me: StaffId | undefined): boolean =>
  Boolean(hidden?.readers.some((one) => one.staff === me))

/** Those who are on the team for good, not by an emergency look. */
export const lasting = (team: readonly TeamMember[]): TeamMember[] => team.filter((one) => !one.until)

/** Colleagues who could read it: they have an account. */
export const possibleReaders = (staff: readonly StaffMember[], me: StaffId | undefined): Choice[] =>
  staff.filter((one) => one.active && one.has_account && worksOnCases(one) && one.id !== me).map((one) => ({ code: String(one.id), name: one.name }))

/** What is open now, to be sealed. */
export const contactOf = (person: Pick<Person, 'phone' | 'living_place' | 'living_address'>, places: Record<string, string>): HiddenContact => ({
  address: [places[person.living_place] ?? '', person.living_address].filter(Boolean).join(' '),
  phone: person.phone,
  note: '',
})
