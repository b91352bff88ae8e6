// Who may be changed how. The core decides; this says it before the button is pressed.
import type { Role, StaffEntry, StaffMember } from '@/ipc/surface'

export const roles = ['receptionist', 'mediator', 'lawyer', 'psychologist', 'marriage_counsellor', 'family_educator', 'lead', 'volunteer', 'administrator'] as const satisfies readonly Role[]

/** Whether the change would leave the station without an active administrator who can sign in. */
export function losesLastAdministrator(list: readonly StaffMember[], entry: Pick<StaffEntry, 'id' | 'roles' | 'active'>): boolean {
  const runs = (one: Pick<StaffMember, 'roles' | 'active'>) => one.active && one.roles.includes('administrator')
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
  password: '',
})

/** Those at work first, then by name as the language orders it. */
export function inOrder(list: readonly StaffMember[], language: string): StaffMember[] {
  const order = new Intl.Collator(language)
  return [...list].sort((a, b) => Number(b.active) - Number(a.active) || order.compare(a.name, b.name))
}
