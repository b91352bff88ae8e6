import { locked, session, status } from '../desk.mjs'

const places = { __many: {
  '': [{ code: '990000', name: '云泽省', has_children: true }, { code: '980000', name: '海东省', has_children: true }],
  990000: [{ code: '990100', name: '临湖市', has_children: true }],
  990100: [{ code: '990101', name: '安和县', has_children: true }, { code: '990102', name: '青溪县', has_children: true }],
  990101: [{ code: '990101100', name: '柳桥镇', has_children: false }, { code: '990101101', name: '石塘镇', has_children: false }],
} }
const groups = ['7K3D', '9QXA', 'M2PT', '4WZE', 'H8RB', 'C5VN', 'J1GF', 'YS60', 'QW8E', '3RTY', 'ZX4C', 'VBN7', 'M0KJ']
const fresh = {
  'desk.status': { ...locked({ state: 'empty', names: [] }) },
  'places.list': places,
  'vault.strength': { level: 'fair', why: null },
  'station.set_up': { recovery_key: groups.join('-'), groups },
  'recovery.print': { file_name: 'recovery.pdf', base64: '', pages: 1 },
  'recovery.confirm_groups': {},
}
const choose = async (page, at, text) => {
  await page.locator('.places .el-select').nth(at).click()
  await page.locator('.el-select-dropdown__item:visible', { hasText: text }).click()
  await page.waitForTimeout(250)
}
const stationStep = async (page) => {
  await page.fill('[name=station-name]', '安和县柳桥镇家事纠纷服务站')
  await page.locator('.tiers label').nth(1).click()
  await choose(page, 0, '云泽省')
  await choose(page, 1, '临湖市')
  await choose(page, 2, '安和县')
  await choose(page, 3, '柳桥镇')
  await page.fill('[name=parent-name]', '安和县家事纠纷服务工作室')
}
const adminStep = async (page) => {
  await stationStep(page)
  await page.click('[data-act=next]')
  await page.fill('[name=admin-name]', '林淑芬')
  await page.fill('[name=password]', '柳树 茶壶 七月')
  await page.fill('[name=again]', '柳树 茶壶 七月')
  await page.waitForTimeout(400)
}
const recoveryStep = async (page) => {
  await adminStep(page)
  await page.click('[data-act=found]')
  await page.waitForSelector('[data-recovery]')
}
const trouble = (code) => ({ name: `trouble-${code}`, commands: { 'desk.status': locked({ state: 'trouble', names: [], trouble: { code, message: '', fields: [], wait_seconds: null } }) } })
const open = { 'desk.status': status({ demo: true }), 'prefs.set': {}, 'session.lock': {}, 'vault.strength': { level: 'strong', why: null } }

export default [
  { name: 'setup-1-blank', commands: fresh, act: (page) => page.click('[data-act=next]') },
  { name: 'setup-1', commands: fresh, act: stationStep },
  { name: 'setup-2', commands: fresh, act: adminStep },
  { name: 'setup-2-no-key-store', commands: { ...fresh, 'desk.status': locked({ state: 'empty', names: [], key_store: false }) }, act: async (page) => { await adminStep(page); await page.click('[data-act=found]'); await page.locator('.consent').scrollIntoViewIfNeeded() } },
  { name: 'setup-3', commands: fresh, act: recoveryStep },
  { name: 'setup-4', commands: { ...fresh, 'recovery.confirm_groups': { __fault: { code: 'wrong_recovery_key', message: '', fields: [], wait_seconds: null } } }, act: async (page) => {
    await recoveryStep(page)
    await page.click('[data-act=have-it]')
    for (const group of await page.locator('[name^=group-]').all()) await group.fill('abcd')
    await page.click('[data-act=check-groups]')
  } },
  { name: 'sign-in', commands: { 'desk.status': locked() } },
  { name: 'sign-in-wrong', commands: { 'desk.status': locked({ demo: true }), 'session.sign_in': { __fault: { code: 'wrong_password', message: '', fields: [], wait_seconds: null } } }, act: async (page) => {
    await page.locator('.tile').nth(1).click()
    await page.fill('[name=password]', '柳树')
    await page.click('[data-act=sign-in]')
  } },
  { name: 'sign-in-wait', commands: { 'desk.status': locked({ names: [], wait_seconds: 75 }) } },
  { name: 'settings', commands: open, path: '/settings' },
  { name: 'settings-en-20', commands: { ...open, 'desk.status': status({ session: { ...session, prefs: { text_size: 20, language: 'en', idle_minutes: 5 } } }) }, path: '/settings' },
  { name: 'settings-recovery', commands: { ...open, 'desk.status': status({ session: { ...session, recovery_confirmed: false } }) }, path: '/settings/recovery' },
  { name: 'locked', commands: { ...open, 'session.lock': { value: {}, __then: { 'desk.status': locked() } } }, path: '/settings', act: async (page) => { await page.keyboard.press('Control+l'); await page.waitForSelector('h1') } },
  { name: 'lost', commands: {} },
  ...['newer_version', 'damaged', 'in_use'].map(trouble),
]
