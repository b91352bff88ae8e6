// The forms the station prints, and what an address asks for: /prints?form=registration&case=7.
import type { LocationQuery } from 'vue-router'
import type { FormLine, FormSet } from '@/ipc/surface'

/** Forms with a door of their own; the others are read from the core. */
export const OWN = ['registration', 'survey', 'sign_in_sheet', 'class_feedback', 'certificate'] as const
export type OwnForm = (typeof OWN)[number]
export const isOwn = (name: string | null): name is OwnForm => OWN.some((one) => one === name)

export const SETS = ['volume', 'counselling', 'education', 'petition', 'violence', 'other'] as const satisfies readonly FormSet[]
const SHELF: Record<OwnForm, FormSet> = { registration: 'other', survey: 'other', sign_in_sheet: 'education', class_feedback: 'education', certificate: 'education' }

/** A card of the gallery. */
export interface Card {
  key: string
  title: string
  set: FormSet
  /** The number on the paper; 0 where it has none. */
  code: number
  /** Which of the thirteen parts of a volume; 0 for none. */
  part: number
}

/** All cards: those of the core, and before them on their shelf those with a door of their own. */
export function cards(lines: readonly FormLine[], name: (own: OwnForm) => string): Card[] {
  const own = OWN.map((key): Card => ({ key, title: name(key), set: SHELF[key], code: 0, part: 0 }))
  const others = lines.map((line): Card => ({ key: line.key, title: line.title.replace(/\u3000/g, ' '), set: line.set, code: line.code, part: line.part ?? 0 }))
  return [...own, ...others]
}

/** Those that are meant by what was typed: part of a title, or the number on a paper. */
export function found(all: readonly Card[], typed: string): Card[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((card) => words.every((word) => card.title.toLowerCase().includes(word) || String(card.code) === word))
}

export interface Asked {
  form: string | null
  /** For whom the form is filled, or whose surveys are offered. */
  case: number | null
  survey: number | null
  class: number | null
}

/** A record's number in an address; null for anything else. */
export function idIn(value: LocationQuery[string] | undefined): number | null {
  const text = Array.isArray(value) ? value[0] : value
  return text && /^\d{1,16}$/.test(text) ? Number(text) : null
}

/** What the address asks for. What is no name of a form is no form. */
export function readAsked(query: LocationQuery): Asked {
  const named = Array.isArray(query['form']) ? query['form'][0] : query['form']
  return {
    form: named && /^[a-z_]{1,40}$/.test(named) ? named : null,
    case: idIn(query['case']),
    survey: idIn(query['survey']),
    class: idIn(query['class']),
  }
}

/** The address that prints it. */
export function printPath(asked: Partial<Asked> & { form: string }): string {
  const query = new URLSearchParams({ form: asked.form })
  for (const key of ['case', 'survey', 'class'] as const) {
    const id = asked[key]
    if (id !== null && id !== undefined) query.set(key, String(id))
  }
  return `/prints?${query.toString()}`
}
