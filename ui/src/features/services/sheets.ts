// What each service's form looks like: sections in the order of the paper, fields with their kind. Knows no page;
// labels are `sheets.field.<word>`, terms `sheets.term.<list>.<code>`.
import type { Service } from '@/ipc/surface'

export type Body = Record<string, unknown>

export interface FieldSpec {
  key: string
  kind: 'line' | 'block' | 'day' | 'moment' | 'choice' | 'many' | 'flag' | 'number' | 'phone' | 'staff' | 'rows' | 'part'
  /** Key of the label where it is not `key`. */
  word?: string
  hint?: string
  /** Terms of a choice: their list and codes. A list with a dot is said elsewhere. */
  list?: string
  codes?: readonly string[]
  /** A choice that may stay empty. */
  none?: boolean
  required?: boolean
  /** Shown only while this holds of the object it stands in. */
  when?: (of: Body, whole: Body) => boolean
  /** What a row or part is made of. */
  of?: readonly FieldSpec[]
  /** A new row. */
  blank?: () => Body
  /** The part may be missing: a button begins it. */
  optional?: boolean
}
export interface SectionSpec {
  key: string
  fields: readonly FieldSpec[]
  when?: (body: Body) => boolean
}

const SERVICE_CODES = ['marriage_counselling', 'petition', 'mediation', 'legal_advice', 'psychological_counselling', 'legal_aid', 'hardship_relief', 'family_education'] as const satisfies readonly Service[]
export const SERVICES: readonly Service[] = SERVICE_CODES
export const DISPUTES = ['marriage', 'property', 'violence', 'minors', 'support', 'education', 'psychology'] as const
/** Steps that people write themselves, most wanted first. */
export const STEPS = ['contacted', 'visited', 'met', 'told', 'materials', 'coordinated', 'noted'] as const

const line = (key: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ key, kind: 'line', ...more })
const block = (key: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ key, kind: 'block', ...more })
const day = (key: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ key, kind: 'day', ...more })
const choice = (key: string, list: string, codes: readonly string[], more: Partial<FieldSpec> = {}): FieldSpec => ({ key, kind: 'choice', list, codes, ...more })
const flag = (key: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ key, kind: 'flag', ...more })
const is = (key: string, ...codes: string[]) => (of: Body): boolean => codes.includes(String(of[key]))

const meetings: FieldSpec = {
  key: 'meetings', kind: 'rows', blank: () => ({ on: null, present: '', content: '', result: '' }),
  of: [day('on', { required: true }), line('present'), block('content', { required: true, hint: 'content' }), block('result')],
}

const marriage: SectionSpec[] = [
  { key: 'situation', fields: [choice('kind', 'marriage_kind', ['newlywed', 'repair', 'crisis']), line('participants'), block('problem')] },
  {
    key: 'divorce', when: is('kind', 'repair', 'crisis'),
    fields: [
      day('divorce_applied_on', { hint: 'divorce_applied_on' }), day('divorce_withdrawn_on'), day('certificate_on'),
      choice('expecting', 'expecting', ['no', 'pregnant', 'birth', 'termination']),
      day('expecting_on', { when: is('expecting', 'birth', 'termination'), required: true }),
    ],
  },
  { key: 'counselling', fields: [block('plan'), meetings, block('feedback')] },
]

const petition: SectionSpec[] = [
  {
    key: 'received',
    fields: [
      choice('channel', 'petition_channel', ['letter', 'call', 'visit', 'online', 'hotline_12338']), day('received_on'),
      choice('nature', 'petition_nature', ['inquiry', 'help', 'rights'], { hint: 'nature' }),
      choice('about', 'terms.dispute', DISPUTES, { none: true }), flag('anonymous'), flag('urgent'), flag('repeated'),
      line('sex'), { key: 'age', kind: 'number' }, line('marriage'), line('place'), block('content', { word: 'petition_content', required: true }),
    ],
  },
  { key: 'at_once', when: is('nature', 'inquiry'), fields: [block('answer')] },
  {
    key: 'handed', when: is('nature', 'help', 'rights'),
    fields: [
      choice('handed_to', 'handed_to', ['nobody', 'practitioner', 'federation', 'unit']),
      line('handed_name', { when: is('handed_to', 'practitioner', 'federation', 'unit'), required: true }), day('handed_on', { when: is('handed_to', 'practitioner', 'federation', 'unit'), required: true }),
    ],
  },
  { key: 'reported', when: is('nature', 'rights'), fields: [line('reported_to', { hint: 'reported_to' }), { key: 'reported_at', kind: 'moment' }, line('report_receipt')] },
  {
    key: 'handling',
    fields: [
      day('notice_on'), day('accepted_on'), day('extended_on', { hint: 'extended_on' }), line('extended_by', { when: (of) => Boolean(of['extended_on']), required: true }), block('extended_reason', { when: (of) => Boolean(of['extended_on']), required: true }),
      day('replied_on'), block('reply'), flag('reply_written', { hint: 'reply_written' }),
    ],
  },
  {
    key: 'review', when: (body) => Boolean(body['reply_written']),
    fields: [day('review_asked_on'), day('review_replied_on'), day('recheck_asked_on'), day('recheck_replied_on'), choice('satisfaction', 'terms.score', ['5', '4', '3', '2', '1'], { none: true })],
  },
]

const over = (body: Body): boolean => Boolean(body['failed_on']) || (Array.isArray(body['parties']) && (body['parties'] as Body[]).some((one) => one['consent'] === 'refuses'))
const mediation: SectionSpec[] = [
  { key: 'accepted', fields: [choice('source', 'mediation_source', ['applied', 'offered', 'entrusted']), day('accepted_on', { word: 'mediation_accepted_on', hint: 'mediation_accepted_on' }), block('matter')] },
  {
    key: 'consent',
    fields: [{
      key: 'parties', kind: 'rows', blank: () => ({ name: '', consent: 'not_asked', consent_on: null, note: '' }),
      of: [line('name', { required: true }), choice('consent', 'party_consent', ['not_asked', 'agrees', 'refuses']), day('consent_on', { when: is('consent', 'agrees', 'refuses'), required: true }), line('note')],
    }],
  },
  { key: 'mediators', fields: [{ key: 'mediators', kind: 'staff' }, line('invited'), day('extended_to', { hint: 'extended_to' })] },
  {
    key: 'sessions',
    fields: [{
      key: 'sessions', kind: 'rows', blank: () => ({ at: null, place: '', present: '', rights_told: false, said: '', result: '' }),
      of: [{ key: 'at', kind: 'moment', required: true }, line('place', { word: 'session_place' }), line('present', { required: true }), flag('rights_told', { hint: 'rights_told' }), block('said'), block('result', { word: 'session_result', required: true })],
    }],
  },
  {
    key: 'agreement',
    fields: [{
      key: 'agreement', kind: 'part', optional: true,
      blank: () => ({ form: 'written', number: '', facts: '', disputes: '', agreed_on: null, parties_signed_on: null, sealed_on: null, copies: null, manner: '', clauses: [{ id: 0, who: '', what: '', due: null, performance: 'pending', seen_on: null, note: '' }] }),
      of: [
        choice('form', 'agreement_form', ['written', 'oral']), line('number', { when: is('form', 'written') }), block('facts'), block('disputes'), day('agreed_on', { required: true }),
        day('parties_signed_on', { when: is('form', 'written') }), day('sealed_on', { when: is('form', 'written'), hint: 'sealed_on' }), { key: 'copies', kind: 'number', when: is('form', 'written') }, block('manner', { when: is('form', 'written') }),
        {
          key: 'clauses', kind: 'rows', blank: () => ({ id: 0, who: '', what: '', due: null, performance: 'pending', seen_on: null, note: '' }),
          of: [line('who', { required: true }), block('what', { required: true }), day('due'), choice('performance', 'performance', ['pending', 'partly', 'done', 'breached']), day('seen_on', { when: is('performance', 'partly', 'done', 'breached'), required: true }), line('note', { when: is('performance', 'partly', 'done', 'breached') })],
        },
      ],
    }],
  },
  {
    key: 'confirmation', when: (body) => Boolean(body['agreement']),
    fields: [{
      key: 'confirmation', kind: 'part',
      of: [
        choice('wish', 'confirmation_wish', ['undecided', 'wanted', 'declined'], { word: 'confirmation_wish' }), { key: 'excluded', kind: 'many', list: 'excluded_matter', codes: ['identity', 'adoption', 'marriage'], hint: 'excluded' },
        day('applied_on', { word: 'confirmation_applied_on', when: is('wish', 'wanted') }), line('court', { when: is('wish', 'wanted') }), line('number', { word: 'confirmation_number', when: is('wish', 'wanted') }),
        choice('result', 'confirmation_result', ['pending', 'confirmed', 'refused', 'rejected', 'withdrawn'], { word: 'confirmation_result', when: is('wish', 'wanted') }), day('result_on', { when: is('result', 'confirmed', 'refused', 'rejected', 'withdrawn'), required: true }),
      ],
    }],
  },
  { key: 'failed', fields: [day('failed_on'), block('failed_reason', { when: (of) => Boolean(of['failed_on']) }), block('ways_told', { when: over, hint: 'ways_told' }), day('ways_told_on', { when: over })] },
]

const advice: SectionSpec[] = [
  { key: 'question', fields: [choice('area', 'legal_area', ['marriage', 'property', 'custody', 'support', 'inheritance', 'violence', 'minors', 'other']), block('question', { required: true }), block('answer', { word: 'legal_answer' }), day('answered_on'), line('materials')] },
  { key: 'follow_up', fields: [choice('follow_up', 'terms.service', SERVICES, { none: true }), line('follow_up_note', { when: (of) => Boolean(of['follow_up']) })] },
]

const aid: SectionSpec[] = [
  {
    key: 'application',
    fields: [
      choice('ground', 'aid_ground', ['violence', 'abuse', 'abandonment', 'hardship', 'other'], { hint: 'ground' }), block('matter', { word: 'aid_matter' }),
      choice('means', 'means_test', ['missing', 'shown', 'exempt', 'not_needed'], { when: is('ground', 'hardship', 'other') }), line('agency'), day('applied_on', { hint: 'aid_applied_on' }),
    ],
  },
  { key: 'decision', fields: [choice('decision', 'aid_decision', ['pending', 'granted', 'refused']), day('decided_on', { when: is('decision', 'granted', 'refused'), required: true }), block('refusal', { when: is('decision', 'refused'), required: true })] },
  { key: 'assignment', when: is('decision', 'granted'), fields: [day('assigned_on'), line('lawyer'), { key: 'lawyer_phone', kind: 'phone' }, block('result', { word: 'aid_result' })] },
]

const relief: SectionSpec[] = [
  { key: 'need', fields: [block('need')] },
  {
    key: 'reliefs',
    fields: [{
      key: 'reliefs', kind: 'rows', blank: () => ({ to: 'civil_affairs', unit: '', what: '', state: 'planned', applied_on: null, received: '', received_on: null }),
      of: [
        choice('to', 'relief_unit', ['civil_affairs', 'disabled_federation', 'judicial_relief', 'employment', 'education', 'medical', 'women_federation', 'charity', 'other']), line('unit', { word: 'relief_contact' }), line('what', { word: 'relief_what', required: true }),
        choice('state', 'relief_state', ['planned', 'applied', 'received', 'refused']), day('applied_on', { word: 'relief_applied_on', when: is('state', 'applied', 'received', 'refused'), required: true }), day('received_on', { word: 'received_on_relief', when: is('state', 'received', 'refused'), required: true }), block('received', { when: is('state', 'received', 'refused'), required: true }),
      ],
    }],
  },
]

const upbringing: SectionSpec[] = [
  { key: 'origin', fields: [choice('origin', 'education_origin', ['family', 'station', 'school', 'court', 'procurator', 'police']), line('ordered_by', { when: is('origin', 'court', 'procurator', 'police'), required: true }), line('order_number', { when: is('origin', 'court', 'procurator', 'police') }), day('ordered_on', { when: is('origin', 'court', 'procurator', 'police') }), block('intake', { word: 'guidance_intake' }), line('learners')] },
  {
    key: 'assessed',
    fields: [
      { key: 'concerns', kind: 'many', list: 'education_concern', codes: ['communication', 'discipline', 'learning', 'screens', 'emotion', 'absence', 'discord', 'grandparents', 'separation', 'misconduct'] },
      block('assessment'), { key: 'before', kind: 'number', word: 'guidance_before', hint: 'one_to_ten' },
    ],
  },
  {
    key: 'guidance',
    fields: [
      block('plan', { word: 'guidance_plan' }),
      { key: 'goals', kind: 'rows', blank: () => ({ goal: '', state: 'open', note: '' }), of: [line('goal', { required: true }), choice('state', 'goal_state', ['open', 'partly', 'reached', 'missed'], { word: 'goal_state' }), line('note', { word: 'goal_note' })] },
      { ...meetings, word: 'guidance', blank: () => ({ on: null, present: '', content: '', result: '', minutes: null }), of: [...(meetings.of ?? []), { key: 'minutes', kind: 'number', hint: 'guidance_minutes' }] },
    ],
  },
  { key: 'closing', fields: [block('result', { word: 'guidance_result' }), { key: 'after', kind: 'number', word: 'guidance_after', hint: 'one_to_ten' }] },
]

const psychology: SectionSpec[] = [
  { key: 'wish', fields: [block('wish', { hint: 'wish' }), line('emergency_contact'), { key: 'emergency_phone', kind: 'phone' }] },
  { key: 'informed', fields: [choice('consent', 'consent_giver', ['nobody', 'client', 'guardian']), day('consent_on', { when: is('consent', 'client', 'guardian'), required: true }), line('guardian', { when: is('consent', 'guardian'), required: true }), flag('explained', { hint: 'explained' })] },
  { key: 'referral', fields: [{ key: 'referral', kind: 'part', of: [line('to', { word: 'referral_to' }), day('advised_on'), flag('copy_given'), line('note')] }] },
  { key: 'closing', fields: [block('closing')] },
]

export const SHEETS: Record<Service, readonly SectionSpec[]> = {
  marriage_counselling: marriage,
  petition,
  mediation,
  legal_advice: advice,
  psychological_counselling: psychology,
  legal_aid: aid,
  hardship_relief: relief,
  family_education: upbringing,
}

/** The sealed sheets of 心理疏导, apart from the scales themselves. */
export const SEALED: readonly FieldSpec[] = [
  { key: 'outside', kind: 'rows', hint: 'outside', blank: () => ({ name: '', score: '', on: '', by: '' }), of: [line('name', { word: 'scale_name', required: true }), line('score', { required: true }), day('on', { required: true }), line('by', { required: true })] },
  {
    key: 'crises', kind: 'rows', blank: () => ({ at: '', ideation: '', ideation_note: '', plan: '', means: '', history: '', harm_to_others: '', protective: '', level: '', actions: '', told: '' }),
    of: [
      { key: 'at', kind: 'moment', required: true }, choice('ideation', 'ideation', ['no', 'passive', 'active'], { required: true }), line('ideation_note'), block('plan', { word: 'crisis_plan' }), block('means', { word: 'crisis_means' }), block('history'), block('harm_to_others'), block('protective'),
      choice('level', 'crisis_level', ['low', 'medium', 'high', 'imminent'], { required: true }), block('actions', { required: true }), block('told', { word: 'crisis_told' }),
    ],
  },
  { key: 'plan', kind: 'part', word: 'safety_plan', optional: true, blank: () => ({ made_on: '', warning_signs: '', coping: '', people: '', professionals: '', safe_place: '', reasons: '' }), of: [day('made_on', { required: true }), block('warning_signs', { required: true }), block('coping'), block('people'), block('professionals', { required: true }), block('safe_place'), block('reasons')] },
]

/** The paths of every field, for telling which refusals have no place of their own. */
export function pathsOf(fields: readonly FieldSpec[], of: Body, whole: Body, at: string): string[] {
  return fields.filter((one) => one.when?.(of, whole) ?? true).flatMap((one) => {
    const path = at ? `${at}.${one.key}` : one.key
    const value = of[one.key]
    if (one.kind === 'rows') return [path, ...(Array.isArray(value) ? value : []).flatMap((row, n) => pathsOf(one.of ?? [], row as Body, whole, `${path}.${n}`))]
    if (one.kind === 'part') return [path, ...(value ? pathsOf(one.of ?? [], value as Body, whole, path) : [])]
    return [path]
  })
}
