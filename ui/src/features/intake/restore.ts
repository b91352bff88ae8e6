// Reads a draft back, whoever wrote it: this version, an older one with fewer fields, a newer one with more.
// What is known and of the right kind is taken over; everything else stays blank. Nothing here throws.
import { readAnswers } from '@/features/editions/edition'
import { blankDetails, blankForm, blankMember, blankParty, blankPerson, blankPrompts, type DetailsForm, type Form, type PersonForm, type PromptForms } from './form'
import { CHANNELS, CONSENTS, DANGERS, DISPUTES, FAMILIES, GRADES, LEVELS, PROMPTS, RISKS, ROLES, SERVICES, SEXES } from './lists'

type Loose = Record<string, unknown>
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const loose = (value: unknown): Loose => (isLoose(value) ? value : {})
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise)
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
const code = <T extends string>(value: unknown, codes: readonly T[]): T | '' => codes.find((one) => one === value) ?? ''
const codes = <T extends string>(value: unknown, known: readonly T[]): T[] => known.filter((one) => list(value).includes(one))

/** The form as a draft's body. */
export const toBody = (form: Form): string => JSON.stringify({ v: 1, ...form })

function person(value: unknown): PersonForm {
  const seen = loose(value)
  const out = blankPerson()
  for (const key of Object.keys(out) as (keyof PersonForm)[]) {
    if (key === 'existing') out.existing = number(seen['existing'])
    else if (key === 'sex') out.sex = code(seen['sex'], SEXES)
    else out[key] = text(seen[key])
  }
  return out
}
function prompts(value: unknown): PromptForms {
  const seen = loose(value)
  const out = blankPrompts()
  for (const prompt of PROMPTS) {
    const said = loose(seen[prompt])
    out[prompt] = { done: typeof said['done'] === 'boolean' ? said['done'] : null, note: text(said['note']) }
  }
  return out
}
function details(value: unknown): DetailsForm {
  const seen = loose(value)
  return {
    ...blankDetails(),
    family_kinds: codes(seen['family_kinds'], FAMILIES),
    people_count: number(seen['people_count']),
    difficulty: code(seen['difficulty'], GRADES),
    help: code(seen['help'], GRADES),
    danger: code(seen['danger'], GRADES),
    may_escalate: seen['may_escalate'] === true,
    escalation_report: text(seen['escalation_report']),
    measures: text(seen['measures']),
    obstacle: text(seen['obstacle']),
    deadline: text(seen['deadline']),
    answers: readAnswers(seen['answers']),
  }
}

/** The form in a draft's body, or null when the body is no form at all. */
export function restore(body: string, now: string): Form | null {
  let seen: unknown
  try {
    seen = JSON.parse(body)
  } catch {
    return null
  }
  if (!isLoose(seen)) return null
  const blank = blankForm(now, null)
  const renamed = new Map<string, number>() // cards get new keys, or they would clash with those of this window
  const parties = list(seen['parties']).filter(isLoose).map((one) => {
    const party = { ...blankParty(code(one['role'], ROLES)), relation: text(one['relation']), person: person(one['person']) }
    renamed.set(String(one['key']), party.key)
    return party
  })
  const members = list(seen['members']).filter(isLoose).map((one) => {
    const member = { ...blankMember(), relation: text(one['relation']), person: person(one['person']) }
    renamed.set(String(one['key']), member.key)
    return member
  })
  while (parties.length < 2) parties.push(blankParty())
  return {
    channel: code(seen['channel'], CHANNELS),
    day: text(seen['day'], blank.day),
    time: text(seen['time'], blank.time),
    received_by: number(seen['received_by']),
    parties,
    members,
    main_type: code(seen['main_type'], DISPUTES),
    other_types: codes(seen['other_types'], DISPUTES),
    services: codes(seen['services'], SERVICES),
    facts: text(seen['facts']),
    dangers: codes(seen['dangers'], DANGERS),
    prompts: prompts(seen['prompts']),
    risk: code(seen['risk'], RISKS),
    risk_reason: text(seen['risk_reason']),
    level: code(seen['level'], LEVELS),
    level_chosen: seen['level_chosen'] === true,
    consent: code(seen['consent'], CONSENTS),
    consent_note: text(seen['consent_note']),
    details: details(seen['details']),
    strangers: list(seen['strangers']).flatMap((said) => {
      const [key, id] = text(said).split(':')
      const now = renamed.get(key ?? '')
      return now && id ? [`${now}:${id}`] : []
    }),
  }
}
