// A change of any of these may move a clock.
export const CLOCK_NOUNS = ['obligations', 'followups', 'cases', 'appointments', 'services', 'movements', 'conferences', 'orders', 'protection', 'screening', 'exchange', 'staff', 'reports']
