import { shallowMount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { Appointment } from '@/ipc/surface'
import { i18n } from '@/words'
import AppointmentLine from './AppointmentLine.vue'
import HourLines from './HourLines.vue'

it('a long list of hours comes in parts, and says how many are not there yet', async () => {
  const rows = Array.from({ length: 70 }, (_, id) => ({ id: id + 1 }) as Appointment)
  const list = shallowMount(HourLines, { props: { rows, now: '2026-11-30T09:00' }, global: { plugins: [i18n], renderStubDefaultSlot: true } })
  const lines = () => list.findAllComponents(AppointmentLine).map((one) => one.props('one').id)
  const more = () => list.find('[data-testid="today-more-hours"]')
  expect(lines()).toEqual(rows.slice(0, 30).map((one) => one.id))
  expect(more().text()).toContain('40')
  await more().trigger('click')
  expect(lines()).toHaveLength(60)
  await more().trigger('click')
  expect(lines()).toHaveLength(70)
  expect(more().exists()).toBe(false)
})
