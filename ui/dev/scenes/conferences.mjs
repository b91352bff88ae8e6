// 会商督办: the plan with its agenda, one conference, a decision, an order.
import { session, status } from '../desk.mjs'

const me = { ...session, staff: 1 }
const staff = [1, 2, 3].map((id, at) => ({ id, name: ['林淑芬', '周国栋', '欧阳明月'][at], roles: ['lead', 'mediator'], active: true, has_account: true, suspended: false, services: [], version: 1 }))
const row = (id, names, type, risk) => ({ id, code: `990101-2026-00${id}`, parties: names, main_type: type, risk, level: 'normal', state: 'in_progress', handler: 2, handler_name: '周国栋', station_name: '', opened_at: '2026-11-03T09:00:00', found_by: '' })
const [a, b, c] = [row(11, ['钱多', '孙小满'], 'marriage', 'red'), row(12, ['李冬生', '吴桂花'], 'violence', 'orange'), row(13, ['郑大有'], 'support', 'yellow')]
const conference = { id: 5, number: '2026-3', kind: 'joint', state: 'held', month: '', at: '2026-11-20T14:30:00', place: '三楼会议室', chair_staff: 1, chair: '林淑芬', overview: '本次会商讨论两件个案。', complex: '双方对抚养安排分歧较大，单方多次上门。', dangers: '', next_work: '一周内完成入户。', reason: '', signed_by: '', signed_at: null, created_by: 1, version: 2 }
const task = { id: 8, case: 11, case_code: a.code, conference: 5, what: '到村里走访，了解老人和孩子的情况', owner_staff: 2, owner: '周国栋', due: '2026-11-20', state: 'open', note: '', set_at: '2026-11-20T15:00:00', settled_at: null, overdue: true, version: 1 }
const file = { conference, present: [{ staff: 1, name: '林淑芬', role: 'federation_chair', came: true }, { staff: 2, name: '周国栋', role: 'mediator', came: true }, { staff: null, name: '派出所 何志', role: 'police', came: false }], items: [{ case: a, reason: 'chosen', title: '' }, { case: b, reason: 'red', title: '回访超期' }, { case: null, reason: 'chosen', title: '寒假普法安排' }], plans: [{ case: 11, conference: 5, kind: 'joint', number: '2026-3', study: '矛盾有升级的可能。', decision: '由调解员牵头，派出所配合，一周内入户。', made_by: '林淑芬', made_at: '2026-11-20T15:00:00' }], tasks: [task], may_sign: true }
const order = { id: 21, case: 11, case_code: a.code, number: '2026-2', origin: 'above', authority: '县妇联', document: '安妇〔2026〕9 号', matter: '尽快化解钱、孙家事纠纷', asked: '入户走访，拿出处置方案，十日内反馈。', due: '2026-11-22', responsible: 2, responsible_name: '周国栋', issued_by: 1, issuer: '林淑芬', issued_at: '2026-11-12T09:00:00', from_station: null, to_station: null, station_name: '', state: 'answered', closed_at: null, closed_by: '', closed_note: '', overdue: true, version: 3 }
const nudge = { id: 31, case: 11, case_code: a.code, order: null, text: '请把入户情况补上。', sender_staff: 2, sender: '周国栋', receiver: 1, receiver_name: '林淑芬', from_station: null, to_station: null, sent_at: '2026-11-21T09:00:00', seen_at: null, answer: '', answered_at: null, waits_for_me: true }
const agenda = { month: '2026-11', groups: [{ reason: 'new', items: [{ case: a, note: '' }, { case: b, note: '' }, { case: c, note: '' }] }, { reason: 'overdue', items: [{ case: b, note: 'order,performance' }] }, { reason: 'red', items: [{ case: a, note: '' }] }, { reason: 'repeat', items: [] }, { reason: 'moved_up', items: [] }, { reason: 'dissatisfied', items: [{ case: null, note: '等得太久。' }] }] }
const commands = {
  'desk.status': { ...status(), session: me, names: staff.map(({ id, name }) => ({ id, name })) },
  'staff.list': staff,
  'stations.list': [{ id: 1, name: '安和县工作室', tier: 'county', place: '990101', parent_name: '', own: true, version: 1 }, { id: 2, name: '东河镇工作室', tier: 'town', place: '990101001', parent_name: '', own: false, version: 1 }],
  'conferences.list': [{ ...conference, id: 6, number: '2026-11', kind: 'monthly', state: 'planned', month: '2026-11', at: '2026-11-28T09:00:00' }, conference],
  'conferences.tasks': [task],
  'conferences.agenda': agenda,
  'conferences.get': file,
  'conferences.duty': { month: '2026-11', due: false },
  'orders.list': [order],
  'orders.get': { order, feedback: [{ at: '2026-11-15T10:00:00', author: '周国栋', kind: 'progress', text: '已约双方周三面谈。' }, { at: '2026-11-20T16:00:00', author: '周国栋', kind: 'answer', text: '双方已签协议，申请销号。' }], may_sign: true, may_answer: true },
  'orders.nudges': [nudge],
  'cases.list': { rows: [a, b, c], next: null, total: 3 },
  'conferences.save': { __fault: { code: 'invalid', message: '', wait_seconds: null, fields: [{ field: 'place', why: 'required' }, { field: 'chair', why: 'required' }] } },
}
const click = (page, id) => page.getByTestId(id).first().click()

export default [
  { name: 'conferences-list', path: '/conferences', commands },
  { name: 'conferences-plan', path: '/conferences', commands, act: async (page) => { await click(page, 'conference-new') } },
  { name: 'conferences-plan-wrong', path: '/conferences', commands, act: async (page) => { await click(page, 'conference-new'); await page.getByTestId('plan-at').fill('20261128'); await page.getByTestId('plan-at-time').fill('930'); await page.getByTestId('plan-place').click(); await click(page, 'plan-save') } },
  { name: 'conferences-agenda', path: '/conferences', commands, act: async (page) => { await click(page, 'conference-new'); await page.getByTestId('agenda-overdue').scrollIntoViewIfNeeded() } },
  { name: 'conferences-one', path: '/conferences/5', commands },
  { name: 'conferences-minutes', path: '/conferences/5', commands, act: async (page) => { await click(page, 'conference-minutes') } },
  { name: 'conferences-decide', path: '/conferences/5', commands, act: async (page) => { await click(page, 'decide-12'); await click(page, 'decide-task-add') } },
  { name: 'conferences-sign', path: '/conferences/5', commands, act: async (page) => { await click(page, 'conference-sign') } },
  { name: 'conferences-order', path: '/conferences', commands, act: async (page) => { await click(page, 'tab-orders'); await click(page, 'order-open-21') } },
  { name: 'conferences-sign-off', path: '/conferences', commands, act: async (page) => { await click(page, 'tab-orders'); await click(page, 'order-open-21'); await click(page, 'order-sign') } },
  { name: 'conferences-issue', path: '/conferences', commands, act: async (page) => { await click(page, 'order-new'); await click(page, 'issue-origin-above') } },
  { name: 'conferences-nudges', path: '/conferences', commands, act: async (page) => { await click(page, 'tab-nudges') } },
]
