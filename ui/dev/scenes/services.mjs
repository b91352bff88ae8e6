// The eight services. Everything invented.
import { session, status } from '../desk.mjs'

const me = { ...session, staff: 1 }
const staff = [[1, '林淑芬'], [2, '周国栋']].map(([id, name]) => ({ id, name, phone: '', roles: ['mediator'], active: true, suspended: false, has_account: true, password_due: false, hours: [] }))
const record = (over) => ({
  id: 5, case: 7, case_code: '990101B-2026-00093', service: 'mediation', state: 'open', assigned: 1, assigned_name: '林淑芬', unit: '', person: null, client: '赵小兰', client_phone: '', safe_contact: '',
  summary: '双方因房屋出资争执', next_step: '约下次时间', next_on: '2026-11-26', opened_at: '2026-11-20T09:05:00', opened_by: 1, opened_by_name: '林淑芬', ended_at: null, outcome: null, outcome_note: '', version: 3, ...over,
})
const clause = (id, who, what, due, performance) => ({ id, who, what, due, performance, seen_on: performance === 'pending' ? null : '2026-11-22', note: '' })
const mediation = {
  service: 'mediation', source: 'applied', accepted_on: '2026-11-19', matter: '返还出资款', mediators: [1], invited: '', extended_to: null,
  parties: [{ name: '赵小兰', consent: 'agrees', consent_on: '2026-11-20', note: '' }, { name: '钱大勇', consent: 'agrees', consent_on: '2026-11-20', note: '' }],
  sessions: [{ at: '2026-11-21T14:00:00', place: '调解室', present: '双方', rights_told: true, said: '各自陈述', result: '达成协议' }],
  agreement: { form: 'written', number: '', facts: '', disputes: '', agreed_on: '2026-11-21', parties_signed_on: '2026-11-21', sealed_on: '2026-11-22', copies: 3, clauses: [clause(1, '钱大勇', '返还五万元', '2026-12-31', 'pending'), clause(2, '赵小兰', '配合过户', '2027-01-15', 'breached')] },
  confirmation: { wish: 'undecided', excluded: [], applied_on: null, court: '', number: '', result: 'pending', result_on: null }, failed_on: null, failed_reason: '', ways_told: '', ways_told_on: null,
}
const clock = (kind, due, met = null, note = '') => ({ kind, about: 1, from: '2026-11-22', due, met, note, set: false })
const file = {
  record: record({ body: mediation }), steps: [{ at: '2026-11-22T10:00:00', by: 1, by_name: '林淑芬', kind: 'agreed', note: '' }, { at: '2026-11-20T09:05:00', by: 1, by_name: '林淑芬', kind: 'opened', note: '双方因房屋出资争执' }],
  clocks: [clock('judicial_confirmation', '2026-12-22'), clock('performance', '2026-12-31', null, '钱大勇：返还五万元'), clock('mediation_month', '2026-12-19', '2026-11-22')],
  prompts: ['breach'], outcomes: ['agreed', 'performed', 'failed', 'refused', 'withdrawn', 'lost_contact'], effective: '2026-11-22', sheet_readers: [], may_change: true,
}
const row = (id, service, over = {}) => ({ id, case: 7, case_code: '990101B-2026-00093', service, state: 'open', assigned: 1, assigned_name: '林淑芬', unit: '', client: '赵小兰', summary: '想请律师', opened_at: '2026-11-20T09:05:00', ended_at: null, outcome: null, next: null, ...over })
const answers = {
  'desk.status': status({ session: me }), 'staff.list': staff, 'services.get': file, 'drafts.list': [],
  'services.list': { rows: [row(5, 'mediation', { next: clock('judicial_confirmation', '2026-12-22') }), row(6, 'legal_aid', { state: 'stopped', outcome: 'aid_refused' }), row(8, 'legal_advice', { case: null, case_code: '', client: '', state: 'ended', outcome: 'answered' })], next: null },
}

export default [
  { name: 'services', path: '/services', commands: answers },
  { name: 'service-mediation', path: '/services/5', commands: answers },
  { name: 'service-ask', path: '/services/ask', commands: answers },
]
