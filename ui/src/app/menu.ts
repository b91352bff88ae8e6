// The doors of the desk, in the order of a day's work. A door whose page is not there is not drawn.
import { Calendar, ChatLineSquare, DataLine, EditPen, Files, House, Printer, Reading, Search, Setting, Switch } from '@element-plus/icons-vue'
import type { Component } from 'vue'

export interface Door {
  path: string
  /** Key of the words. */
  word: string
  icon: Component
  /** Other pages behind it. */
  also?: readonly string[]
}

/** Whether `path` is a page behind the door. */
export const isBehind = (door: Door, path: string): boolean => [door.path, ...(door.also ?? [])].some((one) => path === one || path.startsWith(`${one}/`))

/** Pages of casework, with or without a door: not for whoever only administers the station. */
const CASEWORK = ['/intake', '/cases', '/obligations', '/services', '/screening', '/conferences', '/exchange', '/appointments', '/groups', '/classes', '/prints', '/papers', '/statistics', '/surveys'] as const
export const isCasework = (path: string): boolean => CASEWORK.some((one) => path === one || path.startsWith(`${one}/`))

export const doors: readonly Door[] = [
  { path: '/today', word: 'shell.door.today', icon: House },
  { path: '/intake', word: 'shell.door.intake', icon: EditPen },
  { path: '/cases', word: 'shell.door.cases', icon: Files },
  { path: '/screening', word: 'shell.door.screening', icon: Search },
  { path: '/conferences', word: 'shell.door.conferences', icon: ChatLineSquare },
  { path: '/exchange', word: 'shell.door.exchange', icon: Switch },
  { path: '/appointments', word: 'shell.door.appointments', icon: Calendar, also: ['/groups'] },
  { path: '/classes', word: 'shell.door.classes', icon: Reading },
  { path: '/prints', word: 'shell.door.prints', icon: Printer, also: ['/papers', '/surveys'] },
  { path: '/statistics', word: 'shell.door.statistics', icon: DataLine },
  { path: '/settings', word: 'shell.door.settings', icon: Setting },
]
