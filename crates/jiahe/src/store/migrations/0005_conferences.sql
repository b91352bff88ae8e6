-- Conferences, their tasks, orders and nudges (5.5.2.2, 5.5.1).

-- The minutes stay home; what was decided about a case stands in conference_plans and travels with it.
CREATE TABLE conferences (
  id          INTEGER NOT NULL PRIMARY KEY,
  number      TEXT NOT NULL,
  kind        TEXT NOT NULL,
  state       TEXT NOT NULL,
  month       TEXT NOT NULL,
  at          TEXT NOT NULL,
  place       TEXT NOT NULL,
  chair_id    INTEGER REFERENCES staff (id),
  chair       TEXT NOT NULL,
  overview    TEXT NOT NULL,
  complex     TEXT NOT NULL,
  dangers     TEXT NOT NULL,
  next_work   TEXT NOT NULL,
  reason      TEXT NOT NULL,
  signed_by   TEXT NOT NULL,
  signed_at   TEXT,
  created_by  INTEGER NOT NULL REFERENCES staff (id),
  created_at  TEXT NOT NULL,
  version     INTEGER NOT NULL
) STRICT;
CREATE INDEX conferences_at ON conferences (at);
CREATE UNIQUE INDEX conferences_number ON conferences (kind, number);

CREATE TABLE conference_present (
  id            INTEGER NOT NULL PRIMARY KEY,
  conference_id INTEGER NOT NULL REFERENCES conferences (id),
  staff_id      INTEGER REFERENCES staff (id),
  name          TEXT NOT NULL,
  role          TEXT NOT NULL,
  came          INTEGER NOT NULL CHECK (came IN (0, 1))
) STRICT;
CREATE INDEX conference_present_of ON conference_present (conference_id);

CREATE TABLE conference_items (
  id            INTEGER NOT NULL PRIMARY KEY,
  conference_id INTEGER NOT NULL REFERENCES conferences (id),
  case_id       INTEGER REFERENCES cases (id),
  reason        TEXT NOT NULL,
  title         TEXT NOT NULL
) STRICT;
CREATE INDEX conference_items_of ON conference_items (conference_id);
CREATE INDEX conference_items_case ON conference_items (case_id) WHERE case_id IS NOT NULL;

-- 处置方案: one per conference and case. conference_id may name a conference of another station.
CREATE TABLE conference_plans (
  id            INTEGER NOT NULL PRIMARY KEY,
  case_id       INTEGER NOT NULL REFERENCES cases (id),
  conference_id INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  number        TEXT NOT NULL,
  study         TEXT NOT NULL,
  decision      TEXT NOT NULL,
  made_by       TEXT NOT NULL,
  made_at       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX conference_plans_case ON conference_plans (case_id, conference_id);

CREATE TABLE conference_tasks (
  id            INTEGER NOT NULL PRIMARY KEY,
  case_id       INTEGER REFERENCES cases (id),
  conference_id INTEGER NOT NULL,
  what          TEXT NOT NULL,
  owner_id      INTEGER REFERENCES staff (id),
  owner         TEXT NOT NULL,
  due           TEXT NOT NULL,
  state         TEXT NOT NULL,
  note          TEXT NOT NULL,
  set_at        TEXT NOT NULL,
  settled_at    TEXT,
  version       INTEGER NOT NULL
) STRICT;
CREATE INDEX conference_tasks_case ON conference_tasks (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX conference_tasks_due ON conference_tasks (state, due);
CREATE INDEX conference_tasks_of ON conference_tasks (conference_id);

-- 督办
CREATE TABLE orders (
  id             INTEGER NOT NULL PRIMARY KEY,
  case_id        INTEGER REFERENCES cases (id),
  number         TEXT NOT NULL,
  origin         TEXT NOT NULL,
  authority      TEXT NOT NULL,
  document       TEXT NOT NULL,
  matter         TEXT NOT NULL,
  asked          TEXT NOT NULL,
  due            TEXT NOT NULL,
  responsible_id INTEGER REFERENCES staff (id),
  issued_by      INTEGER REFERENCES staff (id),
  issuer         TEXT NOT NULL,
  issued_at      TEXT NOT NULL,
  from_station   INTEGER REFERENCES stations (id),
  to_station     INTEGER REFERENCES stations (id),
  state          TEXT NOT NULL,
  closed_at      TEXT,
  closed_by      TEXT NOT NULL,
  closed_note    TEXT NOT NULL,
  version        INTEGER NOT NULL
) STRICT;
CREATE INDEX orders_case ON orders (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX orders_due ON orders (state, due);

CREATE TABLE order_feedback (
  id       INTEGER NOT NULL PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id),
  at       TEXT NOT NULL,
  author   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX order_feedback_of ON order_feedback (order_id);

-- 催办
CREATE TABLE nudges (
  id           INTEGER NOT NULL PRIMARY KEY,
  case_id      INTEGER REFERENCES cases (id),
  order_id     INTEGER,
  text         TEXT NOT NULL,
  sender_id    INTEGER REFERENCES staff (id),
  sender       TEXT NOT NULL,
  receiver_id  INTEGER REFERENCES staff (id),
  from_station INTEGER REFERENCES stations (id),
  to_station   INTEGER REFERENCES stations (id),
  sent_at      TEXT NOT NULL,
  seen_at      TEXT,
  answer       TEXT NOT NULL,
  answered_at  TEXT
) STRICT;
CREATE INDEX nudges_receiver ON nudges (receiver_id, answered_at);
CREATE INDEX nudges_case ON nudges (case_id) WHERE case_id IS NOT NULL;
