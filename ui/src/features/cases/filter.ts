// The list's filters as they stand in the address, so that a figure elsewhere can open the list behind it:
// /cases?dispute=violence&risk=red&state=…&service=…&handler=…&from=…&to=…&text=…
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { CHANNELS, DISPUTES, RISKS, SERVICES, STATES } from '@/features/intake/lists'
import type { CaseFilter, Channel, CaseState, DisputeType, Risk, Service } from '@/ipc/surface'
import { parseDate } from '@/parts/typedDate'

/** As the controls hold it: '' for “any”. */
export interface Sieve {
  text: string
  dispute: DisputeType | ''
  risk: Risk | ''
  state: CaseState | ''
  service: Service | ''
  handler: string
  channel: Channel | ''
  /** Only cases still being worked on. */
  open: 'yes' | ''
  from: string
  to: string
}

const one = (query: LocationQuery, key: string): string => {
  const said = query[key]
  return (Array.isArray(said) ? said[0] : said) ?? ''
}
const code = <T extends string>(said: string, known: readonly T[]): T | '' => known.find((one) => one === said) ?? ''

/** What the address says; what it says wrongly is left out. */
export function fromQuery(query: LocationQuery): Sieve {
  return {
    text: one(query, 'text'),
    dispute: code(one(query, 'dispute'), DISPUTES),
    risk: code(one(query, 'risk'), RISKS),
    state: code(one(query, 'state'), STATES),
    service: code(one(query, 'service'), SERVICES),
    handler: /^\d+$/.test(one(query, 'handler')) ? one(query, 'handler') : '',
    channel: code(one(query, 'channel'), CHANNELS),
    open: one(query, 'open') === 'yes' ? 'yes' : '',
    from: parseDate(one(query, 'from')) ?? '',
    to: parseDate(one(query, 'to')) ?? '',
  }
}

/** The address that says it; what is not set is not in it. */
export const toQuery = (sieve: Sieve): LocationQueryRaw =>
  Object.fromEntries(Object.entries(sieve).filter(([, said]) => said !== ''))

/** The request's filter. */
export const toFilter = (sieve: Sieve): CaseFilter => ({
  text: sieve.text.trim() || null,
  dispute: sieve.dispute || null,
  risk: sieve.risk || null,
  state: sieve.state || null,
  service: sieve.service || null,
  handler: sieve.handler ? Number(sieve.handler) : null,
  channel: sieve.channel || null,
  open: sieve.open ? true : null,
  from: sieve.from || null,
  to: sieve.to || null,
})

export const isFiltered = (sieve: Sieve): boolean => Object.values(sieve).some((said) => said !== '')
