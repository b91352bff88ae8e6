import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { h, nextTick } from 'vue'
import type { Fault } from '@/ipc/fault'
import { i18n } from '@/words'
import CodePicker from './CodePicker.vue'
import Field from './Field.vue'

const refused = (): Fault => ({ code: 'invalid', message: '', wait_seconds: null, fields: [{ field: 'name', why: 'required' }] })

describe('a field that was refused', () => {
  it('says so until something else is typed, and again when it is refused again', async () => {
    const page = mount(Field, { props: { label: '姓名', path: 'name', fault: refused() }, slots: { default: '<input>' }, global: { plugins: [i18n] } })
    expect(page.text()).toContain('请填写这一栏')
    expect(page.classes()).toContain('bad')
    page.find('input').element.dispatchEvent(new Event('input', { bubbles: true }))
    await nextTick()
    expect(page.text()).not.toContain('请填写这一栏')
    await page.setProps({ fault: refused() })
    expect(page.text()).toContain('请填写这一栏')
  })

  it('is answered by picking from a list too', async () => {
    const page = mount(Field, { props: { label: '姓名', path: 'name', fault: refused() }, slots: { default: () => h(CodePicker, { options: [{ code: 'a', name: '甲' }] }) }, global: { plugins: [i18n] } })
    page.findComponent({ name: 'ElSelect' }).vm.$emit('change', 'a')
    await nextTick()
    expect(page.text()).not.toContain('请填写这一栏')
  })

  it('keeps what the page itself says of it', async () => {
    const page = mount(Field, { props: { label: '姓名', path: 'name', fault: null, error: '太短' }, slots: { default: '<input>' }, global: { plugins: [i18n] } })
    page.find('input').element.dispatchEvent(new Event('change', { bubbles: true }))
    await nextTick()
    expect(page.text()).toContain('太短')
  })
})
