-- Time: obligations, follow-ups, suspension and extension.

-- What is owed until when; recomputed at every change, never typed.
CREATE TABLE obligations (
  id           INTEGER NOT NULL PRIMARY KEY,
  case_id      INTEGER REFERENCES cases (id),
  noun         TEXT NOT NULL,
  record       INTEGER NOT NULL,
  rule         TEXT NOT NULL,
  at           TEXT NOT NULL,
  due_at       TEXT NOT NULL,
  -- The period's last day before it rolled over; empty for hours.
  last_day     TEXT,
  moved_days   INTEGER NOT NULL,
  missing_year INTEGER,
  owes         TEXT NOT NULL CHECK (owes IN ('handler', 'staff', 'lead')),
  owner        INTEGER REFERENCES staff (id),
  state        TEXT NOT NULL CHECK (state IN ('open', 'met', 'void')),
  met_at       TEXT,
  CHECK ((state = 'met') = (met_at IS NOT NULL))
) STRICT;
CREATE INDEX obligations_case ON obligations (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX obligations_loose ON obligations (noun, record) WHERE case_id IS NULL;
CREATE INDEX obligations_owner ON obligations (owner, due_at) WHERE state = 'open';
CREATE INDEX obligations_due ON obligations (due_at) WHERE state = 'open';
CREATE INDEX obligations_unknown ON obligations (missing_year) WHERE state = 'open' AND missing_year IS NOT NULL;

-- 中止 and 延期, by application and approval.
CREATE TABLE case_pauses (
  id         INTEGER NOT NULL PRIMARY KEY,
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  kind       TEXT NOT NULL CHECK (kind IN ('suspension', 'extension')),
  rule       TEXT,
  record     INTEGER,
  days       INTEGER,
  until      TEXT,
  both_ask   INTEGER NOT NULL CHECK (both_ask IN (0, 1)),
  reason     TEXT NOT NULL,
  applicant  INTEGER NOT NULL REFERENCES staff (id),
  applied_at TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('asked', 'approved', 'refused', 'withdrawn', 'ended')),
  decided_by INTEGER REFERENCES staff (id),
  decided_at TEXT,
  answer     TEXT NOT NULL,
  ended_by   INTEGER REFERENCES staff (id),
  ended_at   TEXT,
  end_reason TEXT NOT NULL,
  CHECK ((kind = 'suspension') = (until IS NOT NULL)),
  CHECK ((kind = 'extension') = (days IS NOT NULL AND rule IS NOT NULL AND record IS NOT NULL))
) STRICT;
CREATE INDEX case_pauses_case ON case_pauses (case_id);

-- 回访: what a person changed about the plan; without a row the plan follows from colour and outcome.
CREATE TABLE followup_plans (
  id            INTEGER NOT NULL PRIMARY KEY,
  case_id       INTEGER NOT NULL UNIQUE REFERENCES cases (id),
  interval_days INTEGER,
  next_on       TEXT,
  reason        TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('running', 'closed')),
  changed_by    INTEGER NOT NULL REFERENCES staff (id),
  changed_at    TEXT NOT NULL
) STRICT;

CREATE TABLE followups (
  id           INTEGER NOT NULL PRIMARY KEY,
  case_id      INTEGER NOT NULL REFERENCES cases (id),
  person_id    INTEGER REFERENCES people (id),
  at           TEXT NOT NULL,
  way          TEXT NOT NULL,
  outcome      TEXT NOT NULL,
  performance  TEXT,
  satisfaction INTEGER CHECK (satisfaction BETWEEN 1 AND 5),
  danger       INTEGER NOT NULL CHECK (danger IN (0, 1)),
  danger_note  TEXT NOT NULL,
  findings     TEXT NOT NULL,
  next_on      TEXT,
  entered_by   INTEGER NOT NULL REFERENCES staff (id),
  entered_at   TEXT NOT NULL,
  reviewed_by  INTEGER REFERENCES staff (id),
  reviewed_at  TEXT,
  review       TEXT NOT NULL,
  -- The lead found that no report is called for.
  no_report    INTEGER NOT NULL CHECK (no_report IN (0, 1))
) STRICT;
CREATE INDEX followups_case ON followups (case_id, at);

-- Holidays and make-up working days of years whose list was imported.
CREATE TABLE calendar_years (
  year        INTEGER NOT NULL PRIMARY KEY,
  imported_by INTEGER NOT NULL REFERENCES staff (id),
  imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE calendar_days (
  year INTEGER NOT NULL REFERENCES calendar_years (year),
  day  TEXT NOT NULL,
  name TEXT NOT NULL,
  off  INTEGER NOT NULL CHECK (off IN (0, 1)),
  PRIMARY KEY (year, day)
) STRICT, WITHOUT ROWID;
