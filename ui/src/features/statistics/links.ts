// The list of cases behind a number. Keys are those the case list reads from its address.
import type { CaseState, Channel, DisputeType, Risk, Service } from '@/ipc/surface'
import type { Period } from './period'

export interface Narrowed {
  dispute?: DisputeType
  risk?: Risk
  state?: CaseState
  service?: Service
  channel?: Channel
}

/** `/cases?risk=red&from=2026-11-01&to=2026-11-30` */
export function casesPath(period: Period, narrowed: Narrowed = {}): string {
  return `/cases?${new URLSearchParams({ ...narrowed, ...period }).toString()}`
}
