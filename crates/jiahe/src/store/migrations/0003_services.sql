-- The eight services (5.4): one record each, on a case or alone for a walk-in question, and its dated steps.
-- `body` is JSON of the service's own fields (services/bodies); scales, crisis form and safety plan lie in a compartment.

CREATE TABLE service_records (
  id             INTEGER NOT NULL PRIMARY KEY,
  case_id        INTEGER REFERENCES cases (id),
  service        TEXT NOT NULL,
  state          TEXT NOT NULL CHECK (state IN ('open', 'ended', 'stopped')),
  assigned_staff INTEGER REFERENCES staff (id),
  assigned_unit  TEXT NOT NULL,
  person_id      INTEGER REFERENCES people (id),
  client         TEXT NOT NULL,
  client_phone   TEXT NOT NULL,
  summary        TEXT NOT NULL,
  body           TEXT NOT NULL,
  next_step      TEXT NOT NULL,
  next_on        TEXT,
  opened_at      TEXT NOT NULL,
  opened_by      INTEGER NOT NULL REFERENCES staff (id),
  ended_at       TEXT,
  outcome        TEXT,
  outcome_note   TEXT NOT NULL,
  version        INTEGER NOT NULL,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX service_records_case ON service_records (case_id);
CREATE INDEX service_records_opened ON service_records (opened_at, id);
CREATE INDEX service_records_assigned ON service_records (assigned_staff, state);

CREATE TABLE service_steps (
  id        INTEGER NOT NULL PRIMARY KEY,
  record_id INTEGER NOT NULL REFERENCES service_records (id),
  at        TEXT NOT NULL,
  staff_id  INTEGER NOT NULL REFERENCES staff (id),
  kind      TEXT NOT NULL,
  note      TEXT NOT NULL
) STRICT;
CREATE INDEX service_steps_record ON service_steps (record_id, at);
