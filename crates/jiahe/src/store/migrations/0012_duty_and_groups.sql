-- 驻点值班 and 团体辅导; and what an hour that is held keeps free around it.

ALTER TABLE holds ADD COLUMN pad_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE holds ADD COLUMN pad_after INTEGER NOT NULL DEFAULT 0;

-- Who is on duty for a service, on which weekday, from which day until which; with a place, at another station.
CREATE TABLE duty_shifts (
  id       INTEGER NOT NULL PRIMARY KEY,
  service  TEXT NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start_at TEXT NOT NULL,
  end_at   TEXT NOT NULL CHECK (end_at > start_at),
  place    TEXT NOT NULL,
  from_on  TEXT NOT NULL,
  until_on TEXT,
  set_by   INTEGER NOT NULL REFERENCES staff (id),
  set_at   TEXT NOT NULL
) STRICT;

-- What is different on one day: nobody, a stand-in, or a swap against a turn of the other's.
CREATE TABLE duty_changes (
  id            INTEGER NOT NULL PRIMARY KEY,
  shift_id      INTEGER NOT NULL REFERENCES duty_shifts (id),
  on_day        TEXT NOT NULL,
  kind          TEXT NOT NULL,
  from_id       INTEGER NOT NULL REFERENCES staff (id),
  staff_id      INTEGER REFERENCES staff (id),
  back_shift_id INTEGER REFERENCES duty_shifts (id),
  back_day      TEXT,
  state         TEXT NOT NULL,
  reason        TEXT NOT NULL,
  asked_by      INTEGER NOT NULL REFERENCES staff (id),
  asked_at      TEXT NOT NULL,
  answered_by   INTEGER REFERENCES staff (id),
  answered_at   TEXT
) STRICT;
CREATE INDEX duty_changes_day ON duty_changes (on_day, shift_id);

-- Hours added to a plan, or taken from it, because of a change; taken back with it.
CREATE TABLE duty_exceptions (
  change_id    INTEGER NOT NULL REFERENCES duty_changes (id),
  exception_id INTEGER NOT NULL,
  PRIMARY KEY (change_id, exception_id)
) STRICT, WITHOUT ROWID;

-- 团体辅导: a group, whoever asked to join, its meetings (which are appointments), who came.
CREATE TABLE counselling_groups (
  id           INTEGER NOT NULL PRIMARY KEY,
  title        TEXT NOT NULL,
  service      TEXT NOT NULL,
  leader_id    INTEGER NOT NULL REFERENCES staff (id),
  co_leader_id INTEGER REFERENCES staff (id),
  room_id      INTEGER REFERENCES rooms (id),
  mode         TEXT NOT NULL,
  minutes      INTEGER NOT NULL,
  seats        INTEGER NOT NULL,
  audience     TEXT NOT NULL,
  series_id    INTEGER NOT NULL,
  state        TEXT NOT NULL,
  reason       TEXT NOT NULL,
  set_up_by    INTEGER NOT NULL REFERENCES staff (id),
  set_up_at    TEXT NOT NULL,
  version      INTEGER NOT NULL
) STRICT;

CREATE TABLE group_members (
  id          INTEGER NOT NULL PRIMARY KEY,
  group_id    INTEGER NOT NULL REFERENCES counselling_groups (id),
  case_id     INTEGER REFERENCES cases (id),
  person_id   INTEGER REFERENCES people (id),
  name        TEXT NOT NULL,
  phone       TEXT NOT NULL,
  guardian    TEXT NOT NULL,
  guardian_consent TEXT NOT NULL,
  state       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  screened_by INTEGER REFERENCES staff (id),
  screened_at TEXT,
  applied_by  INTEGER NOT NULL REFERENCES staff (id),
  applied_at  TEXT NOT NULL,
  version     INTEGER NOT NULL
) STRICT;
CREATE INDEX group_members_group ON group_members (group_id, applied_at);
CREATE INDEX group_members_person ON group_members (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE group_attendance (
  id             INTEGER NOT NULL PRIMARY KEY,
  appointment_id INTEGER NOT NULL REFERENCES appointments (id),
  member_id      INTEGER NOT NULL REFERENCES group_members (id),
  state          TEXT NOT NULL,
  marked_by      INTEGER NOT NULL REFERENCES staff (id),
  marked_at      TEXT NOT NULL,
  UNIQUE (appointment_id, member_id)
) STRICT;

ALTER TABLE appointments ADD COLUMN group_id INTEGER REFERENCES counselling_groups (id);
CREATE INDEX appointments_group ON appointments (group_id, start_at) WHERE group_id IS NOT NULL;

-- Whom of the staff an hour takes up besides its practitioner.
CREATE TABLE appointment_staff (
  appointment_id INTEGER NOT NULL REFERENCES appointments (id),
  staff_id       INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (appointment_id, staff_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_staff_staff ON appointment_staff (staff_id, appointment_id);
