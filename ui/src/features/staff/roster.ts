// Who may be changed how. The core decides; this says it before the button is pressed.
import type { Role, StaffEntry, StaffMember } from '@/ipc/surface'

export const roles = ['receptionist', 'mediator', 'lawyer', 'psychologist', 'marriage_counsellor', 'family_educator', 'lead', 'volunteer', 'administrator'] as const satisfies readonly Role[]

/** Whether the change would leave the station without an active administrator who can sign in. */
export function losesLastAdministrator(list: readonly StaffMember[], entry: Pick<StaffEntry, 'id' | 'roles' | 'active' | 'suspended'>): boolean {
  const runs = (one: Pick<StaffMember, 'roles' | 'active' | 'suspended'>) => one.active && !one.suspended && one.roles.includes('administrator')
  const now = list.find((one) => one.id === entry.id)
  if (!now || !runs(now) || !now.has_account || runs(entry)) return false
  return !list.some((one) => one.id !== entry.id && runs(one) && one.has_account)
}

/** A person as a form; a new one without `member`. */
export const entryOf = (member: StaffMember | null): StaffEntry => ({
  id: member?.id ?? null,
  name: member?.name ?? '',
  phone: member?.phone ?? '',
  roles: [...(member?.roles ?? [])],
  active: member?.active ?? true,
  suspended: member?.suspended ?? false,
  password: '',
})

export type Standing = 'work' | 'suspended' | 'left' | 'first'

/** How somebody stands: at work, not for now, gone, or still with the password that was given to them. */
export function standingOf(one: Pick<StaffMember, 'active' | 'suspended' | 'password_due'>): Standing {
  if (!one.active) return 'left'
  if (one.suspended) return 'suspended'
  return one.password_due ? 'first' : 'work'
}

/** Whether saving takes the account away for good: the station's key is changed with it. */
export const leavesForGood = (now: StaffMember | null, entry: Pick<StaffEntry, 'active'>): boolean =>
  Boolean(now?.active && now.has_account && !entry.active)

/** Whether one has changed one's own roles: the session keeps the old ones until the next sign-in. */
export const changesOwnRoles = (now: Pick<StaffMember, 'id' | 'roles'> | null, entry: Pick<StaffEntry, 'roles'>, me: number | undefined): boolean =>
  now !== null && now.id === me && (now.roles.length !== entry.roles.length || now.roles.some((role) => !entry.roles.includes(role)))

/** Those at work first, then by name as the language orders it. */
export function inOrder(list: readonly StaffMember[], language: string): StaffMember[] {
  const order = new Intl.Collator(language)
  return [...list].sort((a, b) => Number(b.active) - Number(a.active) || order.compare(a.name, b.name))
}
