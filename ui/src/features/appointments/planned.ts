// When each practitioner can be had, as the core says: weekly plan, breaks, leave, holidays, extra hours together.
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useAsk } from '@/ipc/ask'
import type { MarkedDay, PlanTold } from '@/ipc/surface'
import type { Span } from './plan'
import { minutesOf, timeOf } from './when'

/** The spans of one practitioner on one day; undefined while nobody has said. */
export type Planned = (staff: number, day: string) => readonly Span[] | undefined

export function plannedOf(told: PlanTold | undefined): Planned {
  const days = new Map(told?.days.map((one) => [`${one.staff}/${one.day}`, one.open]))
  return (staff, day) => days.get(`${staff}/${day}`)
}

/** What of `from`–`to` (minutes) the plan leaves out. */
export function outsideOf(open: readonly Span[], from: number, to: number): Span[] {
  const out: Span[] = []
  let free = from
  for (const span of open) {
    if (span.to <= from || span.from >= to) continue
    if (span.from > free) out.push({ from: free, to: span.from })
    free = Math.max(free, span.to)
  }
  if (free < to) out.push({ from: free, to })
  return out
}

/** Whether the whole of an hour lies in the plan. */
export function insideOf(open: readonly Span[], start: string, minutes: number): boolean {
  const from = minutesOf(timeOf(start))
  return open.some((span) => span.from <= from && from + minutes <= span.to)
}

/** Asks for the plan of some days; `day` alone asks for that one. */
export function usePlan(days: MaybeRefOrGetter<{ from: string; to: string }>) {
  const asked = useAsk('schedule.plan', days, { keep: true, also: ['staff', 'obligations'], enabled: () => Boolean(toValue(days).from) })
  return {
    fault: asked.fault,
    planned: computed<Planned>(() => plannedOf(asked.data.value)),
    onLeave: computed(() => new Set(asked.data.value?.days.filter((one) => one.leave).map((one) => `${one.staff}/${one.day}`))),
    marked: computed<readonly MarkedDay[]>(() => asked.data.value?.marked ?? []),
  }
}
