// Backups in words and numbers. Knows no page.
import type { BackupLooked } from '@/ipc/surface'

/** '12.5 MB'; at least 0.1. */
export function sizeSaid(bytes: number): string {
  const mega = bytes / 1_000_000
  return mega >= 1000 ? `${(mega / 1000).toFixed(1)} GB` : `${Math.max(0.1, mega).toFixed(1)} MB`
}

/** 0–100; 0 while nothing is known. */
export const percentOf = (done: number, whole: number): number => (whole > 0 ? Math.min(100, Math.max(0, Math.floor((done / whole) * 100))) : 0)

/** From this day without a backup on, it is said above every page. */
const OVERDUE = 3
export const isOverdue = (days: number): boolean => days >= OVERDUE

export interface RestoreForm {
  path: string
  by: 'key' | 'password'
  key: string
  name: string
  password: string
}
export const blankRestore = (): RestoreForm => ({ path: '', by: 'key', key: '', name: '', password: '' })

/** What must still be filled in. */
export function restoreLacks(form: RestoreForm): string[] {
  const wanted = form.by === 'key' ? (['path', 'key'] as const) : (['path', 'name', 'password'] as const)
  return wanted.filter((part) => form[part].trim() === '')
}

/** The request: by the key on paper or by a password, never by both. */
export const looked = (form: RestoreForm): BackupLooked =>
  form.by === 'key'
    ? { path: form.path.trim(), recovery: form.key.trim(), name: '', password: '' }
    : { path: form.path.trim(), recovery: '', name: form.name.trim(), password: form.password }
