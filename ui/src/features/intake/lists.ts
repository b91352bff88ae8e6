// The codes of the standard's lists, in the order in which they are offered. The words are in `terms`.
// Every list is checked against the core's types: a code that is missing or unknown does not compile.
import type {
  CaseState, Channel, Consent, DangerPrompt, DangerSign, DisputeType, FamilyKind, Grade, Level, PartyRole, Risk, Service, Sex,
} from '@/ipc/surface'

/** Makes a list of all codes of T, in the order written. */
const all = <T extends string>(codes: Record<T, true>): readonly T[] => Object.keys(codes) as T[]

export const CHANNELS = all<Channel>({
  visit: true, call: true, letter: true, online: true, screening: true, from_above: true, from_below: true, department: true, hotline_12338: true,
})
export const DISPUTES = all<DisputeType>({
  marriage: true, property: true, violence: true, minors: true, support: true, education: true, psychology: true,
})
export const SERVICES = all<Service>({
  marriage_counselling: true, petition: true, mediation: true, legal_advice: true,
  psychological_counselling: true, legal_aid: true, hardship_relief: true, family_education: true,
})
export const DANGERS = all<DangerSign>({
  strangling: true, weapon: true, escalating: true, death_threat: true, stalking: true, separation: true,
  substance: true, pregnancy: true, child_witness: true, order_breached: true, suicide_threat: true,
})
export const PROMPTS = all<DangerPrompt>({
  police: true, protection_order: true, shelter: true, legal_aid: true, mandatory_report: true,
})
export const RISKS = all<Risk>({ red: true, orange: true, yellow: true, green: true })
export const LEVELS = all<Level>({ normal: true, sensitive: true, strict: true })
export const CONSENTS = all<Consent>({ given: true, guardian: true, not_needed: true, pending: true })
export const STATES = all<CaseState>({ accepted: true, in_progress: true, resolved: true, unresolved: true, archived: true })
export const ROLES = all<PartyRole>({
  applicant: true, respondent: true, victim: true, accused: true, minor: true, guardian: true, other: true,
})
export const FAMILIES = all<FamilyKind>({
  ordinary: true, single_parent: true, remarried: true, left_behind: true, migrant: true, low_income: true,
  disability: true, empty_nest: true, lost_only_child: true, other: true,
})
export const GRADES = all<Grade>({ low: true, medium: true, high: true })
/** GB/T 2261.1, the likely ones first (object keys that are digits would be sorted). */
export const SEXES: readonly Sex[] = ['2', '1', '0', '9']

/** The list with `code` taken out when it is there, put in when it is not. */
export const toggled = <T extends string>(list: readonly T[], code: T): T[] =>
  list.includes(code) ? list.filter((one) => one !== code) : [...list, code]
