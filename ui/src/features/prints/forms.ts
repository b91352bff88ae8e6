// The forms the station prints, and what an address asks for: /prints?form=registration&case=7.
import type { LocationQuery } from 'vue-router'

export const forms = ['registration', 'survey', 'sign_in_sheet'] as const
export type FormName = (typeof forms)[number]

export interface Asked {
  form: FormName | null
  /** For whom the registration form is filled, or whose surveys are offered. */
  case: number | null
  survey: number | null
  class: number | null
}

/** A record's number in an address; null for anything else. */
export function idIn(value: LocationQuery[string] | undefined): number | null {
  const text = Array.isArray(value) ? value[0] : value
  return text && /^\d{1,16}$/.test(text) ? Number(text) : null
}

/** What the address asks for. A form we do not have is no form. */
export function readAsked(query: LocationQuery): Asked {
  const named = Array.isArray(query['form']) ? query['form'][0] : query['form']
  return {
    form: forms.find((form) => form === named) ?? null,
    case: idIn(query['case']),
    survey: idIn(query['survey']),
    class: idIn(query['class']),
  }
}

/** The address that prints it. */
export function printPath(asked: Partial<Asked> & { form: FormName }): string {
  const query = new URLSearchParams({ form: asked.form })
  for (const key of ['case', 'survey', 'class'] as const) {
    const id = asked[key]
    if (id !== null && id !== undefined) query.set(key, String(id))
  }
  return `/prints?${query.toString()}`
}
