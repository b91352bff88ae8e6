// Intake and cases. Everything invented.
import { session, status } from '../desk.mjs'

const me = { ...session, staff: 1 }
const person = (id, name, over = {}) => ({
  id, name, id_number: '', id_reason: '', sex: '2', birth: '1988-03-12', phone: '', safe_contact: '', nation: '', marriage: '', education: '',
  occupation: '', workplace: '', registered_place: '', registered_address: '', living_place: '', living_address: '', version: 1, ...over,
})
const staff = [[1, '林淑芬'], [2, '周国栋'], [3, '欧阳明月'], [4, '陈犇']].map(([id, name]) => ({ id, name, phone: '', roles: ['mediator'], active: true, suspended: false, has_account: true, password_due: false, hours: [] }))
const types = ['marriage', 'property', 'violence', 'minors', 'support', 'education', 'psychology']
const risks = ['red', 'orange', 'yellow', 'green']
const states = ['accepted', 'in_progress', 'resolved', 'unresolved', 'archived']
const names = ['赵小兰', '钱大勇', '孙巧云', '李家旺', '周喆', '吴秀梅', '郑犇犇', '王龑']
const row = (n, found = '') => ({
  id: n + 1, code: `990101B-2026-${String(100 - n).padStart(5, '0')}`, parties: [names[n % 8], names[(n * 3 + 1) % 8]], main_type: types[n % 7], risk: risks[n % 4],
  level: n % 5 === 2 ? 'strict' : n % 3 === 2 ? 'sensitive' : 'normal', state: states[n % 5], handler: 1, handler_name: staff[n % 4].name, station_name: '柳桥镇站',
  opened_at: `2026-11-${String(23 - (n % 22)).padStart(2, '0')}T09:30:00`, found_by: found,
})
const place = { __many: {
  '': [{ code: '990000', name: '云泽省', has_children: true }],
  990000: [{ code: '990100', name: '临湖市', has_children: true }],
  990100: [{ code: '990101', name: '安和县', has_children: false }],
} }
const file = {
  id: 7, code: '990101B-2026-00093', station: 1, station_name: '柳桥镇站', channel: 'hotline_12338', reported_at: '2026-11-20T08:40:00', opened_at: '2026-11-20T09:05:00',
  received_by: 1, received_by_name: '林淑芬', handler: 2, handler_name: '周国栋',
  parties: [
    { role: 'victim', relation: '02', person: person(11, '赵小兰', { id_number: '990101198803120027', phone: '000-5550-0101', safe_contact: '只在工作日上午 9—11 点打电话;不要发短信,对方会看手机。', nation: '01', living_place: '990101', living_address: '柳桥镇杨柳路 8 号', occupation: '超市收银员' }) },
    { role: 'accused', relation: '01', person: person(12, '钱大勇', { sex: '1', birth: '1985-07-02', phone: '000-5550-0102' }) },
  ],
  members: [{ relation: '20', person: person(13, '钱朵朵', { birth: '2018-06-01' }) }, { relation: '51', person: person(14, '郑桂花', { birth: '1955-02-09', phone: '000-5550-0188', safe_contact: '耳背,请打两遍' }) }],
  main_type: 'violence', other_types: ['minors', 'marriage'], services: ['mediation', 'legal_aid', 'psychological_counselling'],
  facts: '当事人来电称:11 月 19 日晚,因孩子上学的事发生争吵,对方酒后动手。\n\n邻居报警,派出所出警。当事人希望先有安全的住处,再谈离婚和孩子抚养。\n<script>alert(1)</script> 😀 喆堃犇龑镕𠅤',
  dangers: ['strangling', 'substance', 'child_witness'],
  prompts: [
    { prompt: 'police', done: true, note: '11 月 19 日已报警' }, { prompt: 'protection_order', done: true, note: '' }, { prompt: 'shelter', done: false, note: '暂住娘家' },
    { prompt: 'legal_aid', done: true, note: '已转法援窗口' }, { prompt: 'mandatory_report', done: true, note: '' },
  ],
  risk: 'red', risk_reason: '有扼颈行为,孩子在场,对方酗酒。', level: 'sensitive', consent: 'given', consent_note: '口头同意,已签书面',
  details: { family_kinds: ['ordinary', 'migrant'], people_count: 4, difficulty: 'high', help: 'high', danger: 'high', may_escalate: true, escalation_report: '2026-11-20 09:20 报告镇派出所', measures: '联系娘家亲属', obstacle: '', deadline: '2026-12-20' },
  state: 'in_progress', holder_name: '柳桥镇站', held_here: true, team: [{ staff: 1, name: '林淑芬' }, { staff: 2, name: '周国栋' }, { staff: 3, name: '欧阳明月', until: '2026-11-25T09:00:00' }],
  appointments: [{ id: 1, case: 7, case_code: '990101B-2026-00093', person: 11, client: '赵小兰', client_phone: '', safe_contact: '', service: 'psychological_counselling', practitioner: 3, practitioner_name: '欧阳明月', room: 1, room_name: '心语室', mode: 'in_person', start: '2026-11-24T09:00:00', end: '2026-11-24T09:50:00', state: 'booked', reason: '', hidden: false, has_note: false, version: 1 }],
  reports: [{ id: 1, kind: 'minor', situation: '孩子后背有淤青,老师发现后告知。', suspect: '钱大勇', measures: '送医检查', reported_at: '2026-11-20T09:10:00', receipt: '柳桥派出所 20261120-017', told: '县妇联', feedback: '', entered_by: '林淑芬', entered_at: '2026-11-20T09:30:00', has_reporter: true }],
  hidden: [{ person: 12, readers: [{ staff: 1, name: '林淑芬' }, { staff: 2, name: '周国栋' }] }],
  timeline: [
    ['opened', '', '990101B-2026-00093', ''], ['handler_changed', '林淑芬', '周国栋', '由调解员主办'], ['risk_changed', 'orange', 'red', '补充了解到有扼颈'],
    ['appointment_booked', '', '2026-11-24T09:00:00', '欧阳明月'], ['noted', '', '', '电话联系当事人,情绪稳定。\n约定周二上午来站。'], ['services_changed', '', 'mediation,legal_aid', ''], ['amended', '', 'person', '赵小兰'], ['printed', '', 'registration', ''],
  ].map(([kind, from, to, note], n) => ({ id: n + 1, at: `2026-11-${20 + Math.floor(n / 3)}T${String(9 + n).padStart(2, '0')}:05:00`, by: 1, by_name: '林淑芬', kind, from, to, note })),
  version: 3,
}
const open = {
  'desk.status': status({ demo: true, session: me }), 'staff.list': staff, 'places.list': place, 'drafts.list': [], 'drafts.save': 5, 'drafts.discard': {},
  'tables.all': { relations: [['01', '本人'], ['02', '配偶'], ['20', '子女'], ['51', '父母']].map(([code, label]) => ({ code, label })), nations: [{ code: '01', label: '汉族' }], marriages: [{ code: '20', label: '已婚' }], educations: [{ code: '60', label: '高中' }] },
  'people.check_identity': { number: '99010119880312002X', why: null, birth: '1988-03-12', sex: '2', place: '云泽省临湖市安和县' },
  'people.match': [{ probe: 0, person: person(11, '赵小兰', { phone: '000-5550-0101' }), same: ['name', 'phone'], cases: [{ id: 7, code: '990101B-2026-00093', opened_at: '2026-11-20T09:05:00' }] }],
  'cases.open': { id: 7, code: '990101B-2026-00101' }, 'cases.get': file,
  'cases.list': { rows: Array.from({ length: 100 }, (_, n) => row(n)), next: null, total: 100 },
  'cases.add_note': {}, 'cases.set_risk': {}, 'cases.amend': {},
}
const english = { ...open, 'desk.status': status({ session: { ...me, prefs: { ...me.prefs, language: 'en' } } }) }
const refusal = (code, fields = []) => ({ __fault: { code, message: '', fields, wait_seconds: null } })
const fill = async (page) => {
  await page.locator('[data-testid=intake-channel-visit]').check({ force: true })
  for (const [n, name] of [[0, '赵小兰'], [1, '钱大勇']]) await page.getByTestId(`party-${n}-name`).fill(name)
  await page.getByTestId('party-0-id-number').fill('99010119880312002x')
  await page.getByTestId('party-0-safe-contact').fill('只在上午打电话')
  await page.waitForTimeout(1200)
}
const rest = async (page) => {
  await fill(page)
  const like = page.getByTestId('party-0-like-11-same')
  if (await like.count()) await like.click()
  const tick = (id) => page.getByTestId(id).check({ force: true })
  await tick('intake-type-violence')
  await tick('intake-service-mediation')
  await page.getByTestId('intake-facts').fill('争吵后动手,邻居报警。')
  await tick('intake-danger-strangling')
  for (const prompt of ['police', 'protection_order', 'shelter', 'legal_aid']) await tick(`intake-prompt-${prompt}-yes`)
  await tick('intake-prompt-mandatory_report-no')
  await page.getByTestId('intake-prompt-mandatory_report-note').fill('没有未成年人')
  await tick('intake-risk-red')
  await page.getByTestId('intake-risk-reason').fill('有扼颈')
  await tick('intake-consent-given')
}
const at = (section, after) => async (page) => {
  await after?.(page)
  await page.keyboard.press(`Alt+${section}`)
}
const drafts = [{ id: 5, kind: 'intake', title: '赵小兰 · 家庭暴力', updated_at: '2026-11-23T08:15:00' }, { id: 6, kind: 'intake', title: '未填姓名', updated_at: '2026-11-21T16:02:00' }]

export default [
  { name: 'intake-blank', path: '/intake', commands: { ...open, 'drafts.list': drafts } },
  { name: 'intake-parties', path: '/intake', commands: open, act: at(2, fill) },
  { name: 'intake-members', path: '/intake', commands: open, act: async (page) => { await page.getByTestId('intake-add-member').click(); await page.keyboard.press('Alt+3') } },
  { name: 'intake-dispute', path: '/intake', commands: open, act: at(4, rest) },
  { name: 'intake-risk', path: '/intake', commands: open, act: at(5, rest) },
  { name: 'intake-details', path: '/intake', commands: open, act: at(6) },
  { name: 'intake-secrecy', path: '/intake', commands: open, act: at(7, rest) },
  { name: 'intake-missing', path: '/intake', commands: { ...open, 'people.match': [] }, act: (page) => page.getByTestId('intake-save').click() },
  { name: 'intake-missing-fields', path: '/intake', commands: { ...open, 'people.match': [] }, act: async (page) => { await page.getByTestId('intake-save').click(); await page.getByTestId('intake-missing-parties[0].person.name').click() } },
  { name: 'intake-recovery', path: '/intake', commands: { ...open, 'people.match': [], 'cases.open': refusal('recovery_unconfirmed') }, act: async (page) => { await rest(page); await page.getByTestId('party-1-name').fill('钱大勇'); await page.getByTestId('intake-save').click() } },
  { name: 'intake-refused', path: '/intake', commands: { ...open, 'people.match': [], 'cases.open': refusal('invalid', [{ field: 'parties[1].person.phone', why: 'phone' }]) }, act: async (page) => { await rest(page); await page.getByTestId('intake-save').click() } },
  { name: 'intake-saved', path: '/intake', commands: { ...open, 'people.match': [] }, act: async (page) => { await rest(page); await page.getByTestId('intake-save').click() } },
  { name: 'intake-draft-gone', path: '/intake/9', commands: { ...open, 'drafts.get': refusal('not_found') } },
  { name: 'intake-draft', path: '/intake/5', commands: { ...open, 'people.match': [], 'drafts.get': { id: 5, kind: 'intake', title: 'x', updated_at: '2026-11-23T08:15:00', body: JSON.stringify({ parties: [{ role: 'victim', person: { name: '孙巧云' } }], main_type: 'minors', later: 1 }) } } },
  { name: 'intake-en', path: '/intake', commands: english, act: at(5, rest) },
  { name: 'cases-list', path: '/cases', commands: open },
  { name: 'cases-found', path: '/cases?text=zxl&risk=red', commands: { ...open, 'cases.list': { rows: [row(0, 'initials'), row(8, 'name'), row(16, 'phone')], next: null, total: null } } },
  { name: 'cases-none', path: '/cases?text=qq', commands: { ...open, 'cases.list': { rows: [], next: null, total: null } } },
  { name: 'cases-en', path: '/cases?dispute=violence', commands: english },
  { name: 'case', path: '/cases/7', commands: open },
  { name: 'case-below', path: '/cases/7', commands: open, act: (page) => page.locator('#case-risk-h').scrollIntoViewIfNeeded() },
  { name: 'case-en', path: '/cases/7', commands: english },
  { name: 'case-not-found', path: '/cases/8', commands: { ...open, 'cases.get': refusal('not_found') } },
  { name: 'case-risk-dialog', path: '/cases/7', commands: open, act: async (page) => { await page.getByTestId('change-risk').click(); await page.getByTestId('case-change-save').click() } },
  { name: 'case-state-dialog', path: '/cases/7', commands: open, act: (page) => page.getByTestId('change-state').click() },
  { name: 'case-team-dialog', path: '/cases/7', commands: open, act: (page) => page.getByTestId('change-team').click() },
  { name: 'case-amend-dialog', path: '/cases/7', commands: { ...open, 'cases.amend': refusal('stale') }, act: async (page) => { await page.getByTestId('case-amend').click(); await page.getByTestId('amend-save').click() } },
  { name: 'case-person-dialog', path: '/cases/7', commands: open, act: (page) => page.getByTestId('case-party-0-amend').click() },
]
