// Own passwords, what is locked apart, emergency access, the trail, backups and restoring. Everything invented.
import { locked, session, status } from '../desk.mjs'
import hours from './appointments.mjs'
import cases from './cases.mjs'
import desks from './desk.mjs'

const me = { ...session, staff: 1 }
const scene = (list, name) => list.find((one) => one.name === name).commands
const page7 = scene(cases, 'case')
const today = scene(desks, 'today')
const refusal = (code, fields = []) => ({ __fault: { code, message: '', fields, wait_seconds: null } })
const shut = refusal('compartments_shut')
const line = (seq, at, name, command, screen, detail = '', case_code = '') => ({ seq, at, staff: 1, name, command, screen, noun: 'cases', record: case_code ? 7 : 0, detail, case_code })
const trail = [
  line(42, '2026-11-24T10:12:09', '林淑芬', 'cases.break_glass', '/cases', 'break-glass', '990101B-2026-00093'),
  line(41, '2026-11-24T10:10:00', '周国栋', 'appointments.read_note', '/appointments', 'read note'),
  line(40, '2026-11-24T09:00:00', '', 'backups.after_work', '', 'copied to the second folder'),
  line(39, '2026-11-24T08:59:00', '林淑芬', 'session.sign_in', '/today', 'signed in'),
]
const backups = {
  last: '2026-11-20T17:30:00', overdue_days: 4, folder: '/home/ann/.local/share/jiahe/backups', second_folder: '/media/ann/USB', second_there: false,
  files: [['20261120T173000', '2026-11-20T17:30:00'], ['20261119T173000', '2026-11-19T17:30:00']].map(([name, at]) => ({ path: `/b/jiahe-${name}.jhbak`, name: `jiahe-${name}.jhbak`, at, size: 12_400_000 })),
}
const late = status({ session: { ...me, backup_overdue_days: 4, trail_cut: true } })
const told = { station: '安和县家事纠纷服务工作室', at: '2026-11-20T17:30:00', cases: 128, replaces: true, needs_recovery: true }
const open = { ...page7, ...today, 'desk.status': status({ session: me }), 'cases.get': page7['cases.get'], 'cases.list': page7['cases.list'], 'backups.state': backups, 'backups.found': backups.files, 'backups.inspect': told, 'audit.list': trail, 'audit.verify': { lines: 42, broken_at: null, cut: true }, 'people.read_contact': shut, 'reports.reporter': shut, 'compartments.unlock': refusal('wrong_password') }
const due = status({ session: { ...me, password_due: true } })
const out = { ...open, 'desk.status': locked() }
const empty = { ...open, 'desk.status': locked({ state: 'empty', names: [] }) }
const trouble = { ...open, 'desk.status': locked({ state: 'trouble', names: [], trouble: { code: 'slots_damaged', message: '', fields: [], wait_seconds: null } }) }
const board = hours.find((one) => one.name === 'appointments-not-mine')
const risky = board.commands['appointments.get']
const mine = { ...board.commands, 'desk.status': status({ session: { ...session, staff: 3, name: '欧阳明月' } }), 'appointments.read_note': shut, 'compartments.unlock': { value: { until: '' }, __then: { 'appointments.read_note': { note: { problem: '睡不好', intervention: '呼吸练习', feedback: '好些' }, readers: [{ staff: 3, name: '欧阳明月' }, { staff: 1, name: '林淑芬' }] } } } }
const hour = `${board.path}&open=${risky.id}`
const note = async (page) => { await page.waitForTimeout(600); await page.click(id('note-open')); await page.waitForTimeout(400) }
const unlock = async (page) => { await note(page); await page.fill(id('compartment-password'), 'x'); await page.click(id('compartment-open')); await page.waitForTimeout(500) }
const down = (page) => page.click(id('note-share'))
const id = (name) => `[data-testid=${name}]`
const looks = async (page) => {
  await page.click(id('restore-open'))
  await page.waitForTimeout(600)
  await page.click(id('restore-file'))
  await page.fill(id('restore-key'), '7K3D-9QXA-M2PT')
  await page.click(id('restore-inspect'))
  await page.waitForTimeout(300)
}

export default [
  { name: 'own-password', commands: { ...open, 'desk.status': due, 'vault.strength': { level: 'fair', why: null } }, act: async (page) => { await page.fill(id('own-password-new'), '柳树 茶壶 七月'); await page.click(id('own-password-save')) } },
  { name: 'safety-case', path: '/cases/7', commands: open },
  { name: 'safety-reporter', path: '/cases/7', commands: open, act: async (page) => { await page.click(id('report-reporter')); await page.waitForTimeout(500); await page.fill(id('compartment-password'), 'x'); await page.click(id('compartment-open')) } },
  { name: 'safety-report', path: '/cases/7', commands: open, act: async (page) => { await page.click(id('report-add')); await page.waitForTimeout(400); await page.click(id('report-save')) } },
  { name: 'safety-contact', path: '/cases/7', commands: open, act: (page) => page.click(id('contact-hide')) },
  { name: 'safety-note', path: hour, commands: mine, act: note },
  { name: 'safety-note-open', path: hour, commands: { ...mine, 'appointments.share_note': {} }, act: async (page) => { await unlock(page); await down(page) } },
  { name: 'safety-note-first', path: hour, commands: { ...mine, 'appointments.get': { ...risky, has_note: false } }, act: (page) => page.fill(id('note-problem'), '睡不好') },
  { name: 'safety-note-refused', path: hour, commands: { ...board.commands, 'appointments.read_note': refusal('forbidden') }, act: note },
  { name: 'safety-glass', path: '/cases', commands: open, act: async (page) => { await page.click(id('glass-open')); await page.waitForTimeout(400); await page.click(id('glass-go')) } },
  { name: 'safety-today', path: '/today', commands: { ...open, 'desk.status': late, 'desk.today': { ...today['desk.today'], glances: [{ id: 5, case: 7, code: '990101B-2026-00093', staff: 2, name: '周国栋', at: '2026-11-24T10:12:00', until: '2026-11-25T10:12:00', reason: '当事人来电称正被堵在家门口,承办人联系不上', noted_by: '' }] } } },
  { name: 'safety-audit', path: '/settings/audit', commands: open, act: (page) => page.click(id('audit-verify')) },
  { name: 'safety-backups', path: '/settings/backups', commands: open },
  { name: 'safety-recovery', path: '/settings/recovery', commands: open, act: (page) => page.click(id('keys-rotate')) },
  { name: 'safety-staff', path: '/settings/staff', commands: open, act: async (page) => { await page.click(id('settings-staff-change-3')); await page.waitForTimeout(400); await page.click(id('settings-staff-left')); await page.waitForTimeout(200); await page.click(id('settings-staff-save')) } },
  { name: 'safety-staff-form', path: '/settings/staff', commands: open, act: (page) => page.click(id('settings-staff-change-3')) },
  { name: 'restore', commands: out, act: looks },
  { name: 'restore-empty', commands: empty, act: looks },
  { name: 'restore-trouble', commands: trouble, act: looks },
  { name: 'trouble-slots_damaged', commands: trouble },
  { name: 'restore-done', commands: { ...out, 'backups.restore': {} }, act: async (page) => { await looks(page); await page.click(id('restore-now')); await page.waitForTimeout(500) } },
]
