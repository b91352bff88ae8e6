// What follows from what on the intake form. Only hints and defaults: the core decides what may be saved.
import type { DisputeType, Level } from '@/ipc/surface'

/** 家庭暴力 and 未成年人保护, as main type or among the others. */
export const isDelicate = (main: DisputeType | '', others: readonly DisputeType[]): boolean =>
  [main, ...others].some((type) => type === 'violence' || type === 'minors')

/** The level a form starts at: nothing before a type is chosen, 敏感 for delicate disputes, else 普通 (5.6.4). */
export function startLevel(main: DisputeType | '', others: readonly DisputeType[]): Level | '' {
  if (isDelicate(main, others)) return 'sensitive'
  return main === '' ? '' : 'normal'
}

/** The level once the types have changed. A chosen one stays, except that a delicate dispute is never 普通. */
export function levelAfter(level: Level | '', chosen: boolean, main: DisputeType | '', others: readonly DisputeType[]): Level | '' {
  if (!chosen) return startLevel(main, others)
  return level === 'normal' && isDelicate(main, others) ? 'sensitive' : level
}

/** Whether this can be a telephone number. The core's rule: 5–20 digits, a leading `+`; spaces, dashes, dots and brackets do not count. */
export const isPhone = (typed: string): boolean => /^\+?\d{5,20}$/.test(typed.normalize('NFKC').replace(/[\s\-–—().]/gu, ''))

/** Whether somebody born on `birth` is under fourteen on `today`: then the guardian consents (个人信息保护法 31). */
export function underFourteen(birth: string, today: string): boolean {
  if (!birth) return false
  const fourteenth = `${Number(birth.slice(0, 4)) + 14}${birth.slice(4)}`
  return today < fourteenth
}
