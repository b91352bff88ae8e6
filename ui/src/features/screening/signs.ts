// The questions of a checklist in words: the program's own by code, the station's as written.
import { useI18n } from 'vue-i18n'
import type { ChecklistQuestion } from '@/ipc/surface'

export function useSigns() {
  const { t, te } = useI18n()
  const signSaid = (question: ChecklistQuestion | undefined): string => {
    if (!question) return ''
    if (question.text) return question.text
    return te(`screening.sign.${question.code}`) ? t(`screening.sign.${question.code}`) : question.code
  }
  return { signSaid }
}
