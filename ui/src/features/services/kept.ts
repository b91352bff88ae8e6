// A service's form while it is being typed, as it lies in a draft. Knows no page.
import type { DraftId, ServiceRecordId } from '@/ipc/surface'
import { call } from '@/ipc/client'

export interface Kept {
  /** `null`: a walk-in question that is no record yet. */
  record: ServiceRecordId | null
  /** The version of the record that was typed over. */
  version?: number
  form: unknown
}

/** Reads a draft's body; null when it is none of ours. */
export function draftOf(body: string): Kept | null {
  try {
    const held: unknown = JSON.parse(body)
    if (typeof held !== 'object' || held === null || !('record' in held) || !('form' in held)) return null
    if (held.record !== null && typeof held.record !== 'number') return null
    return held as Kept
  } catch {
    return null
  }
}

/** One's own draft of that record, if there is one. */
export async function findKept(record: ServiceRecordId): Promise<{ id: DraftId; kept: Kept } | null> {
  const drafts = await call('drafts.list', {})
  for (const one of drafts.filter((draft) => draft.kind === 'service')) {
    const kept = draftOf((await call('drafts.get', { id: one.id })).body)
    if (kept?.record === record) return { id: one.id, kept }
  }
  return null
}
