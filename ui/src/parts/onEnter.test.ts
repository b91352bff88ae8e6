import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { vOnEnter } from './onEnter'

function typed(init: KeyboardEventInit & { keyCode?: number }) {
  const go = vi.fn()
  const page = mount({ directives: { onEnter: vOnEnter }, template: '<div v-on-enter="go"><input></div>', setup: () => ({ go }) })
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  if (init.keyCode) Object.defineProperty(event, 'keyCode', { value: init.keyCode })
  page.find('input').element.dispatchEvent(event)
  return go
}

describe('Enter', () => {
  it('goes on', () => expect(typed({ key: 'Enter' })).toHaveBeenCalledOnce())
  it('does nothing while pinyin is being composed', () => expect(typed({ key: 'Enter', isComposing: true })).not.toHaveBeenCalled())
  it('does nothing on the 229 that WebKit sends with the last composing Enter', () =>
    expect(typed({ key: 'Enter', keyCode: 229 })).not.toHaveBeenCalled())
  it('leaves other keys alone', () => expect(typed({ key: 'a' })).not.toHaveBeenCalled())
})
