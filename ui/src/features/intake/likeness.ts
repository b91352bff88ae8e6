// Whether the people on the form are already known. Asked as one types and again before saving; the answer is
// shown at each card, and the person decides.
import { computed, onBeforeUnmount, ref, watch } from 'vue'
import { call } from '@/ipc/client'
import type { Likeness, Person, Probe } from '@/ipc/surface'
import { oneLine, personForm, type Form, type PersonForm } from './form'

export interface Found extends Likeness {
  /** Key of the card it is about. */
  key: number
}

interface Card {
  key: number
  person: PersonForm
}
const cardsOf = (form: Form): Card[] => [...form.parties, ...form.members]

/** Whether there is enough of a person to look for. */
export const worthAsking = (person: PersonForm): boolean =>
  [...person.name.trim()].length >= 2 || person.id_number.trim().length >= 6 || person.phone.trim().length >= 6

export const probeOf = (person: PersonForm): Probe => ({
  name: oneLine(person.name),
  id_number: person.id_number.trim(),
  phone: oneLine(person.phone),
  birth: person.birth || null,
  living_address: oneLine(person.living_address),
})

/** Those that still need an answer: not taken over already, not said to be somebody else. */
export const unanswered = (found: readonly Found[], form: Form): Found[] =>
  found.filter(({ key, person }) => {
    const card = cardsOf(form).find((one) => one.key === key)
    return card !== undefined && card.person.existing === null && !form.strangers.includes(`${key}:${person.id}`)
  })

/** So alike that saving waits for an answer: the number or the phone agrees, or the name and something else. */
export const veryAlike = ({ same }: Pick<Likeness, 'same'>): boolean =>
  same.includes('id_number') || same.includes('phone') || (same.includes('name') && same.length >= 2)

/** Takes the record over: it is this person, and what the form leaves empty is filled from the record. */
export function takeOver(form: PersonForm, known: Person): PersonForm {
  const record = personForm(known)
  const out = { ...form, existing: known.id }
  for (const key of Object.keys(record) as (keyof PersonForm)[]) {
    if (key === 'existing' || key === 'sex') continue
    if (out[key] === '') out[key] = record[key]
  }
  if (out.sex === '') out.sex = record.sex
  return out
}

export function useLikeness(form: () => Form) {
  const found = ref<Found[]>([])
  let timer: number | undefined
  let turn = 0

  /** Asks now. A refusal leaves what was found before: matching must never be in the way of saving. */
  async function ask(): Promise<void> {
    window.clearTimeout(timer)
    const mine = ++turn
    const cards = cardsOf(form()).filter(({ person }) => worthAsking(person) && person.existing === null)
    if (cards.length === 0) {
      found.value = []
      return
    }
    try {
      const told = await call('people.match', { people: cards.map(({ person }) => probeOf(person)) })
      if (mine !== turn) return
      found.value = told.flatMap((one) => {
        const card = cards[one.probe]
        return card ? [{ ...one, key: card.key }] : []
      })
    } catch {
      // Kept as it was.
    }
  }
  const asked = computed(() => JSON.stringify(cardsOf(form()).map(({ person }) => [person.existing, probeOf(person)])))
  watch(asked, () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), 500)
  })
  onBeforeUnmount(() => window.clearTimeout(timer))
  return { found, open: computed(() => unanswered(found.value, form())), ask }
}
