// Events of the timeline in words. The core gives a kind and its facts: codes, a moment, a name.
import type { Event, EventKind } from '@/ipc/surface'

type Say = (key: string, named?: Record<string, unknown>) => string
type Term = (list: string, code: string) => string

/** '2026-11-23T09:30:00' → '2026-11-23 09:30'; what is no moment stays as it is. */
export function momentSaid(moment: string): string {
  const hit = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(moment)
  return hit ? `${hit[1]} ${hit[2]}` : moment
}

/** The list whose codes a kind of event carries in `from` and `to`. */
const CODED: Partial<Record<EventKind, string>> = { risk_changed: 'risk', level_changed: 'level', state_changed: 'case_state', services_changed: 'service', reported: 'report_kind' }

/** One line of what happened beside the kind's own name; '' when the name says it all. `note` is shown apart. */
export function eventSaid(event: Pick<Event, 'kind' | 'from' | 'to'>, say: Say, term: Term): string {
  const { kind, from, to } = event
  const list = CODED[kind]
  const word = (one: string) => {
    if (list) return one.split(',').map((code) => term(list, code)).join(say('cases.comma'))
    if (kind === 'printed') return term('printed_form', one)
    return kind === 'amended' ? amended(one, say) : momentSaid(one)
  }
  if (kind === 'protected') return say('protection.event', { what: say(`protection.about.${from}`), came: say(`protection.came.${to}`) })
  if (kind === 'paused') return `${say(`obligations.pauseKind.${from}`)} · ${say(`obligations.pauseState.${to}`)}`
  if (kind === 'followed_up' && from) {
    // `done,breached,1`: the outcome, and of a visit that met somebody what was found.
    const [outcome, performance, score] = to.split(',')
    return [say(`followups.way.${from}`), say(`followups.outcome.${outcome}`), performance && say(`followups.performance.${performance}`), score && term('score', score)].filter(Boolean).join(' · ')
  }
  if (kind === 'followed_up') return say(`followups.event.${to}`)
  // A service, and what was done or came of it: `mediation,agreed`.
  if (kind === 'service_opened' || kind === 'service_changed' || kind === 'service_ended') {
    const [service, what] = to.split(',')
    const list = kind === 'service_ended' ? 'outcome' : 'step'
    return [term('service', service ?? ''), what && say(`records.${list}.${what}`)].filter(Boolean).join(' · ')
  }
  if (kind === 'moved') return from === 'paper' ? say(`movements.paper.${to}`) : `${say(`movements.kind.${from}`)} ${say(`movements.state.${to}`)}`
  if (kind === 'conferred' && (to === 'confer' || to === 'plan')) return say(`movements.step.${to}`)
  if (kind === 'merged') return say(`movements.merged.${from}`, { code: to })
  if (kind === 'glass_broken') return say('cases.until', { when: momentSaid(to) })
  if (kind === 'conferred') return say(`conferences.kind.${to}`)
  if (kind === 'ordered') return say(`conferences.event.${from}_${to}`)
  if (kind === 'educated') return say(`education.event.${from}_${to}`)
  if (kind === 'exchanged') return say(`exchange.event.${from}`, { name: to })
  // A form of the gallery is called as it is printed.
  if (kind === 'printed' && from) return from
  if (from && to) return say('cases.fromTo', { from: word(from), to: word(to) })
  return to ? word(to) : from ? word(from) : ''
}

/** What was amended: codes, one or several; anything else is said as it is. */
function amended(what: string, say: Say): string {
  const known = new Set(['facts', 'types', 'people', 'person', 'parties', 'members', 'dangers', 'prompts', 'consent', 'details', 'services', 'case', 'edition'])
  return what.split(/[,，、\s]+/).filter(Boolean).map((one) => (known.has(one) ? say(`cases.amended.${one}`) : one)).join(say('cases.comma'))
}

/** Kinds that a clerk looks for at a glance: they get a stronger mark on the line. */
export const isWeighty = (kind: EventKind): boolean => WEIGHTY.has(kind)
const WEIGHTY = new Set<EventKind>([
  'opened', 'risk_changed', 'level_changed', 'state_changed', 'appointment_missed', 'appointment_cancelled', 'glass_broken', 'reported', 'contact_hidden',
  'protected', 'service_opened', 'service_ended', 'moved', 'merged', 'conferred', 'ordered', 'paused',
])
