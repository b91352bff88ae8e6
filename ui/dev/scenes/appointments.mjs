// 预约排班: the day, the week, booking, what comes of an appointment, the weekly hours. Everybody is invented.
import { session, status } from '../desk.mjs'

const china = (days = 0) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
// The Monday on or before today, so that weekday plans show.
const monday = (() => {
  const at = new Date(`${china()}T00:00:00Z`)
  return new Date(at - ((at.getUTCDay() || 7) - 1) * 86_400_000)
})()
const day = (n) => new Date(monday.getTime() + n * 86_400_000).toISOString().slice(0, 10)
const five = (...ranges) => [1, 2, 3, 4, 5].flatMap((weekday) => ranges.map(([start, end]) => ({ weekday, start, end })))
const who = (id, name, roles, hours) => ({ id, name, phone: '', roles, active: true, suspended: false, has_account: true, password_due: false, hours })
const staff = [
  who(1, '林淑芬', ['lead', 'mediator'], five(['09:00', '11:30'], ['13:30', '17:00'])),
  who(2, '周国栋', ['lawyer'], [{ weekday: 1, start: '13:30', end: '17:00' }, { weekday: 4, start: '09:00', end: '12:00' }]),
  who(3, '欧阳明月', ['psychologist', 'marriage_counsellor'], five(['08:30', '12:00'], ['14:00', '18:00'])),
  who(4, '陈犇', ['family_educator'], [{ weekday: 6, start: '09:00', end: '11:30' }]),
  who(5, '王建华', ['receptionist'], []),
]
const rooms = [{ id: 71, name: '一号调解室', capacity: 8, active: true }, { id: 72, name: '沙盘咨询室', capacity: 3, active: true }]
let next = 900
const entry = (date, from, to, practitioner, client, over = {}) => ({
  id: ++next, case: 40, case_code: 'AH2026-0123', person: 51, client, client_phone: '13900000001', safe_contact: '', service: 'mediation', practitioner,
  practitioner_name: staff.find((one) => one.id === practitioner).name, room: 71, room_name: '一号调解室', mode: 'in_person', start: `${date}T${from}:00`, end: `${date}T${to}:00`,
  state: 'booked', reason: '', hidden: false, has_note: false, version: 1, ...over,
})
const counsel = { service: 'psychological_counselling', room: 72, room_name: '沙盘咨询室' }
const risky = entry(day(0), '09:40', '10:30', 3, '苏小满', { ...counsel, safe_contact: '只在工作日上午 9 点到 11 点打电话；若是男声接听，请说“打错了”并挂断。' })
const list = [
  entry(day(0), '09:00', '09:50', 1, '赵大川', { state: 'attended' }),
  entry(day(0), '10:00', '11:00', 1, '诸葛明远与钱多多'),
  entry(day(0), '08:30', '09:20', 3, '', { ...counsel, hidden: true, case: null, case_code: '' }),
  risky,
  entry(day(0), '14:00', '14:50', 3, '梅兰', { ...counsel, mode: 'online', room: null, room_name: '', state: 'no_show' }),
  entry(day(0), '15:00', '15:20', 2, '何女士', { service: 'legal_advice', mode: 'phone', room: null, room_name: '', case: null, case_code: '' }),
  entry(day(0), '16:00', '16:50', 2, '乔先生', { service: 'legal_advice', state: 'cancelled', reason: '当事人临时有事' }),
  entry(day(2), '09:00', '09:50', 1, '孙小姐'), entry(day(3), '10:00', '10:50', 3, '吴妈妈', counsel),
]
const person = (id, name, safe_contact = '') => ({ id, name, safe_contact, phone: '13900000001', sex: '2', version: 1 })
const file = {
  id: 40, code: 'AH2026-0123', services: ['psychological_counselling', 'mediation'], appointments: [], timeline: [], team: [], reports: [], hidden: [],
  parties: [{ role: 'applicant', relation: null, person: person(51, '苏小满', risky.safe_contact) }, { role: 'respondent', relation: null, person: person(52, '赵大川') }],
  members: [{ relation: '30', person: person(53, '赵小乐') }],
}
const slots = [0, 1, 3].flatMap((n) => ['08:30', '08:40', '08:50', '09:00', '09:10', '09:30', '10:00', '10:30', '11:00', '14:00', '14:30'].map((time) => ({ practitioner: 3, start: `${day(n)}T${time}:00`, end: `${day(n)}T${time}:00`, room: 72 })))
const me = { ...session, staff: 3, name: '欧阳明月', roles: ['psychologist', 'lead'] }
const commands = {
  'desk.status': status({ session: me }), 'staff.list': staff, 'rooms.list': rooms, 'appointments.range': list, 'appointments.get': risky,
  'appointments.slots': slots, 'cases.get': file, 'drafts.list': [], 'drafts.save': 1, 'appointments.mark': {}, 'staff.set_hours': {},
}
const at = (n, more = '') => `/appointments?date=${day(n)}${more}`
const refused = (code) => ({ __fault: { code, message: '', fields: [], wait_seconds: null } })
const choose = async (page, testid, text) => {
  await page.click(`[data-testid="${testid}"]`)
  await page.waitForTimeout(200)
  await page.keyboard.type(text)
  await page.waitForTimeout(300)
  await page.keyboard.press('Enter')
  await page.waitForTimeout(150)
  const said = await page.innerText(`[data-testid="${testid}"]`)
  if (!said.includes(text)) throw new Error(`${testid}: chose “${said}” for “${text}”`)
}

export default [
  { name: 'appointments-day', path: at(0), commands },
  { name: 'appointments-week', path: at(0, '&view=week'), commands },
  { name: 'appointments-empty', path: at(5), commands: { ...commands, 'appointments.range': [] } },
  { name: 'appointments-large', path: at(0), commands: { ...commands, 'desk.status': status({ session: { ...me, prefs: { ...me.prefs, text_size: 20 } } }) } },
  { name: 'appointments-english', path: at(0), commands: { ...commands, 'desk.status': status({ session: { ...me, prefs: { ...me.prefs, language: 'en' } } }) } },
  {
    name: 'appointments-book-case', path: at(0, '&case=40&person=51'), commands,
    act: async (page) => {
      await page.click('[data-testid="booking-save"]')
      await page.waitForTimeout(200)
    },
  },
  {
    name: 'appointments-book-busy', path: at(0), commands: { ...commands, 'appointments.book': refused('practitioner_busy') },
    act: async (page) => {
      await page.keyboard.press('n')
      await page.fill('[data-testid="booking-client"]', '李女士')
      await choose(page, 'booking-service', '心理')
      await choose(page, 'booking-practitioner', '欧阳')
      await page.fill('[data-testid="booking-time"]', '1850')
      await page.press('[data-testid="booking-time"]', 'Tab')
      await choose(page, 'booking-room', '沙盘')
      await page.waitForTimeout(200)
      await page.click('[data-testid="booking-outside"]')
      await page.click('[data-testid="booking-save"]')
      await page.getByText('这位人员在该时段已有预约').waitFor()
      await page.click('[data-testid="booking-find"]')
    },
  },
  { name: 'appointments-slots', path: at(0), commands, act: (page) => page.click('[data-testid="find-slots"]') },
  {
    name: 'appointments-click', path: at(0), commands,
    act: async (page) => {
      const box = await page.locator('.ec-body .ec-day').first().boundingBox()
      await page.mouse.click(box.x + 40, box.y + 14 * 6 * 4 + 30)
      await page.waitForTimeout(300)
      const said = await page.inputValue('[data-testid="booking-time"]')
      if (!/^\d\d:\d0$/.test(said)) throw new Error(`the click gave “${said}”`)
    },
  },
  { name: 'appointments-details', path: at(0), commands, act: (page) => page.click(`[data-testid="event-${risky.id}"] button`) },
  {
    name: 'appointments-not-mine', path: at(0), commands: { ...commands, 'desk.status': status({ session: { ...me, staff: 1 } }), 'appointments.get': { ...risky, has_note: true, state: 'attended' } },
    act: (page) => page.click(`[data-testid="agenda-${risky.id}"]`),
  },
  {
    name: 'appointments-drag', path: at(0), commands,
    act: async (page) => {
      const box = await page.locator(`[data-testid="event-${risky.id}"]`).boundingBox()
      await page.mouse.move(box.x + 20, box.y + 20)
      await page.mouse.down()
      await page.mouse.move(box.x + 20, box.y + 60, { steps: 5 })
      await page.mouse.move(box.x + 20, box.y + 20 + 78, { steps: 5 })
      await page.mouse.up()
      await page.waitForTimeout(400)
      const said = await page.inputValue('[data-testid="move-time"]')
      if (said !== '10:40') throw new Error(`dragged to “${said}”`)
    },
  },
  {
    name: 'appointments-cancel', path: at(0), commands,
    act: async (page) => {
      await page.click(`[data-testid="agenda-${risky.id}"]`)
      await page.click('[data-testid="details-cancel"]')
      await page.waitForTimeout(300)
    },
  },
  {
    name: 'appointments-keys', path: at(0), commands,
    act: async (page) => {
      await page.keyboard.press('ArrowRight')
      await page.waitForTimeout(200)
      if (!page.url().includes(day(1))) throw new Error(`arrow led to ${page.url()}`)
    },
  },
  {
    name: 'appointments-now', path: at(0), commands,
    act: async (page) => {
      await page.clock.setFixedTime(new Date(`${day(0)}T11:17:00+08:00`))
      await page.reload()
      await page.waitForTimeout(600)
      if (!(await page.locator('.ec-now-indicator').count())) throw new Error('no line for now')
    },
  },
  {
    name: 'appointments-duty', path: '/appointments?tab=duty', commands,
    act: async (page) => {
      await page.click('[data-testid="duty-1-add"]')
      await page.fill('[data-testid="duty-1-2-start"]', '1100')
      await page.fill('[data-testid="duty-1-2-end"]', '1130')
      await page.press('[data-testid="duty-1-2-end"]', 'Tab')
    },
  },
]
