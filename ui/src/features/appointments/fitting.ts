// Who fits which service (5.4): used to put fitting people first, never to forbid the others.
import type { Choice } from '@/parts/choice'
import type { Role, Service, StaffMember } from '@/ipc/surface'

const FITTING: Record<Service, readonly Role[]> = {
  marriage_counselling: ['marriage_counsellor', 'psychologist'],
  petition: ['receptionist', 'lead'],
  mediation: ['mediator'],
  legal_advice: ['lawyer'],
  psychological_counselling: ['psychologist'],
  legal_aid: ['lawyer'],
  hardship_relief: ['receptionist', 'lead', 'mediator'],
  family_education: ['family_educator'],
}
export const services = Object.keys(FITTING) as Service[]
export const modes = ['in_person', 'online', 'phone', 'home'] as const
export const kinds = ['individual', 'couple', 'family', 'joint'] as const
/** What a service may be given as; meetings of a group are planned on its page. */
export const ruleKinds = [...kinds, 'group'] as const
export const equipments = ['one_way_mirror', 'sandplay', 'video', 'play_corner', 'step_free'] as const
export const languages = ['mandarin', 'local', 'wu', 'cantonese', 'min', 'hakka', 'southwestern', 'sign', 'minority', 'foreign'] as const

export const fits = (staff: StaffMember, service: Service | ''): boolean =>
  service !== '' && staff.roles.some((role) => FITTING[service].includes(role))

/** The service somebody most likely gives, to fill in first. */
export const likelyService = (staff: StaffMember | undefined): Service | '' =>
  services.find((service) => staff?.roles.some((role) => FITTING[service][0] === role)) ?? ''

/** Practitioners to choose from, those in a fitting role first and otherwise in the order given. */
export function practitionerChoices(staff: readonly StaffMember[], service: Service | '', say: (role: Role) => string): Choice[] {
  const line = (one: StaffMember): Choice => ({ code: String(one.id), name: one.name, hint: one.roles.map(say).join(' ') })
  const [fitting, others] = [staff.filter((one) => fits(one, service)), staff.filter((one) => !fits(one, service))]
  return [...fitting, ...others].map(line)
}
