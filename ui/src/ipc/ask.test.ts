import { VueQueryPlugin } from '@tanstack/vue-query'
import { describe, expect, it, vi } from 'vitest'
import { createApp, effectScope, nextTick } from 'vue'
import { freshen, newCache, useAsk } from './ask'

const asked = vi.hoisted(() => [] as string[])
vi.mock('./client', () => ({
  call: (command: string) => {
    asked.push(command)
    return Promise.resolve({})
  },
}))
const settled = async () => {
  for (let n = 0; n < 5; n++) await Promise.resolve()
  await nextTick()
}

describe('what was read is read again', () => {
  it('when any of its readers named what changed, whoever came last', async () => {
    const cache = newCache()
    const app = createApp({})
    app.use(VueQueryPlugin, { queryClient: cache })
    const scope = effectScope()
    scope.run(() =>
      app.runWithContext(() => {
        useAsk('desk.today', {}, { also: ['cases'] })
        useAsk('desk.today', {})
      }),
    )
    await settled()
    expect(asked).toEqual(['desk.today'])
    await freshen(cache, ['cases'])
    expect(asked).toEqual(['desk.today', 'desk.today'])
    await freshen(cache, ['rooms'])
    expect(asked).toHaveLength(2)
    scope.stop()
  })
  it('also when an older answer was still on its way to a page that was left', async () => {
    const cache = newCache()
    let late: (answer: string) => void = () => undefined
    const under = { queryKey: ['rooms', 'rooms.list', {}] }
    void cache.prefetchQuery({ ...under, queryFn: () => new Promise<string>((done) => (late = done)) })
    await freshen(cache, ['rooms'])
    late('older')
    await settled()
    expect(await cache.fetchQuery({ ...under, queryFn: () => Promise.resolve('newer') })).toBe('newer')
  })
})
