// A paper survey being typed in: its blank, what is still missing, what is sent, and how it lies in a draft.
import { readAnswers, toAnswers, type Answers } from '@/features/editions/edition'
import type { AgeBand, CaseId, Service, Sex, SurveyEntry, SurveyItem } from '@/ipc/surface'

/** In the order of the paper (Appendix C). */
export const items = ['reception', 'skill', 'fairness', 'speed', 'privacy', 'place', 'result', 'follow_up', 'overall'] as const satisfies readonly SurveyItem[]
export const services = ['marriage_counselling', 'petition', 'mediation', 'legal_advice', 'psychological_counselling', 'legal_aid', 'hardship_relief', 'family_education'] as const satisfies readonly Service[]
export const ages = ['under_18', '18_35', '36_50', '51_65', 'over_65'] as const satisfies readonly AgeBand[]
export const sexes = ['1', '2'] as const satisfies readonly Sex[]

/** By the key of the line on the paper: an item of the standard's, or one of the station's own. */
export type Scores = Record<string, number>
/** A line that the station added. */
const own = (key: string) => /^own\d+$/.test(key)
export interface Sheet {
  case: CaseId | null
  anonymous: boolean
  day: string
  service: Service | ''
  sex: Sex | ''
  age: AgeBand | ''
  scores: Scores
  first_time: boolean | null
  recommend: boolean | null
  comment: string
  reply_phone: string
  /** Fields of the station's own, but for those that are rated. */
  answers: Answers
}

export const blankSheet = (day: string, caseId: CaseId | null = null): Sheet => ({
  case: caseId, anonymous: false, day, service: '', sex: '', age: '', scores: {},
  first_time: null, recommend: null, comment: '', reply_phone: '', answers: {},
})

/** Anonymous means that nothing leads back to the person: case and phone go at once, not only when saving. */
export function beAnonymous(sheet: Sheet, anonymous: boolean): Sheet {
  return anonymous ? { ...sheet, anonymous, case: null, reply_phone: '' } : { ...sheet, anonymous }
}

/** Paths of what has to be given and is not. */
export function missing(sheet: Sheet): string[] {
  return [...(sheet.day ? [] : ['day']), ...(sheet.scores['overall'] ? [] : ['scores'])]
}

/** What is sent. Unanswered items are left out. */
export function toEntry(sheet: Sheet): SurveyEntry {
  return {
    case: sheet.anonymous ? null : sheet.case,
    anonymous: sheet.anonymous,
    day: sheet.day || null,
    service: sheet.service || null,
    sex: sheet.sex || null,
    age: sheet.age || null,
    scores: items.flatMap((item) => {
      const score = sheet.scores[item]
      return score ? [{ item, score }] : []
    }),
    first_time: sheet.first_time,
    recommend: sheet.recommend,
    comment: sheet.comment.trim(),
    reply_phone: sheet.anonymous ? '' : sheet.reply_phone.trim(),
    answers: toAnswers({ ...sheet.answers, ...Object.fromEntries(Object.entries(sheet.scores).filter(([key]) => own(key)).map(([key, score]) => [key, String(score)])) }),
  }
}

/** Whether anything has been typed that would be missed. */
export function touched(sheet: Sheet): boolean {
  return Boolean(
    sheet.anonymous || sheet.service || sheet.sex || sheet.age || Object.keys(sheet.scores).length ||
    sheet.first_time !== null || sheet.recommend !== null || sheet.comment.trim() || sheet.reply_phone.trim() ||
    Object.values(sheet.answers).some((value) => value.trim()),
  )
}

export const toDraft = (sheet: Sheet): string => JSON.stringify(sheet)

const oneOf = <T extends string>(list: readonly T[], value: unknown): T | '' => list.find((one) => one === value) ?? ''
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null)

/** A draft as a sheet again; what cannot be read is left blank. Null when it is no sheet at all. */
export function fromDraft(body: string, day: string): Sheet | null {
  let held: unknown
  try {
    held = JSON.parse(body)
  } catch {
    return null
  }
  if (typeof held !== 'object' || held === null || Array.isArray(held)) return null
  const seen = held as Record<string, unknown>
  const given = (typeof seen['scores'] === 'object' && seen['scores'] !== null ? seen['scores'] : {}) as Record<string, unknown>
  const scores: Scores = {}
  for (const [item, score] of Object.entries(given)) {
    if ((own(item) || items.some((one) => one === item)) && typeof score === 'number' && Number.isInteger(score) && score >= 1 && score <= 5) scores[item] = score
  }
  const sheet: Sheet = {
    case: typeof seen['case'] === 'number' ? seen['case'] : null,
    anonymous: seen['anonymous'] === true,
    day: text(seen['day']) || day,
    service: oneOf(services, seen['service']),
    sex: oneOf(['0', ...sexes, '9'] as const, seen['sex']),
    age: oneOf(ages, seen['age']),
    scores,
    first_time: flag(seen['first_time']),
    recommend: flag(seen['recommend']),
    comment: text(seen['comment']),
    reply_phone: text(seen['reply_phone']),
    answers: readAnswers(seen['answers']),
  }
  return beAnonymous(sheet, sheet.anonymous)
}
