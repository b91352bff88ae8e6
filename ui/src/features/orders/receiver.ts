// Who may be ordered or nudged: somebody of this station, or another station. One list, one code.
import { computed } from 'vue'
import { staffChoices } from '@/features/intake/staff'
import { useAsk } from '@/ipc/ask'
import type { StaffId, StationId } from '@/ipc/surface'

export interface Receiver {
  staff: StaffId | null
  station: StationId | null
}

export const receiverCode = (staff: StaffId | null | undefined, station: StationId | null | undefined): string => (staff ? `staff-${staff}` : station ? `station-${station}` : '')

export function receiverOf(code: string): Receiver {
  const [kind, id] = code.split('-')
  return { staff: kind === 'staff' ? Number(id) : null, station: kind === 'station' ? Number(id) : null }
}

export function useReceivers(own = false) {
  const staff = useAsk('staff.list', {})
  const stations = useAsk('stations.list', {})
  return computed(() => [
    ...staffChoices(staff.data.value ?? []).map((one) => ({ code: `staff-${one.code}`, name: one.name })),
    ...(own ? [] : (stations.data.value ?? []).filter((one) => !one.own).map((one) => ({ code: `station-${one.id}`, name: one.name }))),
  ])
}
