import { describe, expect, it } from 'vitest'
import { asFault, CallFault, NO_ANSWER, unplaced, whyOf } from './fault'

const fault = asFault({
  code: 'invalid',
  message: '',
  fields: [
    { field: 'parties[1].id_number', why: 'checksum' },
    { field: 'facts', why: 'too long' },
  ],
})

describe('a refusal', () => {
  it('is said beside its field, however the path is written', () => {
    expect(whyOf(fault, 'parties.1.id_number')).toBe('checksum')
    expect(whyOf(fault, 'parties[1].id_number')).toBe('checksum')
    expect(whyOf(fault, '/parties/1/id_number')).toBe('checksum')
    expect(whyOf(fault, 'parties[0].id_number')).toBe('')
    expect(whyOf(null, 'facts')).toBe('')
  })
  it('about a field that is not on the page is not lost', () => {
    expect(unplaced(fault, ['parties.1.id_number'])).toEqual([{ field: 'facts', why: 'too long' }])
  })
  it('survives whatever was thrown', () => {
    expect(asFault(new CallFault(fault))).toBe(fault)
    expect(asFault('boom').code).toBe(NO_ANSWER)
    expect(asFault(undefined).fields).toEqual([])
    expect(asFault({ code: 'slow', wait_seconds: 8 })).toEqual({ code: 'slow', message: '', fields: [], wait_seconds: 8 })
  })
})
