// The forms about safety as data: which fields each has, how it starts, and what the core is sent. Knows no page.
import { chinaNow } from '@/features/desk/calendar'
import type { Command } from '@/ipc/client'
import type { CaseFile, DangerPrompt, NoContact, ProtectionOrder, OrderStepKind, Warning } from '@/ipc/surface'

export type Value = string | boolean | string[]
export interface FormField {
  name: string
  kind: 'line' | 'text' | 'day' | 'moment' | 'pick' | 'many' | 'flag'
  required?: boolean
  /** Codes with the key of their words, or people of the case. */
  codes?: readonly string[]
  words?: string
  /** Of yes and no; true is sent for yes. */
  yes?: boolean
  people?: boolean
  /** Shown only then. */
  when?: (form: Record<string, Value>) => boolean
}
export interface SafetyForm {
  /** Key of the words for title and button. */
  word: string
  /** Key of the words for what it is about, said after the title. */
  about?: string
  command: Command
  fields: FormField[]
  start: Record<string, Value>
  /** What is sent besides the fields. */
  fixed: Record<string, unknown>
}

export const PROXIES = ['kin', 'police', 'womens_federation', 'village_committee', 'shelter', 'civil_affairs', 'disabled_federation', 'elders_organisation'] as const
export const PROXY_REASONS = ['incapable', 'coerced', 'frail'] as const
export const RELATIONS = ['spouse', 'parent_child', 'relative', 'lives_together', 'former_spouse', 'dating'] as const
export const MEASURES = ['violence', 'harassing', 'following', 'contact', 'move_out', 'other'] as const
const YES_NO = ['yes', 'no'] as const

const day = () => chinaNow().slice(0, 10)
const role = (file: CaseFile, wanted: readonly string[]) => String(file.parties.find((one) => wanted.includes(one.role))?.person.id ?? '')
const hurt = (file: CaseFile) => role(file, ['victim', 'applicant', 'minor'])
const accused = (file: CaseFile) => role(file, ['accused', 'respondent'])

export const promptForm = (file: CaseFile, prompt: DangerPrompt, by: string): SafetyForm => ({
  word: 'answer',
  about: `terms.prompt.${prompt}`,
  command: 'protection.answer',
  fixed: { case: file.id, prompt },
  start: { done: '', told_at: chinaNow(), place: file.station_name, told_by: by, note: '' },
  fields: [
    { name: 'done', kind: 'pick', required: true, codes: YES_NO, yes: true, words: 'done_as' },
    { name: 'told_at', kind: 'moment', required: true, when: (form) => form['done'] === 'yes' },
    { name: 'place', kind: 'line', required: true, when: (form) => form['done'] === 'yes' },
    { name: 'told_by', kind: 'line', required: true, when: (form) => form['done'] === 'yes' },
    { name: 'note', kind: 'text' },
  ],
})

export const warningForm = (file: CaseFile, old?: Warning): SafetyForm => ({
  word: old ? 'amendWarning' : 'addWarning',
  command: 'protection.save_warning',
  fixed: { case: file.id, id: old?.id ?? null, version: old?.version ?? 0 },
  start: {
    police: old?.police ?? '', number: old?.number ?? '', issued_on: old?.issued_on ?? day(),
    offender: String(old?.offender ?? accused(file)), victim: String(old?.victim ?? hurt(file)), facts: old?.facts ?? '',
    given_offender: old?.given_offender ?? '', given_victim: old?.given_victim ?? '', told_village: old?.told_village ?? '',
  },
  fields: [
    { name: 'police', kind: 'line', required: true },
    { name: 'number', kind: 'line', required: true },
    { name: 'issued_on', kind: 'day', required: true },
    { name: 'offender', kind: 'pick', required: true, people: true },
    { name: 'victim', kind: 'pick', required: true, people: true },
    { name: 'facts', kind: 'text' },
    { name: 'given_offender', kind: 'day' },
    { name: 'given_victim', kind: 'day' },
    { name: 'told_village', kind: 'day' },
  ],
})

export const visitForm = (warning: Warning): SafetyForm => ({
  word: 'addVisit',
  command: 'protection.visit',
  fixed: { warning: warning.id },
  start: { visited_at: chinaNow(), visitor: '', met: 'both', findings: '', breached: false },
  fields: [
    { name: 'visited_at', kind: 'moment', required: true },
    { name: 'visitor', kind: 'line', required: true },
    { name: 'met', kind: 'pick', required: true, codes: ['both', 'victim', 'offender', 'nobody'], words: 'met_whom' },
    { name: 'findings', kind: 'text', required: true },
    { name: 'breached', kind: 'flag' },
  ],
})

const why: FormField = { name: 'reason', kind: 'text', required: true }
export const endVisitsForm = (one: Warning): SafetyForm => ({
  word: 'endVisits', command: 'protection.end_visits', fixed: { id: one.id, version: one.version }, start: { reason: '' }, fields: [why],
})
export const letMeetForm = (one: NoContact): SafetyForm => ({
  word: 'letMeet', command: 'protection.let_meet', fixed: { id: one.id }, start: { reason: '' }, fields: [why],
})
export const apartForm = (file: CaseFile): SafetyForm => ({
  word: 'keepApart',
  command: 'protection.keep_apart',
  fixed: { case: file.id },
  start: { first: hurt(file), second: accused(file), reason: '', until: '' },
  fields: [
    { name: 'first', kind: 'pick', required: true, people: true },
    { name: 'second', kind: 'pick', required: true, people: true },
    why,
    { name: 'until', kind: 'day' },
  ],
})

export const applyForm = (file: CaseFile): SafetyForm => ({
  word: 'apply',
  command: 'protection.apply',
  fixed: { case: file.id },
  start: {
    applicant: hurt(file), respondent: accused(file), relation: '', proxy: '', proxy_name: '', proxy_reason: '', willing: false,
    court: '', grounds: '', applied_at: chinaNow(), urgent: false,
  },
  fields: [
    { name: 'applicant', kind: 'pick', required: true, people: true },
    { name: 'respondent', kind: 'pick', required: true, people: true },
    { name: 'relation', kind: 'pick', required: true, codes: RELATIONS, words: 'relation_of' },
    { name: 'proxy', kind: 'pick', codes: PROXIES, words: 'proxy_of' },
    { name: 'proxy_name', kind: 'line', required: true, when: (form) => form['proxy'] !== '' },
    { name: 'proxy_reason', kind: 'pick', required: true, codes: PROXY_REASONS, words: 'proxy_why', when: (form) => form['proxy'] !== '' },
    { name: 'willing', kind: 'flag', when: (form) => form['proxy'] !== '' && form['proxy_reason'] === 'frail' },
    { name: 'court', kind: 'line', required: true },
    { name: 'grounds', kind: 'text', required: true },
    { name: 'applied_at', kind: 'moment', required: true },
    { name: 'urgent', kind: 'flag' },
  ],
})

const other: FormField = { name: 'other_measure', kind: 'line', required: true, when: (form) => (form['measures'] as string[]).includes('other') }
export const decideForm = (order: ProtectionOrder): SafetyForm => {
  const granted = (form: Record<string, Value>) => form['granted'] === 'yes'
  return {
    word: 'decide',
    command: 'protection.decide',
    fixed: { id: order.id, version: order.version },
    start: { granted: 'yes', decided_at: chinaNow(), number: '', measures: ['violence'], other_measure: '', until: '', reason: '' },
    fields: [
      { name: 'granted', kind: 'pick', required: true, codes: YES_NO, yes: true, words: 'granted_as' },
      { name: 'decided_at', kind: 'moment', required: true },
      { name: 'number', kind: 'line', required: true },
      { name: 'measures', kind: 'many', required: true, codes: MEASURES, words: 'measure', when: granted },
      { ...other, when: (form) => granted(form) && (form['measures'] as string[]).includes('other') },
      { name: 'until', kind: 'day', required: true, when: granted },
      { ...why, when: (form) => !granted(form) },
    ],
  }
}

/** The steps that exist from where an order stands. */
export function stepsOf(order: ProtectionOrder): readonly OrderStepKind[] {
  const reviewed = order.steps.some((one) => one.kind === 'review_asked')
  switch (order.state) {
    case 'applied':
      return ['withdrawn']
    case 'granted':
      return ['served_applicant', 'served_respondent', 'told_police', 'told_village', reviewed ? 'review_kept' : 'review_asked', 'extended', 'varied', 'renewal_declined', 'revoked', 'breached']
    case 'refused':
      return reviewed ? ['review_kept'] : ['review_asked', 'review_declined', 'served_applicant']
    case 'withdrawn':
    case 'revoked':
      return []
  }
}
export const stepForm = (order: ProtectionOrder): SafetyForm => ({
  word: 'step',
  command: 'protection.step',
  fixed: { id: order.id, version: order.version },
  start: { kind: '', day: day(), until: '', measures: [...order.measures], other_measure: order.other_measure, note: '' },
  fields: [
    { name: 'kind', kind: 'pick', required: true, codes: stepsOf(order), words: 'step_kind' },
    { name: 'day', kind: 'day', required: true },
    { name: 'until', kind: 'day', required: true, when: (form) => form['kind'] === 'extended' },
    { name: 'measures', kind: 'many', required: true, codes: MEASURES, words: 'measure', when: (form) => form['kind'] === 'varied' },
    { ...other, when: (form) => form['kind'] === 'varied' && (form['measures'] as string[]).includes('other') },
    { name: 'note', kind: 'text' },
  ],
})

/** The fields on the form as it stands. */
export const shownFields = (spec: SafetyForm, form: Record<string, Value>): FormField[] => spec.fields.filter((one) => one.when?.(form) ?? true)

/** What must still be filled in. */
export const lacks = (spec: SafetyForm, form: Record<string, Value>): { field: string; why: string }[] =>
  shownFields(spec, form)
    .filter((one) => one.required)
    .filter(({ name }) => {
      const value = form[name]
      return Array.isArray(value) ? value.length === 0 : typeof value === 'string' && (value.trim() === '' || /^T|T$/.test(value))
    })
    .map(({ name }) => ({ field: name, why: 'required' }))

/** The request. People are numbers, an empty day or code is none, yes is true. */
export function request(spec: SafetyForm, form: Record<string, Value>): Record<string, unknown> {
  const body: Record<string, unknown> = { ...spec.fixed }
  for (const { name, kind, people, yes } of spec.fields) {
    const value = form[name] ?? ''
    if (people) body[name] = Number(value)
    else if (yes) body[name] = value === 'yes'
    else if (kind === 'moment') body[name] = value === '' ? null : String(value).length === 16 ? `${String(value)}:00` : value
    else if (kind === 'day' || (kind === 'pick' && value === '')) body[name] = value === '' ? null : value
    else body[name] = typeof value === 'string' ? value.trim() : value
  }
  return body
}
