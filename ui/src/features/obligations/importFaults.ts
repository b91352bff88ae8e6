// What is wrong in a list of holidays, in words: the core names the line, or the year's and the day's place from nought.
import type { Fault } from '@/ipc/fault'

type Say = (key: string, named?: Record<string, unknown>) => string

export function importFaults(fault: Fault | null, say: Say, why: (code: string) => string): string[] {
  return (fault?.fields ?? []).map(({ field, why: code }) => {
    const line = /^line\[(\d+)\]$/.exec(field)
    if (line) return say('obligations.wrongLine', { n: line[1], why: why(code) })
    const day = /^years\[(\d+)\]\.days\[(\d+)\]\.(\w+)$/.exec(field)
    if (day) return say('obligations.wrongDay', { year: Number(day[1]) + 1, day: Number(day[2]) + 1, field: say(`obligations.field.${day[3]}`), why: why(code) })
    const year = /^years\[(\d+)\]\.(\w+)$/.exec(field)
    if (year) return say('obligations.wrongYear', { year: Number(year[1]) + 1, field: say(`obligations.field.${year[2]}`), why: why(code) })
    return why(code)
  })
}
