// A pretended core for looking at pages without the desktop: runs inside the page, before any of its scripts.
// `desk` is {commands: {'cases.list': value or function source}, shell: {...}}; everything invented.

export const session = {
  staff: 's1', name: '林淑芬', roles: ['administrator', 'lead', 'receptionist', 'mediator'], station_name: '安和县家事纠纷服务工作室', tier: 'county', place: '990101',
  recovery_confirmed: true, prefs: { text_size: 16, language: 'zh-CN', idle_minutes: 10 }, clock_behind_seconds: 0,
  password_due: false, trail_cut: false, key_store: true, backup_overdue_days: 0,
}
export const status = (over = {}) => ({
  state: 'open', demo: false, version: '0.1.0', key_store: true,
  names: [{ id: 's1', name: '林淑芬' }, { id: 's2', name: '周国栋' }, { id: 's3', name: '欧阳明月' }, { id: 's4', name: '陈犇' }, { id: 's5', name: '王建华' }],
  wait_seconds: 0, trouble: null, session, ...over,
})
export const locked = (over = {}) => status({ state: 'locked', session: null, ...over })

/** Installed with `page.addInitScript(install, commands)`. A value {__fault: {...}} is a refusal; {__many: {key: answer}} picks by `body.parent`. */
export function install(commands) {
  let id = 0
  const answer = (args) => {
    const held = commands[args.command]
    if (held === undefined) return Promise.reject({ code: 'internal', message: `no answer for ${args.command}`, fields: [], wait_seconds: null })
    if (held?.__fault) return Promise.reject(held.__fault)
    if (held?.__many) return Promise.resolve(held.__many[args.body.parent ?? ''] ?? [])
    if (held?.__then) Object.assign(commands, held.__then)
    return Promise.resolve(held?.__then ? held.value : held)
  }
  window.__TAURI_INTERNALS__ = {
    metadata: { currentWindow: { label: 'main' }, currentWebview: { label: 'main', windowLabel: 'main' } },
    transformCallback: () => ++id,
    unregisterCallback: () => undefined,
    invoke: (name, args) => (name === 'call' ? answer(args) : Promise.resolve(commands[`shell.${name}`] ?? (name === 'save_pdf_as' ? '/home/ann/paper.pdf' : ++id))),
  }
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: () => undefined }
}
