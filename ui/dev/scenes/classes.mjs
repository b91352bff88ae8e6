// 家庭教育: sessions, their plan, enrolling and the roll call. Everybody is invented.
import { status } from '../desk.mjs'

const day = (n) => new Date(Date.now() + 8 * 3_600_000 + n * 86_400_000).toISOString().slice(0, 10)
const one = (id, days, theme, over = {}) => ({
  id, theme, instructor: '陈犇', place: '二楼家长课堂', audience: '小学家长', start: `${day(days)}T14:00:00`, end: `${day(days)}T15:30:00`,
  capacity: 30, enrolled: 12, attended: 0, state: 'planned', cancel_reason: '', version: 1, ...over,
})
const list = [
  one(301, 2, '好好说话：亲子沟通四步法'), one(302, 9, '青春期来了，父母怎么办', { capacity: 12 }), one(303, 16, '隔代教养里的边界与默契', { audience: '祖辈照料者', enrolled: 3 }),
  one(304, -5, '手机放下，陪伴上线', { state: 'held', attended: 10 }), one(305, -12, '和孩子谈钱', { state: 'cancelled', cancel_reason: '台风停课' }),
]
const states = ['attended', 'absent', 'enrolled', 'enrolled', 'withdrawn']
const names = ['苏小满', '诸葛明远', '何女士', '', '梅兰']
const enrolments = names.map((name, n) => ({ id: 700 + n, case: n < 2 ? 40 : null, case_code: n < 2 ? 'AH2026-0123' : '', person: null, name, phone: name ? '13900000001' : '', child_age: name ? '6、9' : '', state: states[n], hidden: !name }))
const person = (id, name) => ({ id, name, safe_contact: '', phone: '', sex: '2', version: 1 })
const commands = {
  'desk.status': status(), 'classes.list': list, 'classes.get': { class: list[0], enrolments }, 'classes.mark': {}, 'classes.save': 301, 'classes.set_state': {},
  'staff.list': [{ id: 4, name: '陈犇', phone: '', roles: ['family_educator'], active: true, suspended: false, has_account: true, password_due: false, hours: [] }],
  'cases.list': { rows: [{ id: 40, code: 'AH2026-0123', parties: ['苏小满', '赵大川'] }], next: null, total: null },
  'cases.get': { id: 40, code: 'AH2026-0123', parties: [{ role: 'applicant', relation: null, person: person(51, '苏小满') }], members: [{ relation: '30', person: person(53, '赵小乐') }], services: [] },
}
const refused = (code) => ({ __fault: { code, message: '', fields: [], wait_seconds: null } })

export default [
  { name: 'classes-list', path: '/classes', commands },
  { name: 'classes-past', path: '/classes?when=past', commands },
  { name: 'classes-none', path: '/classes', commands: { ...commands, 'classes.list': [] } },
  {
    name: 'classes-plan', path: '/classes', commands,
    act: async (page) => {
      await page.click('[data-testid="class-new"]')
      await page.click('[data-testid="class-save"]')
      await page.waitForTimeout(200)
    },
  },
  { name: 'classes-one', path: '/classes/301', commands },
  { name: 'classes-large', path: '/classes/301', commands: { ...commands, 'desk.status': status({ session: { ...status().session, prefs: { text_size: 20, language: 'en', idle_minutes: 10 } } }) } },
  { name: 'classes-from-case', path: '/classes/301?case=40', commands },
  {
    name: 'classes-full', path: '/classes/301', commands: { ...commands, 'classes.enrol': refused('full') },
    act: async (page) => {
      await page.fill('[data-testid="enrol-name"]', '来得晚')
      await page.press('[data-testid="enrol-name"]', 'Enter')
      await page.getByText('没有报上').waitFor()
    },
  },
  {
    name: 'classes-search', path: '/classes/301', commands,
    act: async (page) => {
      await page.getByText('从个案报名').click()
      await page.fill('[data-testid="enrol-case"]', '苏小')
      await page.waitForSelector('[data-testid="enrol-case-40"]')
    },
  },
  { name: 'classes-held', path: '/classes/301', commands: { ...commands, 'classes.get': { class: { ...list[3], id: 301 }, enrolments } } },
  { name: 'classes-cancel', path: '/classes/301', commands, act: (page) => page.click('[data-testid="class-cancel"]') },
]
