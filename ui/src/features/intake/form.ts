// The intake form as it is typed: what is not chosen is '' or null, never absent. Plain data, so that it can be
// kept as a draft and read back by a later version of the program. Knows the request's shape; knows no screen.
import { fromAnswers, toAnswers, type Answers } from '@/features/editions/edition'
import type {
  CaseFile, Channel, Consent, DangerPrompt, DangerSign, Details, DisputeType, DraftId, FamilyKind, Grade, Intake, Level, PartyRole,
  Person, PersonEntry, PersonId, PromptAnswer, Risk, Service, Sex, StaffId,
} from '@/ipc/surface'
import { PROMPTS } from './lists'

export const FACTS_MOST = 20_000

export interface PersonForm {
  existing: PersonId | null
  name: string
  id_number: string
  id_reason: string
  sex: Sex | ''
  birth: string
  phone: string
  safe_contact: string
  nation: string
  marriage: string
  education: string
  occupation: string
  workplace: string
  registered_place: string
  registered_address: string
  living_place: string
  living_address: string
}
export interface PartyForm {
  /** Which card it is, whatever its place in the list. */
  key: number
  role: PartyRole | ''
  relation: string
  person: PersonForm
}
export interface MemberForm {
  key: number
  relation: string
  person: PersonForm
}
export interface PromptForm {
  done: boolean | null
  note: string
}
export type PromptForms = Record<DangerPrompt, PromptForm>
export interface DetailsForm {
  family_kinds: FamilyKind[]
  people_count: number | null
  difficulty: Grade | ''
  help: Grade | ''
  danger: Grade | ''
  may_escalate: boolean
  escalation_report: string
  measures: string
  obstacle: string
  deadline: string
  /** Fields of the station's own, by their key. */
  answers: Answers
}
export interface DisputeForm {
  main_type: DisputeType | ''
  other_types: DisputeType[]
  services: Service[]
  facts: string
}
export interface Form extends DisputeForm {
  channel: Channel | ''
  day: string
  time: string
  received_by: StaffId | null
  parties: PartyForm[]
  members: MemberForm[]
  dangers: DangerSign[]
  prompts: PromptForms
  risk: Risk | ''
  risk_reason: string
  level: Level | ''
  /** The person chose the level: it no longer follows the dispute. */
  level_chosen: boolean
  consent: Consent | ''
  consent_note: string
  details: DetailsForm
  /** Likenesses the person has said are somebody else: `<card key>:<person id>`. */
  strangers: string[]
}

let lastKey = 0
export const newKey = (): number => ++lastKey

export const blankPerson = (): PersonForm => ({
  existing: null, name: '', id_number: '', id_reason: '', sex: '', birth: '', phone: '', safe_contact: '', nation: '', marriage: '',
  education: '', occupation: '', workplace: '', registered_place: '', registered_address: '', living_place: '', living_address: '',
})
export const blankParty = (role: PartyRole | '' = ''): PartyForm => ({ key: newKey(), role, relation: '', person: blankPerson() })
export const blankMember = (): MemberForm => ({ key: newKey(), relation: '', person: blankPerson() })
export const blankPrompts = (): PromptForms => ({
  police: { done: null, note: '' },
  protection_order: { done: null, note: '' },
  shelter: { done: null, note: '' },
  legal_aid: { done: null, note: '' },
  mandatory_report: { done: null, note: '' },
})
export const blankDetails = (): DetailsForm => ({
  family_kinds: [], people_count: null, difficulty: '', help: '', danger: '', may_escalate: false,
  escalation_report: '', measures: '', obstacle: '', deadline: '', answers: {},
})

/** An empty form: two parties, received now by `staff`. `now` is '2026-11-23T09:30'. */
export function blankForm(now: string, staff: StaffId | null): Form {
  return {
    channel: '', day: now.slice(0, 10), time: now.slice(11, 16), received_by: staff,
    parties: [blankParty('applicant'), blankParty('respondent')], members: [],
    main_type: '', other_types: [], services: [], facts: '',
    dangers: [], prompts: blankPrompts(), risk: '', risk_reason: '',
    level: '', level_chosen: false, consent: '', consent_note: '', details: blankDetails(), strangers: [],
  }
}

/** Wall-clock time in China, whatever the zone of the PC: '2026-11-23T09:30'. */
export const chinaNow = (at = Date.now()): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16)

/** One line: what was pasted with line breaks or tabs becomes spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
/** How many characters a person would count. */
export const charCount = (text: string): number => [...text].length

export function personEntry(form: PersonForm): PersonEntry {
  return {
    ...form,
    name: oneLine(form.name),
    id_number: form.id_number.trim(),
    id_reason: oneLine(form.id_reason),
    phone: oneLine(form.phone),
    safe_contact: oneLine(form.safe_contact),
    occupation: oneLine(form.occupation),
    workplace: oneLine(form.workplace),
    registered_address: oneLine(form.registered_address),
    living_address: oneLine(form.living_address),
    sex: form.sex || null,
    birth: form.birth || null,
  }
}

/** A person on record, as the form would have it. */
export function personForm(person: Person): PersonForm {
  const out = { ...blankPerson(), existing: person.id, birth: person.birth ?? '', sex: person.sex }
  for (const key of Object.keys(out) as (keyof PersonForm)[]) {
    if (key !== 'existing' && key !== 'birth' && key !== 'sex') out[key] = person[key]
  }
  return out
}

export function detailsOf(form: DetailsForm): Details {
  return {
    ...form,
    difficulty: form.difficulty || null,
    help: form.help || null,
    danger: form.danger || null,
    escalation_report: form.may_escalate ? form.escalation_report.trim() : '',
    measures: form.measures.trim(),
    obstacle: form.obstacle.trim(),
    deadline: form.deadline || null,
    answers: toAnswers(form.answers),
  }
}
export function detailsForm(details: Details): DetailsForm {
  return {
    ...details,
    family_kinds: [...details.family_kinds],
    difficulty: details.difficulty ?? '',
    help: details.help ?? '',
    danger: details.danger ?? '',
    deadline: details.deadline ?? '',
    answers: fromAnswers(details.answers),
  }
}

/** The prompts answered, in their fixed order. Without any danger nothing is asked, so nothing is sent. */
export function promptAnswers(dangers: readonly DangerSign[], prompts: PromptForms): PromptAnswer[] {
  if (dangers.length === 0) return []
  return PROMPTS.flatMap((prompt) => {
    const { done, note } = prompts[prompt]
    return done === null ? [] : [{ prompt, done, note: note.trim() }]
  })
}
export function promptForms(answers: CaseFile['prompts']): PromptForms {
  const forms = blankPrompts()
  for (const { prompt, done, note } of answers) forms[prompt] = { done, note }
  return forms
}
/** Where the note of a prompt stands in the request. */
export function promptPath(prompts: PromptForms, prompt: DangerPrompt, part: 'done' | 'note'): string {
  const before = PROMPTS.slice(0, PROMPTS.indexOf(prompt)).filter((one) => prompts[one].done !== null)
  return prompts[prompt].done === null ? `prompts.${prompt}` : `prompts[${before.length}].${part}`
}

/** The request of `cases.open`. */
export function toIntake(form: Form, draft: DraftId | null): Intake {
  return {
    draft,
    channel: form.channel || null,
    reported_at: form.day ? `${form.day}T${form.time || '00:00'}:00` : null,
    received_by: form.received_by,
    parties: form.parties.map(({ role, relation, person }) => ({
      role: role || null, relation: relation || null, person: personEntry(person),
    })),
    members: form.members.map(({ relation, person }) => ({ relation: relation || null, person: personEntry(person) })),
    main_type: form.main_type || null,
    other_types: form.other_types.filter((type) => type !== form.main_type),
    services: [...form.services],
    facts: form.facts.trim(),
    dangers: [...form.dangers],
    prompts: promptAnswers(form.dangers, form.prompts),
    risk: form.risk || null,
    risk_reason: form.risk_reason.trim(),
    level: form.level || null,
    consent: form.consent || null,
    consent_note: form.consent_note.trim(),
    details: detailsOf(form.details),
  }
}
