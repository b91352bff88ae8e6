// What the form still lacks, field by field, so that a clerk is told before saving. The core has the last word;
// this list only holds what it is certain to ask for. Paths are those of the request.
import { charCount, chinaNow, FACTS_MOST, promptPath, type Form, type PersonForm } from './form'
import { PROMPTS } from './lists'
import { isPhone, underFourteen } from './rules'

export const SECTIONS = ['source', 'parties', 'members', 'dispute', 'risk', 'details', 'secrecy', 'review'] as const
export type Section = (typeof SECTIONS)[number]

export interface Lack {
  section: Section
  path: string
  /** Key under `intake.field`. */
  label: string
  /** Which card, prompt or row: 1-based for cards and rows, a code for prompts. */
  of?: number | string
  /** A field code, as the core would say it. */
  why: string
}

const filled = (text: string) => text.trim() !== ''

/** The number that was found not to pass, for each card: card key → why. */
export type IdTrouble = Readonly<Record<number, string>>

function personLacks(person: PersonForm, base: string, trouble: string | undefined): Omit<Lack, 'section' | 'of'>[] {
  const lacks: Omit<Lack, 'section' | 'of'>[] = []
  if (!filled(person.name)) lacks.push({ path: `${base}.name`, label: 'name', why: 'required' })
  if (trouble && !filled(person.id_reason)) lacks.push({ path: `${base}.id_number`, label: 'id_number', why: trouble })
  if (filled(person.phone) && !isPhone(person.phone)) lacks.push({ path: `${base}.phone`, label: 'phone', why: 'phone' })
  return lacks
}

/** The lacks about danger signs and prompts, which the amendment of a case shares. */
export function dangerLacks(form: Pick<Form, 'dangers' | 'prompts'>): Lack[] {
  if (form.dangers.length === 0) return []
  return PROMPTS.flatMap((prompt): Lack[] => {
    const { done, note } = form.prompts[prompt]
    if (done === null) return [{ section: 'risk', path: promptPath(form.prompts, prompt, 'done'), label: 'prompt', of: prompt, why: 'prompt_missing' }]
    if (!done && !filled(note))
      return [{ section: 'risk', path: promptPath(form.prompts, prompt, 'note'), label: 'promptNote', of: prompt, why: 'required' }]
    return []
  })
}

/** A child's guardian consents; anything but a plain consent says why. */
export function consentLacks(form: Pick<Form, 'consent' | 'consent_note'>, births: readonly string[], today: string): Lack[] {
  if (form.consent === 'given' && births.some((birth) => underFourteen(birth, today)))
    return [{ section: 'secrecy', path: 'consent', label: 'consent', why: 'guardian_needed' }]
  if ((form.consent === 'not_needed' || form.consent === 'pending') && !filled(form.consent_note))
    return [{ section: 'secrecy', path: 'consent_note', label: 'consent_note', why: 'required' }]
  return []
}

/** `today` is '2026-11-23'. */
export function lacksOf(form: Form, trouble: IdTrouble = {}, today = chinaNow().slice(0, 10)): Lack[] {
  const lacks: Lack[] = []
  const need = (section: Section, path: string, label: string, there: boolean) => {
    if (!there) lacks.push({ section, path, label, why: 'required' })
  }
  need('source', 'channel', 'channel', form.channel !== '')
  need('source', 'reported_at', 'reported_at', form.day !== '')
  need('source', 'received_by', 'received_by', form.received_by !== null)

  if (form.parties.length < 2) lacks.push({ section: 'parties', path: 'parties', label: 'parties', why: 'two_parties' })
  form.parties.forEach((party, n) => {
    const base = `parties[${n}]`
    if (party.role === '') lacks.push({ section: 'parties', path: `${base}.role`, label: 'role', of: n + 1, why: 'required' })
    for (const lack of personLacks(party.person, `${base}.person`, trouble[party.key])) lacks.push({ ...lack, section: 'parties', of: n + 1 })
  })
  form.members.forEach((member, n) => {
    const base = `members[${n}]`
    for (const lack of personLacks(member.person, `${base}.person`, trouble[member.key])) lacks.push({ ...lack, section: 'members', of: n + 1 })
    if (member.relation === '') lacks.push({ section: 'members', path: `${base}.relation`, label: 'relation', of: n + 1, why: 'required' })
  })

  need('dispute', 'main_type', 'main_type', form.main_type !== '')
  need('dispute', 'facts', 'facts', filled(form.facts))
  if (charCount(form.facts.trim()) > FACTS_MOST) lacks.push({ section: 'dispute', path: 'facts', label: 'facts', why: `too_long:${FACTS_MOST}` })

  lacks.push(...dangerLacks(form))
  need('risk', 'risk', 'risk', form.risk !== '')
  need('risk', 'risk_reason', 'risk_reason', filled(form.risk_reason))
  if (form.details.may_escalate) need('risk', 'details.escalation_report', 'escalation_report', filled(form.details.escalation_report))

  need('secrecy', 'level', 'level', form.level !== '')
  need('secrecy', 'consent', 'consent', form.consent !== '')
  lacks.push(...consentLacks(form, form.parties.map(({ person }) => person.birth), today))
  return lacks
}
