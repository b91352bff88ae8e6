// 设置：站点与关于
import type { Words } from '../index'

export default {
  station: '站点信息',
  stationName: '站点名称',
  stationNameHint: '印在每张表单上',
  tier: '层级',
  place: '所在地',
  parent: '上级站点',
  parentHint: '没有就空着',
  save: '保存',
  stationSaved: '站点信息已保存',
  about: '关于',
  version: '版本',
  demo: '演示数据',
  folder: '数据位置',
  folderText: '里面的内容全部加密。请不要手工移动或改名。',
  licence: '许可',
  licenceText: '家和 Jiahe 以 GNU 通用公共许可证（GPL）第 3 版或更新版本（GPL-3.0-or-later）许可发布。',
  fonts: '字体',
  fontsText: '打印所用思源宋体、思源黑体（Noto Serif SC、Noto Sans SC）以 SIL Open Font License 1.1 许可发布。',
  basis: '依据',
  basisText: '按家事纠纷多元化解服务的团体标准设计。登记表和满意度调查表系参照标准重新编制，并非官方表样。',
} satisfies Words
