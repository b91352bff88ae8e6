// The people of the station as things to pick for a case. Who has left stays readable where they were chosen before;
// who only manages accounts is on no case.
import { worksOnCases } from '@/features/desk/greet'
import type { StaffId, StaffMember } from '@/ipc/surface'
import type { Choice } from '@/parts/choice'

export function staffChoices(staff: readonly StaffMember[], chosen: StaffId | null = null): Choice[] {
  return staff.filter((one) => (one.active && worksOnCases(one)) || one.id === chosen).map((one) => ({ code: String(one.id), name: one.name }))
}

/** Whom a sealed text can be opened for: whoever can sign in and read it. */
export const canSignIn = (one: Pick<StaffMember, 'active' | 'has_account' | 'suspended'>): boolean => one.active && one.has_account && !one.suspended
