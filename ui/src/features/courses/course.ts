// What the pages work out about courses. No asking, no words.
import type { Course, CourseEntry, CourseTarget, MaterialKind } from '@/ipc/surface'

export const TARGETS = ['infant', 'preschool', 'primary', 'teen', 'adult'] as const satisfies readonly CourseTarget[]
export const MATERIALS = ['handout', 'paper', 'text'] as const satisfies readonly MaterialKind[]

export const blankCourse = (): CourseEntry => ({
  id: null, version: 0, title: '', summary: '', targets: [], minutes: 90, pass_lessons: 1, lessons: [{ title: '', content: '' }], materials: [], active: true,
})

export const entryOfCourse = (one: Course): CourseEntry => ({
  id: one.id, version: one.version, title: one.title, summary: one.summary, targets: [...one.targets], minutes: one.minutes,
  pass_lessons: one.pass_lessons, lessons: one.lessons.map((lesson) => ({ ...lesson })), materials: one.materials.map((material) => ({ ...material })), active: one.active,
})

/** One added or taken away, in the order of the list. */
export const toggled = <T extends string>(all: readonly T[], chosen: readonly T[], code: T): T[] =>
  all.filter((one) => (one === code ? !chosen.includes(one) : chosen.includes(one)))
