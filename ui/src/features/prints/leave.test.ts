import { beforeEach, expect, it, vi } from 'vitest'
import type { Printed } from '@/ipc/surface'

const said = vi.hoisted(() => [] as unknown[])
vi.mock('@/ipc/client', () => ({
  call: (command: string, body: { way: string; gone?: boolean }) => {
    said.push([command, body.way, body.gone])
    return said.length > 90 ? Promise.reject(new Error('locked')) : Promise.resolve({})
  },
}))
const { leave } = await import('./leave')
const paper: Printed = { file_name: 'a.pdf', base64: '', pages: 1, replaced: false, papers: [{ form: 'survey', noun: 'desk', id: 0, pages: 1 }] }
beforeEach(() => said.splice(0))

it('is written down before it goes, and as gone when it went', async () => {
  expect(await leave(paper, 'file', () => Promise.resolve(said.length === 1 ? '/a.pdf' : 'too early'))).toBe('/a.pdf')
  expect(said).toEqual([['prints.leaving', 'file', undefined], ['prints.left', 'file', true]])
})
it('does not count where whoever prints thought better of it', async () => {
  expect(await leave(paper, 'file', () => Promise.resolve(null))).toBeNull()
  expect(said.at(-1)).toEqual(['prints.left', 'file', false])
})
it('does not count where the printer refused it, and says so', async () => {
  await expect(leave(paper, 'printer', () => Promise.reject(new Error('no paper')))).rejects.toThrow('no paper')
  expect(said.at(-1)).toEqual(['prints.left', 'printer', false])
})
it('does not go where it cannot be written down', async () => {
  said.push(...Array.from({ length: 91 }, () => null))
  const out = vi.fn(() => Promise.resolve(null))
  await expect(leave(paper, 'viewer', out)).rejects.toThrow('locked')
  expect(out).not.toHaveBeenCalled()
})
