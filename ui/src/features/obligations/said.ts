// A clock in words: how long is left, how its day was computed, where it is met. Knows no page.
import type { Obligation, RuleLine } from '@/ipc/surface'
import { momentSaid } from '@/features/cases/said'

type Say = (key: string, named?: Record<string, unknown>) => string

const HOUR = 3_600_000
const ms = (moment: string): number => Date.parse(`${moment}Z`)
const day = (moment: string): string => moment.slice(0, 10)
const days = (from: string, to: string): number => Math.round((ms(`${day(to)}T00:00:00`) - ms(`${day(from)}T00:00:00`)) / (24 * HOUR))

/** Counted in hours: to the minute, and never moved. */
export const inHours = (one: Pick<Obligation, 'unit'>): boolean => one.unit === 'hours'

/** '还有 3 天', '已超期 5 小时'. `now` is '2026-11-23T09:30'. */
export function leftSaid(one: Pick<Obligation, 'unit' | 'count' | 'due' | 'when'>, now: string, say: Say): string {
  const clock = now.length === 16 ? `${now}:00` : now
  const left = ms(one.due) - ms(clock)
  if (one.unit === 'hours' && one.count === 0 && left > -24 * HOUR) return say('obligations.left.now')
  if (inHours(one) && Math.abs(left) < 72 * HOUR) {
    return left < 0 ? say('obligations.left.overHours', { n: Math.max(1, Math.floor(-left / HOUR)) }) : say('obligations.left.hours', { n: Math.floor(left / HOUR) })
  }
  const apart = days(clock, one.due)
  if (left < 0) return say('obligations.left.overDays', { n: Math.max(1, -apart) })
  return apart === 0 ? say('obligations.left.today') : say('obligations.left.days', { n: apart })
}

/** '民法典第1077条'; a clause of the standard without 第…条; a custom says so. */
export function articleSaid(one: Pick<Obligation | RuleLine, 'law' | 'article'>, say: Say): string {
  const law = say(`obligations.law.${one.law}`)
  if (!one.article) return law
  return say(one.law === 'standard' ? 'obligations.clause' : 'obligations.article', { law, n: one.article })
}

/** The day in full, to the minute where it is counted in hours. */
export const dueSaid = (one: Pick<Obligation, 'unit' | 'due'>): string => (inHours(one) ? momentSaid(one.due) : day(one.due))

/** How the day was computed, step by step. */
export function howSaid(one: Obligation, say: Say): string[] {
  const steps = [say('obligations.how.from', { at: inHours(one) ? momentSaid(one.at) : day(one.at) })]
  if (one.count === 0) steps.push(say('obligations.how.atOnce'))
  else if (one.count !== null && one.unit) steps.push(say('obligations.how.term', { n: one.count, unit: say(`obligations.unit.${one.unit}`) }))
  else steps.push(say('obligations.how.named'))
  const extended = one.extends_most && one.unit === 'days' && one.count !== null ? days(one.at, one.last_day ?? one.due) - one.count - one.moved : 0
  if (extended > 0) steps.push(say('obligations.how.extended', { n: extended }))
  if (one.moved > 0) steps.push(say('obligations.how.moved', { n: one.moved }))
  if (one.rested !== null && one.last_day) steps.push(say('obligations.how.rolled', { day: one.last_day, name: one.rested || say('obligations.how.rest'), due: day(one.due) }))
  if (one.missing_year) steps.push(say('obligations.how.missing', { year: one.missing_year }))
  if (one.stopped) steps.push(say('obligations.how.stopped'))
  return steps
}

/** The tab of the case on which a clock of that rule is met; '' for the overview. */
function tabOf(rule: Obligation['rule']): string {
  switch (rule) {
    case 'mandatory_report':
    case 'escalation_report':
      return ''
    case 'follow_up':
    case 'danger_review':
    case 'pause_decision':
    case 'mediation_month':
    case 'resolution':
    case 'counselling_note':
      return 'clocks'
    case 'guidance_order':
    case 'guidance_report':
      return 'education'
    case 'movement_answer':
      return 'movements'
    case 'order':
      return 'orders'
    case 'conference_task':
      return 'conferences'
    case 'protection_decision':
    case 'protection_decision_urgent':
    case 'protection_renewal':
    case 'protection_review':
    case 'warning_visit':
      return 'protection'
    default:
      return 'services'
  }
}

/** Where it is met; '' where this session has no page for it. */
export function placeOf(one: Obligation): string {
  if (one.rule === 'counselling_note') return `/appointments?date=${day(one.at)}`
  if (one.case !== null) {
    const tab = tabOf(one.rule)
    return `/cases/${one.case}${tab ? `?tab=${tab}` : ''}`
  }
  if (one.noun === 'orders') return '/conferences'
  return one.noun === 'appointments' || one.noun === 'conferences' || one.noun === 'screening' || one.noun === 'exchange' ? `/${one.noun}` : ''
}
