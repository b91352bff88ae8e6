// Sealed sheets that were typed and not saved: in the memory of this window only, until the desk is locked. They are
// shown again only after the sheets themselves were opened by the password.
import { shallowReactive, watch } from 'vue'
import { desk } from '@/features/session/desk'
import type { ServiceRecordId, ServiceSheets } from '@/ipc/surface'

export interface TypedSheets {
  sheets: ServiceSheets
  /** The state of the sheets that was typed over. */
  at: string | null
}
const held = shallowReactive(new Map<ServiceRecordId, TypedSheets>())

export const keepSheets = (id: ServiceRecordId, typed: TypedSheets): void => void held.set(id, typed)
export const keptSheets = (id: ServiceRecordId): TypedSheets | undefined => held.get(id)
export const forgetSheets = (id: ServiceRecordId): void => void held.delete(id)

watch(() => desk.session?.staff, () => held.clear(), { flush: 'sync' })
