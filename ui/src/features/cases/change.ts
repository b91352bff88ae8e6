// What can be changed about a case on its page, and what that calls for.
import { detailsForm, detailsOf, promptAnswers, promptForms, type Form } from '@/features/intake/form'
import type { Amendment, CaseFile, CaseState } from '@/ipc/surface'

export type Change = 'risk' | 'level' | 'state' | 'handler' | 'team'

/** The steps that exist from a state. */
export function nextStates(from: CaseState): readonly CaseState[] {
  switch (from) {
    case 'accepted':
      return ['in_progress', 'resolved', 'unresolved']
    case 'in_progress':
      return ['resolved', 'unresolved']
    case 'resolved':
    case 'unresolved':
      return ['archived', 'in_progress']
    case 'archived':
      return ['in_progress']
  }
}

const ENDED: readonly CaseState[] = ['resolved', 'unresolved', 'archived']

/** Why must be said when the case ends unresolved, or is opened again. */
export const noteNeeded = (from: CaseState, to: CaseState): boolean =>
  to === 'unresolved' || (ENDED.includes(from) && !ENDED.includes(to))

/** The part of the intake form that an amendment of the case shows. */
export type AmendForm = Pick<
  Form,
  'main_type' | 'other_types' | 'services' | 'facts' | 'dangers' | 'prompts' | 'consent' | 'consent_note' | 'details'
>

export const amendForm = (file: CaseFile): AmendForm => ({
  main_type: file.main_type,
  other_types: [...file.other_types],
  services: [...file.services],
  facts: file.facts,
  dangers: [...file.dangers],
  prompts: promptForms(file.prompts),
  consent: file.consent,
  consent_note: file.consent_note,
  details: detailsForm(file.details),
})

/** The request of `cases.amend`, over the version that was read. Type and consent cannot be emptied on the form. */
export const toAmendment = (file: Pick<CaseFile, 'id' | 'version' | 'main_type' | 'consent'>, form: AmendForm): Amendment => ({
  id: file.id,
  version: file.version,
  main_type: form.main_type || file.main_type,
  other_types: form.other_types.filter((type) => type !== form.main_type),
  services: [...form.services],
  facts: form.facts.trim(),
  dangers: [...form.dangers],
  prompts: promptAnswers(form.dangers, form.prompts),
  consent: form.consent || file.consent,
  consent_note: form.consent_note.trim(),
  details: detailsOf(form.details),
})

/** Whom an appointment is most likely for: the one who asked, or was hurt; else the first party. */
export function likelyClient(file: Pick<CaseFile, 'parties'>): number | null {
  const by = (role: string) => file.parties.find((party) => party.role === role)
  return (by('victim') ?? by('applicant') ?? file.parties[0])?.person.id ?? null
}
