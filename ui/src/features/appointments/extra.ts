// What most bookings leave as it is, as a form holds it and as the core takes it.
import type { Equipment, GuardianConsent, Kind, More } from '@/ipc/surface'

export interface Extra {
  kind: Kind
  others: number[]
  anonymous: boolean
  minor: boolean
  guardian: string
  consent: GuardianConsent | ''
  travel: number | null
  equipment: Equipment[]
  request: boolean
  despite: boolean
}

export const plain = (kind: Kind = 'individual', others: readonly number[] = []): Extra => ({
  kind, others: [...others], anonymous: false, minor: false, guardian: '', consent: '', travel: null, equipment: [], request: false, despite: false,
})

export function moreOf(extra: Extra): More {
  return {
    kind: extra.kind,
    others: extra.others,
    anonymous: extra.anonymous,
    guardian: extra.minor ? extra.guardian.trim() : '',
    guardian_consent: extra.minor && extra.consent ? extra.consent : null,
    travel: extra.travel,
    equipment: extra.equipment,
    request: extra.request,
    despite_no_shows: extra.despite,
  }
}
