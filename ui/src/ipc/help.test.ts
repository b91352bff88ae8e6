import { expect, it } from 'vitest'
import trouble from '@/words/zh-CN/trouble'
import { helpNumber } from './help'

it('gives every trouble that has a page of its own a number of its own', () => {
  const codes = [...Object.keys(trouble).filter((one) => typeof trouble[one as keyof typeof trouble] === 'object' && one !== 'other'), 'trail_cut']
  const numbers = codes.map(helpNumber)
  expect(numbers.filter((one) => !/^1\d\d$/.test(one) || one === '100')).toEqual([])
  expect(new Set(numbers).size).toBe(codes.length)
  expect(helpNumber('no_answer')).toBe('100')
})
