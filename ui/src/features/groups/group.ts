// What the pages work out about groups. No asking, no words.
import type { AttendanceState, GroupMeeting, GroupMember } from '@/ipc/surface'

/** Who is in it or wants to be, and who is not any more. */
export function sorted(members: readonly GroupMember[]): { inside: GroupMember[]; waiting: GroupMember[]; applied: GroupMember[]; out: GroupMember[] } {
  const of = (...states: GroupMember['state'][]) => members.filter((one) => states.includes(one.state))
  return { inside: of('member'), waiting: of('suited'), applied: of('applied'), out: of('unsuited', 'left') }
}

export const attendanceOf = (meeting: GroupMeeting, member: number) => meeting.attendance.find((one) => one.member === member)

export function tally(meeting: GroupMeeting): Record<AttendanceState, number> {
  const count = (state: AttendanceState) => meeting.attendance.filter((one) => one.state === state).length
  return { attended: count('attended'), absent: count('absent'), excused: count('excused') }
}

export const isOff = (meeting: Pick<GroupMeeting, 'state'>): boolean => meeting.state === 'cancelled' || meeting.state === 'late_cancelled'
