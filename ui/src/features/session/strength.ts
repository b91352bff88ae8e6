// Asks the core how strong a password is while it is being typed. The judgement is the core's alone;
// the last answer wins, however late the earlier ones come.
import { reactive, watch, type Ref } from 'vue'
import { call } from '@/ipc/client'

export interface Strength {
  level: string
  why: string | null
}

export function useStrength(password: Ref<string>, name: () => string): Strength {
  const told = reactive<Strength>({ level: '', why: null })
  let turn = 0
  let timer: number | undefined
  watch([password, name], ([typed, who]) => {
    const mine = ++turn
    window.clearTimeout(timer)
    if (!typed) {
      told.level = ''
      told.why = null
      return
    }
    timer = window.setTimeout(() => {
      call('vault.strength', { password: typed, name: who })
        .then((answer) => {
          if (mine === turn) Object.assign(told, answer)
        })
        .catch(() => undefined) // a help while typing; the core judges again when it is set
    }, 150)
  })
  return told
}
