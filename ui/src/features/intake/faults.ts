// What is wrong with the form, from both sides: what it lacks (once the person has tried to save) and what the
// core refused. A refusal of the core is dropped as soon as the field it was about has been changed.
import type { Fault } from '@/ipc/fault'
import { normalPath } from '@/ipc/fault'
import type { Lack } from './missing'

/** What stands at `path` in a request, as text to compare. */
export function valueAt(request: unknown, path: string): string {
  let at: unknown = request
  for (const step of normalPath(path).split('.')) {
    if (typeof at !== 'object' || at === null) break
    // Answers lie in a list and are named by their key.
    at = Array.isArray(at) && !/^\d+$/.test(step) ? at.find((one: { key?: unknown }) => one.key === step) : (at as Record<string, unknown>)[step]
  }
  return JSON.stringify(at) ?? ''
}

/** The core's refusal without the fields that differ by now from what it refused. */
export function stillWrong(refused: Fault | null, then: unknown, now: unknown): Fault['fields'] {
  return (refused?.fields ?? []).filter(({ field }) => valueAt(then, field) === valueAt(now, field))
}

/** One fault for all fields of the form. */
export function together(lacks: readonly Lack[], refused: Fault['fields']): Fault {
  return {
    code: 'invalid',
    message: '',
    fields: [...lacks.map(({ path, why }) => ({ field: path, why })), ...refused],
    wait_seconds: null,
  }
}

/** The section of the form in which the field at `path` stands. */
export function sectionOf(path: string): Lack['section'] {
  const root = normalPath(path)
  if (/^parties\b/.test(root)) return 'parties'
  if (/^members\b/.test(root)) return 'members'
  if (/^(main_type|other_types|services|facts)\b/.test(root)) return 'dispute'
  if (/^(dangers|prompts|risk|risk_reason|details\.(may_escalate|escalation_report))\b/.test(root)) return 'risk'
  if (/^details\b/.test(root)) return 'details'
  if (/^(level|consent|consent_note)\b/.test(root)) return 'secrecy'
  if (/^(channel|reported_at|received_by)\b/.test(root)) return 'source'
  return 'review'
}

/** What is wrong at `path` of the request, as the review lists it. */
export function lackAt(path: string, why: string): Lack {
  const steps = normalPath(path).split('.')
  const of = steps.find((step) => /^\d+$/.test(step))
  const label = steps.includes('answers') ? 'answers' : (steps.at(-1) ?? path)
  return { section: sectionOf(path), path, label, why, ...(of === undefined ? {} : { of: Number(of) + 1 }) }
}
