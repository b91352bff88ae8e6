// From a finding or a family of the register to the intake form: what is known already is filled in; colour,
// secrecy and dangers stay a person's decision.
import { blankForm, blankMember, personForm, type Form } from '@/features/intake/form'
import { draftTitle } from '@/features/intake/draft'
import { toBody } from '@/features/intake/restore'
import { call } from '@/ipc/client'
import type { DraftId, Finding, KeyFamily, StaffId } from '@/ipc/surface'

/** `signs` are the ticked questions in words, `told` the urgent report in words. */
export function formOfFinding(one: Finding, signs: readonly string[], told: string, now: string, me: StaffId | null, family: KeyFamily | null): Form {
  const form = family ? formOfFamily(family, now, me) : blankForm(now, me)
  const [head] = form.parties
  if (head && !family) {
    head.relation = '02'
    head.person.name = one.head
    head.person.phone = one.phone
    head.person.living_address = one.address
  }
  const [main, ...others] = one.kinds
  return {
    ...form,
    channel: 'screening', day: one.found_on, main_type: main ?? '', other_types: others,
    facts: [one.remark, signs.join('；')].filter(Boolean).join('\n'),
    details: { ...form.details, may_escalate: one.urgent !== null, escalation_report: told },
  }
}

export function formOfFamily(family: KeyFamily, now: string, me: StaffId | null): Form {
  const form = blankForm(now, me)
  const [first, ...rest] = family.people
  const [head] = form.parties
  if (head && first) {
    head.relation = first.relation
    head.person = personForm(first.person)
  }
  const [main, ...others] = family.row.types
  return {
    ...form,
    main_type: main ?? '', other_types: others,
    members: rest.map((one) => ({ ...blankMember(), relation: one.relation, person: personForm(one.person) })),
    details: {
      ...form.details,
      family_kinds: [...family.row.kinds],
      difficulty: family.rating.difficulty ?? '', help: family.rating.help ?? '', danger: family.rating.danger ?? '',
      measures: family.measures,
    },
  }
}

/** Begins the form as a draft that keeps the link, and gives its number. */
export async function beginCase(form: Form, name: string, type: string, nobody: string, of: { finding: number | null; family: number | null }): Promise<DraftId> {
  const begun = await call('screening.begin_case', { ...of, title: draftTitle(name, type, nobody), body: toBody(form) })
  return begun.draft
}
