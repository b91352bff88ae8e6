// Rooms
import type { Words } from '../index'

export default {
  title: 'Rooms',
  lead: 'Appointments in person are booked into these rooms; no room is booked twice.',
  add: 'Add a room',
  change: 'Change',
  changeOf: 'Change: {name}',
  name: 'Name',
  nameHint: 'For example: mediation room, counselling room',
  capacity: 'Seats',
  people: '{n}',
  equipment: 'Equipment',
  noEquipment: 'Nothing special',
  state: 'State',
  inUse: 'in use',
  closed: 'closed',
  active: 'In use',
  activeHint: 'A closed room cannot be booked. Hours still to come are moved first.',
  none: 'No rooms yet',
  noneText: 'Once there is one, appointments in person can be booked into it.',
  save: 'Save',
  saved: 'Saved: {name}',
} satisfies Words
