// Dates and times as clerks type them. Values are local calendar text ('2026-01-02', '09:30'), never instants.

const full = /[０-９：－／．]/g
const narrow = (text: string) =>
  text.trim().replace(full, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
const two = (n: number) => String(n).padStart(2, '0')

/** Whether the year, month and day name a day that exists (29 February only in leap years). */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < 1850 || year > 2199 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** '20260102', '2026-1-2', '2026/1/2', '2026.1.2', '2026年1月2日' → '2026-01-02'. Not a day: null. Blank: ''. */
export function parseDate(text: string): string | null {
  const said = narrow(text)
  if (said === '') return ''
  const hit =
    /^(\d{4})(\d{2})(\d{2})$/.exec(said) ?? /^(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号]?$/.exec(said)
  if (!hit) return null
  const [year, month, day] = [Number(hit[1]), Number(hit[2]), Number(hit[3])]
  return isDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : null
}

/** '9', '930', '0930', '9:30', '9点半', '下午3点', '3pm' → '09:30' and so on. Not a time: null. Blank: ''. */
export function parseTime(text: string): string | null {
  const said = narrow(text).toLowerCase()
  if (said === '') return ''
  const late = /^(下午|晚上|傍晚)|pm$/.test(said)
  const early = /^(上午|早上|凌晨)|am$/.test(said)
  const bare = said.replace(/^(下午|晚上|傍晚|上午|早上|中午|凌晨)|\s*[ap]m$/g, '').trim()
  const hit =
    /^(\d{1,2})$/.exec(bare) ??
    /^(\d{1,2})(\d{2})$/.exec(bare) ??
    /^(\d{1,2})\s*[:.点时]\s*(\d{1,2}|半)?\s*分?$/.exec(bare)
  if (!hit) return null
  let hour = Number(hit[1])
  const minute = hit[2] === '半' ? 30 : Number(hit[2] ?? 0)
  if (late && hour < 12) hour += 12
  if (early && hour === 12) hour = 0
  return hour <= 23 && minute <= 59 ? `${two(hour)}:${two(minute)}` : null
}

/** Times to pick from: '08:00', '08:30', … both ends included. */
export function stepsOf(from: string, to: string, minutes: number): string[] {
  const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  const out: string[] = []
  for (let t = at(from); t <= at(to) && minutes > 0; t += minutes) out.push(`${two(Math.floor(t / 60))}:${two(t % 60)}`)
  return out
}
