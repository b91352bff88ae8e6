-- The same rows under checks without a list: to look into a list of three the engine makes a table of its own at every row.
CREATE TABLE obligations_new (
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
  owes         TEXT NOT NULL CHECK (owes = 'handler' OR owes = 'staff' OR owes = 'lead'),
  owner        INTEGER REFERENCES staff (id),
  state        TEXT NOT NULL CHECK (state = 'open' OR state = 'met' OR state = 'void'),
  met_at       TEXT,
  CHECK ((state = 'met') = (met_at IS NOT NULL))
) STRICT;
INSERT INTO obligations_new SELECT * FROM obligations;
DROP TABLE obligations;
ALTER TABLE obligations_new RENAME TO obligations;
CREATE INDEX obligations_case ON obligations (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX obligations_loose ON obligations (noun, record) WHERE case_id IS NULL;
CREATE INDEX obligations_owner ON obligations (owner, due_at) WHERE state = 'open';
CREATE INDEX obligations_due ON obligations (due_at) WHERE state = 'open';
CREATE INDEX obligations_unknown ON obligations (missing_year) WHERE state = 'open' AND missing_year IS NOT NULL;
