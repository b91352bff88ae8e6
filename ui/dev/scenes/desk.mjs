// The day's desk, prints, surveys, statistics and the settings of a station. Everybody here is invented.
import { existsSync, readFileSync } from 'node:fs'
import { session, status } from '../desk.mjs'

const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const near = (days) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** A drawn page without text, so that no font is asked for. PAPER names a real one to look at instead. */
function paper() {
  const named = process.env.PAPER
  if (named && existsSync(named)) return readFileSync(named).toString('base64')
  const draw = '60 760 475 30 re S 60 100 475 640 re S ' + Array.from({ length: 16 }, (_, n) => `60 ${140 + n * 38} m 535 ${140 + n * 38} l S`).join(' ')
  const parts = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>', `<</Length ${draw.length}>>stream\n${draw}\nendstream`]
  let text = '%PDF-1.4\n'
  const at = parts.map((part, n) => {
    const here = text.length
    text += `${n + 1} 0 obj${part}endobj\n`
    return here
  })
  const table = text.length
  text += `xref\n0 5\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${table}\n%%EOF`
  return Buffer.from(text, 'latin1').toString('base64')
}

const hour = (id, start, end, client, more = {}) => ({
  id, case: 40 + id, case_code: `AH2026-00${id}`, person: id, client, client_phone: '13900000000', safe_contact: '', service: 'mediation', practitioner: 1, practitioner_name: '陈犇',
  room: 1, room_name: '调解室', mode: 'in_person', start: `${day}T${start}:00`, end: `${day}T${end}:00`, state: 'booked', reason: '', hidden: false, has_note: false, version: 1, ...more,
})
const row = (id, parties, main_type, risk, state, days) => ({ id, code: `AH2026-00${id}`, parties, main_type, risk, level: 'normal', state, handler: 1, handler_name: '林淑芬', station_name: '安和县家事纠纷服务工作室', opened_at: `${near(-days)}T10:12:00`, found_by: '' })
const session1 = (id, days, theme, enrolled, more = {}) => ({ id, theme, instructor: '何清如', place: '二楼大教室', audience: '家长', start: `${near(days)}T14:30:00`, end: `${near(days)}T16:00:00`, capacity: 30, enrolled, attended: 0, state: 'planned', cancel_reason: '', version: 1, ...more })
const today = {
  today: day,
  appointments: [
    hour(1, '09:00', '09:50', '王小燕', { state: 'attended', has_note: true }),
    hour(2, '10:00', '10:50', '', { hidden: true, case: null, practitioner_name: '欧阳明月', room_name: '心理咨询室' }),
    hour(3, '14:00', '14:50', '赵大山、钱秀英', { safe_contact: '只在工作日上午拨打，不要留言' }),
    hour(4, '15:00', '15:50', '龑堃', { service: 'psychological_counselling', mode: 'phone', room: null, room_name: '' }),
    hour(5, '16:10', '17:00', '孙阿婆', { state: 'cancelled' }),
  ],
  unrecorded: [hour(6, '09:00', '09:50', '吴大勇', { start: `${near(-3)}T09:00:00`, end: `${near(-3)}T09:50:00` })],
  classes: [session1(1, 0, '青春期孩子怎么谈', 18), session1(2, 6, '隔代教养的边界', 7)],
  new_cases: [row(51, ['王小燕', '刘强'], 'marriage', 'yellow', 'accepted', 0), row(52, ['吴大勇', '吴小勇', '吴阿妹'], 'property', 'green', 'in_progress', 2), row(53, ['周某'], 'education', 'green', 'accepted', 5)],
  pressing: [row(31, ['赵大山', '钱秀英'], 'violence', 'red', 'in_progress', 20), row(32, ['郑一', '冯二'], 'support', 'orange', 'in_progress', 41)],
  drafts: [{ id: 3, kind: 'intake', title: '韩梅 · 家庭暴力', updated_at: `${near(-1)}T17:42:00` }, { id: 4, kind: 'survey', title: `${day} 的调查表`, updated_at: `${day}T08:31:00` }],
  open_cases: 37, glances: [],
}
const none = { today: day, appointments: [], unrecorded: [], classes: [], new_cases: [], pressing: [], drafts: [], open_cases: 0, glances: [] }
const items = ['reception', 'skill', 'fairness', 'speed', 'privacy', 'place', 'result', 'follow_up', 'overall']
const entry = (more) => ({ case: null, anonymous: false, day: near(-4), service: 'mediation', sex: '2', age: '36_50', scores: [{ item: 'overall', score: 5 }], first_time: true, recommend: true, comment: '', reply_phone: '', ...more })
const staff = [
  { id: 1, name: '林淑芬', phone: '13900000001', roles: ['administrator', 'lead', 'receptionist'], active: true, suspended: false, has_account: true, password_due: false, hours: [] },
  { id: 2, name: '周国栋', phone: '', roles: ['lawyer'], active: true, suspended: false, has_account: false, password_due: false, hours: [] },
  { id: 3, name: '欧阳明月', phone: '13900000003', roles: ['psychologist', 'marriage_counsellor'], active: true, suspended: false, has_account: true, password_due: false, hours: [] },
  { id: 4, name: '陈犇', phone: '', roles: ['mediator'], active: false, suspended: false, has_account: false, password_due: false, hours: [] },
]
const me = { ...session, staff: 1 }
const overview = {
  total: 148,
  by_type: [['marriage', 61], ['property', 22], ['violence', 19], ['minors', 8], ['support', 21], ['education', 11], ['psychology', 6]],
  by_risk: [['red', 9], ['orange', 24], ['yellow', 52], ['green', 63]],
  by_state: [['accepted', 12], ['in_progress', 37], ['resolved', 71], ['unresolved', 5], ['archived', 23]],
  by_channel: [['visit', 80], ['call', 24], ['letter', 3], ['online', 6], ['screening', 14], ['from_above', 5], ['from_below', 9], ['department', 4], ['hotline_12338', 3]],
  by_service: [['marriage_counselling', 44], ['petition', 12], ['mediation', 91], ['legal_advice', 50], ['psychological_counselling', 33], ['legal_aid', 11], ['hardship_relief', 9], ['family_education', 17]],
  by_month: Array.from({ length: 12 }, (_, n) => [`${day.slice(0, 4)}-${String(n + 1).padStart(2, '0')}`, n < 11 ? 8 + ((n * 5) % 13) : 0]),
}
const print = { file_name: 'registration.pdf', base64: paper(), pages: 1 }
const open = {
  'desk.status': status({ session: me }), 'desk.today': today, 'prefs.set': {}, 'session.lock': {}, 'vault.strength': { level: 'fair', why: null },
  'appointments.mark': {}, 'drafts.discard': {}, 'drafts.save': 9, 'staff.list': staff, 'staff.save': 5, 'rooms.save': 3, 'stations.amend': {},
  'rooms.list': [{ id: 1, name: '调解室', capacity: 8, active: true }, { id: 2, name: '心理咨询室', capacity: 3, active: true }, { id: 3, name: '旧会议室', capacity: 12, active: false }],
  'stations.list': [{ id: 1, name: '安和县家事纠纷服务工作室', tier: 'county', place: '990101', parent_name: '', own: true }],
  'places.list': { __many: { '': [{ code: '990000', name: '云泽省', has_children: true }], 990000: [{ code: '990100', name: '临湖市', has_children: true }], 990100: [{ code: '990101', name: '安和县', has_children: true }], 990101: [{ code: '990101100', name: '柳桥镇', has_children: false }] } },
  'cases.list': { rows: [...today.new_cases, ...today.pressing], next: null, total: 5 },
  'classes.list': today.classes,
  'cases.get': { id: 51, code: 'AH2026-0051', parties: [{ person: { name: '王小燕' } }, { person: { name: '刘强' } }] },
  'prints.registration': print, 'prints.survey': print, 'prints.sign_in_sheet': print,
  'surveys.enter': 77,
  'surveys.summary': { count: 42, satisfied_percent: 86, items: items.map((item, n) => ({ item, counts: [n % 2, 1 + (n % 3), 3 + n, 12, 26 - 2 * n] })) },
  'surveys.list': [
    { id: 1, case_code: 'AH2026-0051', entry: entry({ comment: '调解员很有耐心。\n希望周末也能来。' }), entered_at: `${near(-3)}T09:00:00`, entered_by_name: '林淑芬' },
    { id: 2, case_code: '', entry: entry({ anonymous: true, service: null, scores: [{ item: 'overall', score: 2 }], comment: '<b>等得久</b>' }), entered_at: `${near(-2)}T09:00:00`, entered_by_name: '林淑芬' },
  ],
  'statistics.overview': overview,
  'shell.about': { version: '0.1.0', demo: false, folder: '/home/ann/.local/share/jiahe' },
  'shell.save_pdf': '/home/ann/文档/家和打印/registration.pdf',
}
const large = { ...open, 'desk.status': status({ session: { ...me, prefs: { text_size: 20, language: 'en', idle_minutes: 10 } } }) }

export default [
  { name: 'today', commands: open, path: '/today' },
  { name: 'today-empty', commands: { ...open, 'desk.today': none }, path: '/today' },
  { name: 'today-admin', commands: { ...open, 'desk.today': none, 'desk.status': status({ session: { ...me, roles: ['administrator'] } }) }, path: '/today' },
  { name: 'today-en-20', commands: large, path: '/today' },
  { name: 'today-discard', commands: open, path: '/today', act: (page) => page.click('[data-testid=today-discard-3]') },
  { name: 'prints', commands: open, path: '/prints' },
  { name: 'prints-registration', commands: open, path: '/prints?form=registration&case=51', act: async (page) => { await page.click('[data-testid=pdf-save]'); await page.waitForTimeout(900) } },
  { name: 'prints-survey', commands: open, path: '/prints?form=survey', act: async (page) => { await page.click('[data-testid=print-filled]'); await page.waitForTimeout(300) } },
  { name: 'prints-sheet', commands: open, path: '/prints?form=sign_in_sheet&class=1', act: (page) => page.waitForTimeout(900) },
  { name: 'prints-20', commands: large, path: '/prints?form=sign_in_sheet&class=1', act: (page) => page.waitForTimeout(900) },
  { name: 'survey-enter', commands: open, path: '/surveys/enter?case=51', act: async (page) => { await page.click('[data-testid=survey-item-reception-5]'); await page.keyboard.press('4'); await page.keyboard.press('5'); await page.waitForTimeout(900) } },
  { name: 'survey-missing', commands: open, path: '/surveys/enter', act: async (page) => { await page.click('[data-testid=survey-anonymous]'); await page.click('[data-testid=survey-save]'); await page.waitForTimeout(300) } },
  { name: 'survey-20', commands: large, path: '/surveys/enter' },
  { name: 'survey-done', commands: open, path: '/surveys/enter', act: async (page) => { await page.click('[data-testid=survey-item-overall-5]'); await page.click('[data-testid=survey-save]'); await page.waitForSelector('[data-testid=survey-done]') } },
  { name: 'surveys', commands: open, path: '/surveys', act: (page) => page.waitForTimeout(500) },
  { name: 'surveys-low', commands: open, path: '/surveys', act: async (page) => { await page.locator('[data-testid=survey-list]').scrollIntoViewIfNeeded() } },
  { name: 'surveys-none', commands: { ...open, 'surveys.summary': { count: 0, satisfied_percent: null, items: [] }, 'surveys.list': [] }, path: '/surveys' },
  { name: 'statistics', commands: open, path: '/statistics', act: (page) => page.waitForTimeout(500) },
  { name: 'statistics-low', commands: open, path: '/statistics', act: async (page) => { await page.locator('[data-testid=statistics-channel-visit], .note').last().scrollIntoViewIfNeeded(); await page.waitForTimeout(300) } },
  { name: 'statistics-mid', commands: open, path: '/statistics', act: async (page) => { await page.locator('[data-testid=statistics-state-archived]').scrollIntoViewIfNeeded(); await page.waitForTimeout(300) } },
  { name: 'statistics-20', commands: large, path: '/statistics', act: (page) => page.waitForTimeout(500) },
  { name: 'settings-staff', commands: open, path: '/settings/staff' },
  { name: 'settings-staff-last', commands: open, path: '/settings/staff', act: async (page) => { await page.click('[data-testid=settings-staff-change-1]'); await page.click('[data-testid=settings-staff-role-administrator]'); await page.waitForTimeout(300) } },
  { name: 'settings-rooms', commands: open, path: '/settings/rooms' },
  { name: 'settings-room-add', commands: open, path: '/settings/rooms', act: async (page) => { await page.click('[data-testid=settings-room-add]'); await page.waitForTimeout(200); await page.click('[data-testid=settings-room-save]'); await page.waitForTimeout(300) } },
  { name: 'settings-station', commands: open, path: '/settings/station' },
  { name: 'settings-about', commands: open, path: '/settings/about' },
]
