// Where a draft is taken up again.
import type { DraftBrief } from '@/ipc/surface'

/** The page that opens the draft. */
export function draftPath(draft: Pick<DraftBrief, 'id' | 'kind'>): string {
  switch (draft.kind) {
    case 'intake':
      return `/intake/${draft.id}`
    case 'survey':
      return `/surveys/enter?draft=${draft.id}`
    case 'screening':
      return `/screening?draft=${draft.id}`
    case 'service':
      return `/services/ask?draft=${draft.id}`
    case 'edition':
      return `/prints/edition/registration?draft=${draft.id}`
    case 'paper':
      return `/papers/enter?draft=${draft.id}`
    case 'counselling_note':
      return `/appointments?draft=${draft.id}`
  }
}
