// The hour of an appointment as a form holds it, and what a form can say about it before the core is asked.
import type { Fault } from '@/ipc/fault'
import type { Appointment, Kind, Mode, Service } from '@/ipc/surface'
import { insideOf, type Planned } from './planned'
import { dayOf, minutesBetween, momentOf, timeOf } from './when'

export interface Hour {
  /** Ids as text, because that is what pickers hold; '' for none. */
  practitioner: string
  room: string
  day: string
  time: string
  minutes: number
  /** Agreed to book outside the weekly plan. */
  outside: boolean
}

/** What a booking is wished to start from: any part may be open. */
export interface Wish {
  practitioner?: number
  room?: number | null
  start?: string
  minutes?: number
  service?: Service
  mode?: Mode
  kind?: Kind
  /** Whom to book for when the case is known: the person, and who came along. */
  others?: number[]
}
/** Where an appointment is wished to move. */
export interface Move {
  practitioner: number
  /** Dragged to another room. */
  room?: number
  start: string
  minutes: number
}

export const MINUTES = 50
export const LEAST = 10
export const MOST = 480

export const hourOf = (wish: Wish, day: string): Hour => ({
  practitioner: wish.practitioner ? String(wish.practitioner) : '',
  room: wish.room ? String(wish.room) : '',
  day: wish.start ? dayOf(wish.start) : day,
  time: wish.start ? timeOf(wish.start) : '',
  minutes: wish.minutes ?? MINUTES,
  outside: false,
})

export const hourOfAppointment = (one: Appointment): Hour =>
  hourOf({ practitioner: one.practitioner, room: one.room, start: one.start, minutes: minutesBetween(one.start, one.end) }, dayOf(one.start))

/** The start as a moment; '' while day or time is open. */
export const startOf = (hour: Hour): string => (hour.day && hour.time ? momentOf(hour.day, hour.time) : '')

/** Whether the hour is complete and lies outside the plan of the practitioner chosen, as far as it is known. */
export function outsidePlan(hour: Hour, planned: Planned): boolean {
  const start = startOf(hour)
  const open = hour.practitioner && start ? planned(Number(hour.practitioner), hour.day) : undefined
  return Boolean(open && hour.minutes > 0 && !insideOf(open, start, hour.minutes))
}

export type HourField = 'practitioner' | 'room' | 'day' | 'time' | 'minutes' | 'outside'
export type HourFaults = Partial<Record<HourField, string>>

/** What is missing or cannot be, as keys of the words. */
export function checkHour(hour: Hour, mode: Mode, planned: Planned): HourFaults {
  const faults: HourFaults = {}
  if (!hour.practitioner) faults.practitioner = 'appointments.need.practitioner'
  if (!hour.day) faults.day = 'appointments.need.day'
  if (!hour.time) faults.time = 'appointments.need.time'
  if (!(Number.isInteger(hour.minutes) && hour.minutes >= LEAST && hour.minutes <= MOST)) faults.minutes = 'appointments.need.minutes'
  if (mode === 'in_person' && !hour.room) faults.room = 'appointments.need.room'
  if (!hour.outside && outsidePlan(hour, planned)) faults.outside = 'appointments.need.outside'
  return faults
}

/** Where a refusal of the core about two at one time belongs, as a key of the words. */
export function busyAt(fault: Fault | null | undefined): { practitioner?: string; room?: string; client?: string } {
  switch (fault?.code) {
    case 'practitioner_busy':
      return { practitioner: 'appointments.busy.practitioner' }
    case 'room_busy':
      return { room: 'appointments.busy.room' }
    case 'client_busy':
      return { client: 'appointments.busy.client' }
    default:
      return {}
  }
}
/** Refusals that stand beside a field and need no note above the form. */
export const isBusy = (fault: Fault | null | undefined): boolean => Object.keys(busyAt(fault)).length > 0
