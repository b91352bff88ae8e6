import { describe, expect, it } from 'vitest'
import type { Person } from '@/ipc/surface'
import { draftTitle } from './draft'
import { lackAt, sectionOf, stillWrong, together, valueAt } from './faults'
import { blankForm, blankMember, blankParty, charCount, chinaNow, detailsOf, promptAnswers, promptPath, toIntake, type Form } from './form'
import { probeOf, takeOver, unanswered, veryAlike, worthAsking } from './likeness'
import { consentLacks, dangerLacks, lacksOf } from './missing'
import { restore, toBody } from './restore'
import { isDelicate, isPhone, levelAfter, startLevel, underFourteen } from './rules'

const NOW = '2026-11-23T09:30'
const TODAY = '2026-11-23'

/** A form with everything that must be there, about a quarrel over a house. */
function filledForm(): Form {
  const form = blankForm(NOW, 1)
  form.channel = 'visit'
  form.parties.forEach((party, n) => (party.person.name = ['赵小兰', '钱大勇'][n] ?? ''))
  form.main_type = 'property'
  form.facts = '为老屋的归属争执。'
  form.risk = 'yellow'
  form.risk_reason = '双方情绪平稳'
  form.level = 'normal'
  form.consent = 'given'
  return form
}
const card = (form: Form, n: number) => form.parties[n] ?? blankParty()
const pathsOf = (form: Form, trouble = {}) => lacksOf(form, trouble, TODAY).map((lack) => lack.path)

describe('what is asked of the core', () => {
  it('carries what was typed, and null for what was not', () => {
    const form = filledForm()
    card(form, 0).person.name = ' 赵\n小兰 '
    card(form, 0).person.birth = '1988-03-12'
    const asked = toIntake(form, 7)
    expect(asked.draft).toBe(7)
    expect(asked.reported_at).toBe('2026-11-23T09:30:00')
    expect(asked.parties[0]).toMatchObject({ role: 'applicant', relation: null, person: { name: '赵 小兰', birth: '1988-03-12', sex: null, existing: null } })
    expect(asked.details.difficulty).toBeNull()
    expect(asked.prompts).toEqual([])
  })
  it('of a blank form lacks everything rather than inventing anything', () => {
    const asked = toIntake(blankForm(NOW, null), null)
    expect([asked.channel, asked.received_by, asked.main_type, asked.risk, asked.level, asked.consent]).toEqual([null, null, null, null, null, null])
  })
  it('never names the main type among the others', () => {
    const form = filledForm()
    form.other_types = ['property', 'support']
    expect(toIntake(form, null).other_types).toEqual(['support'])
  })
  it('sends to whom it was reported only when it may escalate', () => {
    const details = { ...filledForm().details, escalation_report: '报告镇派出所' }
    expect(detailsOf(details).escalation_report).toBe('')
    expect(detailsOf({ ...details, may_escalate: true }).escalation_report).toBe('报告镇派出所')
  })
  it('counts characters as a person does', () => expect(charCount('𠅤😀堃')).toBe(3))
  it('takes the clock of China, whatever the zone of the PC', () => expect(chinaNow(Date.UTC(2026, 10, 22, 17, 5))).toBe('2026-11-23T01:05'))
})

describe('what is missing', () => {
  it('is nothing on a complete form', () => expect(lacksOf(filledForm(), {}, TODAY)).toEqual([]))
  it('is named field by field on a blank one', () => {
    expect(pathsOf(blankForm(NOW, 1))).toEqual([
      'channel', 'parties[0].person.name', 'parties[1].person.name', 'main_type', 'facts', 'risk', 'risk_reason', 'level', 'consent',
    ])
  })
  it('includes a second party, and a relation for a member', () => {
    const form = filledForm()
    form.parties.pop()
    form.members.push(blankMember())
    expect(pathsOf(form)).toEqual(['parties', 'members[0].person.name', 'members[0].relation'])
  })
  it('is a reason where an identity number does not pass', () => {
    const form = filledForm()
    const trouble = { [card(form, 1).key]: 'id_checksum' }
    expect(lacksOf(form, trouble, TODAY)).toMatchObject([{ path: 'parties[1].person.id_number', why: 'id_checksum', of: 2 }])
    card(form, 1).person.id_reason = '证件上就是这样'
    expect(lacksOf(form, trouble, TODAY)).toEqual([])
  })
  it('is too much where the facts pass 20,000 characters', () => {
    const form = filledForm()
    form.facts = '𠅤'.repeat(20_000)
    expect(lacksOf(form, {}, TODAY)).toEqual([])
    form.facts += '一'
    expect(lacksOf(form, {}, TODAY)).toMatchObject([{ path: 'facts', why: 'too_long:20000' }])
  })
  it('is the report when it may escalate', () => {
    const form = filledForm()
    form.details.may_escalate = true
    expect(pathsOf(form)).toEqual(['details.escalation_report'])
  })
  it('is the guardian where a party is under fourteen, to the day', () => {
    expect(underFourteen('2012-11-23', TODAY)).toBe(false)
    expect(underFourteen('2012-11-24', TODAY)).toBe(true)
    expect(consentLacks({ consent: 'given', consent_note: '' }, ['', '2018-06-01'], TODAY)).toMatchObject([{ path: 'consent', why: 'guardian_needed' }])
    expect(consentLacks({ consent: 'guardian', consent_note: '' }, ['2018-06-01'], TODAY)).toEqual([])
    expect(consentLacks({ consent: 'pending', consent_note: ' ' }, [], TODAY)).toMatchObject([{ path: 'consent_note' }])
  })
})

describe('the five prompts', () => {
  it('are not asked for without a danger sign, and not sent', () => {
    const form = filledForm()
    form.prompts.police.done = true
    expect(dangerLacks(form)).toEqual([])
    expect(promptAnswers([], form.prompts)).toEqual([])
  })
  it('must all be answered after a single sign, with a note for what was not done', () => {
    const form = filledForm()
    form.dangers = ['strangling']
    expect(dangerLacks(form).map((lack) => lack.path)).toEqual(['prompts.police', 'prompts.protection_order', 'prompts.shelter', 'prompts.legal_aid', 'prompts.mandatory_report'])
    for (const prompt of ['police', 'protection_order', 'legal_aid', 'mandatory_report'] as const) form.prompts[prompt].done = true
    form.prompts.shelter.done = false
    expect(dangerLacks(form)).toMatchObject([{ path: 'prompts[2].note', of: 'shelter' }])
    form.prompts.shelter.note = '暂住娘家'
    expect(dangerLacks(form)).toEqual([])
    expect(toIntake(form, null).prompts[2]).toEqual({ prompt: 'shelter', done: false, note: '暂住娘家' })
  })
  it('are found under the place they have in the request', () => {
    const { prompts } = filledForm()
    prompts.shelter.done = true
    prompts.legal_aid.done = false
    expect(promptPath(prompts, 'legal_aid', 'note')).toBe('prompts[1].note')
    expect(promptPath(prompts, 'police', 'done')).toBe('prompts.police')
  })
})

describe('the level', () => {
  it('starts at sensitive for violence and minors, as main type or among the others', () => {
    expect(startLevel('', [])).toBe('')
    expect(startLevel('property', [])).toBe('normal')
    expect(startLevel('violence', [])).toBe('sensitive')
    expect(startLevel('marriage', ['minors'])).toBe('sensitive')
    expect(isDelicate('education', ['psychology'])).toBe(false)
  })
  it('follows the type until the person has chosen', () => {
    expect(levelAfter('sensitive', false, 'property', [])).toBe('normal')
    expect(levelAfter('strict', true, 'property', [])).toBe('strict')
    expect(levelAfter('sensitive', true, 'property', [])).toBe('sensitive')
  })
  it('is raised, never lowered, over a choice of normal', () => expect(levelAfter('normal', true, 'violence', [])).toBe('sensitive'))
})

describe('a draft', () => {
  it('comes back as it was typed', () => {
    const form = filledForm()
    form.members.push({ ...blankMember(), relation: '20' })
    form.prompts.police = { done: false, note: '<b>x</b>' }
    form.strangers = [`${card(form, 1).key}:42`]
    const back = restore(toBody(form), NOW)
    const bare = (one: Form | null) => JSON.stringify({ ...one, parties: one?.parties.map((party) => ({ ...party, key: 0 })), members: one?.members.map((member) => ({ ...member, key: 0 })), strangers: [] })
    expect(bare(back)).toBe(bare(form))
    expect(back?.strangers).toEqual([`${back?.parties[1]?.key}:42`])
  })
  it('of an older version keeps what is known and leaves the rest blank', () => {
    const back = restore(JSON.stringify({ parties: [{ person: { name: '赵小兰', phone: 5 } }], main_type: 'violence', details: { may_escalate: true } }), NOW)
    expect(back?.parties).toHaveLength(2)
    expect(back?.parties[0]?.person).toMatchObject({ name: '赵小兰', phone: '', sex: '' })
    expect(back).toMatchObject({ main_type: 'violence', day: TODAY, facts: '', level_chosen: false, details: { may_escalate: true, family_kinds: [] } })
  })
  it('of a newer version drops codes and shapes that are not known', () => {
    const back = restore(JSON.stringify({ v: 9, channel: 'telepathy', dangers: ['strangling', 'dragons'], parties: 'none', prompts: [1], people: {}, risk: 3 }), NOW)
    expect(back).toMatchObject({ channel: '', dangers: ['strangling'], risk: '' })
    expect(back?.prompts.police).toEqual({ done: null, note: '' })
  })
  it('that is no form at all is said to be none', () => {
    for (const body of ['', 'null', '[]', '"x"', '{oops', '17']) expect(restore(body, NOW), body).toBeNull()
  })
  it('is named after the first party and the type, in 60 characters at most', () => {
    expect(draftTitle(' 赵小兰', '家庭暴力', '未填姓名')).toBe('赵小兰 · 家庭暴力')
    expect(draftTitle('', '', '未填姓名')).toBe('未填姓名')
    expect([...draftTitle('𠅤'.repeat(80), 'x', '')]).toHaveLength(60)
  })
})

describe('a refusal', () => {
  const refused = { code: 'invalid', message: '', wait_seconds: null, fields: [{ field: 'parties[1].person.phone', why: 'phone' }, { field: 'facts', why: 'required' }] }
  it('is dropped as soon as its own field has changed', () => {
    const form = filledForm()
    const then = toIntake(form, null)
    card(form, 1).person.phone = '000-5550-0102'
    expect(stillWrong(refused, then, toIntake(form, null)).map((one) => one.field)).toEqual(['facts'])
    expect(stillWrong(null, then, then)).toEqual([])
  })
  it('stands together with what is missing', () => {
    const fields = together([{ section: 'source', path: 'channel', label: 'channel', why: 'required' }], refused.fields).fields
    expect(fields.map((one) => one.field)).toEqual(['channel', 'parties[1].person.phone', 'facts'])
  })
  it('is led to the section of its field', () => {
    expect(['parties[0].person.name', 'prompts[2].note', 'details.escalation_report', 'details.deadline', 'consent_note', 'risk_reason', 'draft'].map(sectionOf)).toEqual([
      'parties', 'risk', 'risk', 'details', 'secrecy', 'risk', 'review',
    ])
    expect(valueAt({ a: [{ b: 1 }] }, 'a[0].b')).toBe('1')
  })
})

describe('somebody on record', () => {
  const known: Person = {
    id: 11, name: '赵小兰', id_number: '990101198803120027', id_reason: '', sex: '2', birth: '1988-03-12', phone: '000-5550-0101', safe_contact: '只打上午', nation: '01',
    marriage: '', education: '', occupation: '', workplace: '', registered_place: '', registered_address: '', living_place: '', living_address: '', version: 4,
  }
  it('fills what is empty and leaves what was typed', () => {
    const form = filledForm()
    card(form, 0).person.phone = '000-5550-0199'
    const taken = takeOver(card(form, 0).person, known)
    expect(taken).toMatchObject({ existing: 11, phone: '000-5550-0199', safe_contact: '只打上午', sex: '2', birth: '1988-03-12' })
    expect('version' in taken).toBe(false)
  })
  it('is asked about until there is an answer', () => {
    const form = filledForm()
    const found = [{ probe: 0, key: card(form, 0).key, person: known, same: ['name'], cases: [] }]
    expect(unanswered(found, form)).toHaveLength(1)
    form.strangers.push(`${card(form, 0).key}:11`)
    expect(unanswered(found, form)).toEqual([])
    form.strangers = []
    card(form, 0).person.existing = 11
    expect(unanswered(found, form)).toEqual([])
  })
  it('holds up saving only when much agrees', () => {
    expect([['name'], ['id_number'], ['name', 'birth'], ['birth']].map((same) => veryAlike({ same }))).toEqual([false, true, true, false])
  })
  it('is looked for once there is something to go by', () => {
    const { person } = card(filledForm(), 0)
    expect(worthAsking({ ...person, name: '赵' })).toBe(false)
    expect(worthAsking(person)).toBe(true)
    expect(probeOf({ ...person, birth: '' }).birth).toBeNull()
  })
})

describe('a telephone number', () => {
  it.each(['13800000000', '１３８ 0000-0000', '(0580) 4471234', '+86 580 4471234', '12338'])('can be “%s”', (typed) => expect(isPhone(typed)).toBe(true))
  it.each(['12', '打我', '1380000000a', '1'.repeat(21), ''])('cannot be “%s”', (typed) => expect(isPhone(typed)).toBe(false))
  it('that cannot be one is missing from a section that looks done', () => {
    const form = filledForm()
    card(form, 1).person.phone = '13x'
    expect(lacksOf(form, {}, TODAY)).toEqual([{ section: 'parties', path: 'parties[1].person.phone', label: 'phone', of: 2, why: 'phone' }])
    card(form, 1).person.phone = ' '
    expect(lacksOf(form, {}, TODAY)).toEqual([])
  })
})

describe('a refusal in the review', () => {
  it('names its section, its field and its card', () => {
    expect(lackAt('parties[0].person.birth', 'date')).toEqual({ section: 'parties', path: 'parties[0].person.birth', label: 'birth', why: 'date', of: 1 })
    expect(lackAt('details.deadline', 'format')).toEqual({ section: 'details', path: 'details.deadline', label: 'deadline', why: 'format' })
  })
})
