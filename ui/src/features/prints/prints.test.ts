import { describe, expect, it } from 'vitest'
import { idIn, printPath, readAsked } from './forms'

describe('an address of a print', () => {
  it('says the form and for whom', () => {
    expect(readAsked({ form: 'registration', case: '7' })).toEqual({ form: 'registration', case: 7, survey: null, class: null })
    expect(readAsked({ form: 'sign_in_sheet', class: '12' }).class).toBe(12)
  })
  it('that makes no sense asks for nothing', () => {
    expect(readAsked({ form: 'certificate', case: 'x' })).toEqual({ form: null, case: null, survey: null, class: null })
    expect(readAsked({}).form).toBeNull()
    expect(idIn('-1')).toBeNull()
    expect(idIn('1; drop')).toBeNull()
    expect(idIn(['3', '4'])).toBe(3)
  })
  it('is read back as it was built', () => {
    const path = printPath({ form: 'survey', survey: 9, case: null })
    expect(path).toBe('/prints?form=survey&survey=9')
    expect(readAsked(Object.fromEntries(new URLSearchParams(path.split('?')[1])))).toMatchObject({ form: 'survey', survey: 9, case: null })
  })
})
