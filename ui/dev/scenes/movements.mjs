// 流转 on the case page: a county's case in the village, and the same once it came back and is conferred about.
import cases from './cases.mjs'

const open = cases.find((scene) => scene.name === 'case').commands
const stay = (station, station_name, tier, since, came_by, outcome) => ({ station, station_name, tier, since, came_by, outcome })
const movement = (id, kind, from_name, to_name, state, more = {}) => ({
  id, case: 7, kind, from_station: 1, from_name, to_station: 2, to_unit: null, to_name, scope: null, coordinator: '', reason: '请先调处，两周内反馈。', answer_by: '2026-11-26',
  deadline: '2026-12-07', paper: true, epoch: id, state, sent_at: '2026-11-20T10:00:00', sent_by: 1, sent_by_name: '林淑芬', withdraw_at: null, withdraw_reason: '',
  answered_at: state === 'sent' ? null : '2026-11-21T12:00:00', answered_by: state === 'sent' ? '' : '吴站长', answer_reason: '', ended_at: null, result: '', seen_at: null, ...more,
})
const steps = ['assign', 'report_up', 'return', 'transfer', 'refer', 'joint', 'resolve', 'not_resolved', 'confer', 'plan', 'withdraw', 'merge', 'archive', 'reopen']
const choices = (allowed, why) => steps.map((step) => ({ step, why_not: allowed.includes(step) ? null : (why[step] ?? 'held_elsewhere') }))
const below = {
  figure: 1, intake: 'county', at: 'village', holder: 3, holder_name: '岙头村服务点', held_here: false, kept_here: true, since: '2026-11-22T12:00:00',
  stays: [stay(1, '安和县工作室', 'county', '2026-11-20T09:00:00', null, null), stay(2, '柳桥镇站', 'town', '2026-11-21T12:00:00', 'assign', null), stay(3, '岙头村服务点', 'village', '2026-11-22T12:00:00', 'assign', null)],
  choices: choices([], {}), paper_choices: ['resolved', 'not_resolved', 'returned'], movements: [movement(1, 'assign', '安和县工作室', '柳桥镇站', 'done'), movement(2, 'assign', '柳桥镇站', '岙头村服务点', 'accepted')],
  steps: [], archived_at: '', dissatisfied: false, merged_into: null, merged: [],
}
const back = {
  ...below, at: 'county', holder: 1, holder_name: '安和县工作室', held_here: true, kept_here: false, since: '2026-11-23T08:00:00', dissatisfied: false, paper_choices: [],
  stays: [...below.stays.slice(0, 2), { ...below.stays[2], outcome: 'not_resolved' }, stay(2, '柳桥镇站', 'town', '2026-11-22T15:00:00', 'report_up', 'not_resolved'), stay(1, '安和县工作室', 'county', '2026-11-23T08:00:00', 'report_up', null)],
  choices: choices(['confer', 'refer', 'joint', 'return', 'transfer', 'withdraw', 'merge'], { assign: 'been_below', report_up: 'highest', resolve: 'confer_first', not_resolved: 'confer_first', plan: 'confer_first', archive: 'not_ended', reopen: 'not_ended' }),
  movements: [...below.movements, movement(3, 'refer', '安和县工作室', '安和县人民法庭', 'sent')],
}
const more = { 'desk.today': { today: '2026-11-23' }, 'stations.list': [], 'units.list': [] }
export default [
  { name: 'way-below', path: '/cases/7?tab=way', commands: { ...open, ...more, 'movements.way': below } },
  { name: 'way-back', path: '/cases/7?tab=way', commands: { ...open, ...more, 'movements.way': back } },
  { name: 'way-paper', path: '/cases/7?tab=way', commands: { ...open, ...more, 'movements.way': below }, act: (page) => page.getByTestId('way-paper').click() },
]
