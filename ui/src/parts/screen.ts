// Which page one is on, as the audit trail names it: the route's pattern, never what stands in the address.

/** '/cases/:id(\\d+)' → '/cases/:id'. Lower-case letters, `/`, `:`, `_` and `-` only. */
export const screenOf = (pattern: string): string =>
  pattern
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z/:_-]/g, '')
