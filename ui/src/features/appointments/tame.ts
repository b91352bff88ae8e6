// Makes what the calendar draws fit for a screen reader. It claims to be a table while its rows hold buttons in
// no cell, which readers cannot follow; here it becomes a plain group of buttons, and the list beside it is the table.

const TABLE_ROLES = new Set(['table', 'row', 'rowgroup', 'cell', 'columnheader'])
const NAMES = ['aria-colindex', 'aria-colspan', 'aria-label']

function strip(el: Element): void {
  const role = el.getAttribute('role')
  if (role && TABLE_ROLES.has(role)) el.removeAttribute('role')
  if (el.tagName === 'ASIDE' || el.tagName === 'HEADER') el.setAttribute('role', 'presentation')
  if (el.classList.contains('ec-main')) return
  for (const name of NAMES) if (el.hasAttribute(name)) el.removeAttribute(name)
}

/** Starts watching; gives what stops it. `label` names the part that scrolls. */
export function tame(root: HTMLElement, label: () => string): () => void {
  const all = (from: Element) => {
    strip(from)
    from.querySelectorAll('*').forEach(strip)
    const main = root.querySelector<HTMLElement>('.ec-main')
    if (main && main.getAttribute('aria-label') !== label()) {
      main.tabIndex = 0
      main.setAttribute('role', 'group')
      main.setAttribute('aria-label', label())
    }
  }
  all(root)
  const watcher = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === 'attributes' && change.target instanceof Element) {
        if (change.target !== root) strip(change.target)
      } else change.addedNodes.forEach((node) => node instanceof Element && all(node))
    }
  })
  watcher.observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['role', ...NAMES] })
  return () => watcher.disconnect()
}
