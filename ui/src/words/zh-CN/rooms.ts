// 房间
import type { Words } from '../index'

export default {
  title: '房间',
  lead: '预约面谈时从这里选房间，同一时间不会重复占用。',
  add: '添加房间',
  change: '修改',
  changeOf: '修改：{name}',
  name: '名称',
  nameHint: '例如：调解室、心理咨询室',
  capacity: '可容纳人数',
  people: '{n} 人',
  equipment: '设备',
  noEquipment: '没有特别的设备',
  state: '状态',
  inUse: '使用中',
  closed: '已停用',
  active: '使用中',
  activeHint: '停用以后不能再预约。还有没到时间的预约时，要先改到别的房间。',
  none: '还没有房间',
  noneText: '添加以后，面谈预约才能占用房间。',
  save: '保存',
  saved: '已保存：{name}',
} satisfies Words
