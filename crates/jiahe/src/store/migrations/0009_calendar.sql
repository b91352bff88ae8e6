-- 预约排班: plans of practitioners, rooms and their equipment, hours for several people, series, waiting list, supervision.

-- What was booked counts as confirmed; who came, as done. It was always the client who did not come.
UPDATE appointments SET state = 'confirmed' WHERE state = 'booked';
UPDATE appointments SET state = 'done' WHERE state = 'attended';

-- Whether the hour is taken, said by the state: see AppointmentState::takes_time.
ALTER TABLE appointments ADD COLUMN takes INTEGER NOT NULL DEFAULT 1 CHECK (takes IN (0, 1));
ALTER TABLE appointments ADD COLUMN absent TEXT NOT NULL DEFAULT '';
ALTER TABLE appointments ADD COLUMN kind TEXT NOT NULL DEFAULT 'individual';
-- Minutes kept free around it, travel included; and how many of them are travel.
ALTER TABLE appointments ADD COLUMN pad_before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appointments ADD COLUMN pad_after INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appointments ADD COLUMN travel INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appointments ADD COLUMN anonymous INTEGER NOT NULL DEFAULT 0 CHECK (anonymous IN (0, 1));
ALTER TABLE appointments ADD COLUMN guardian TEXT NOT NULL DEFAULT '';
ALTER TABLE appointments ADD COLUMN guardian_consent TEXT NOT NULL DEFAULT 'not_needed';
ALTER TABLE appointments ADD COLUMN series_id INTEGER;
UPDATE appointments SET takes = 0 WHERE state IN ('no_show', 'cancelled');
UPDATE appointments SET absent = 'client' WHERE state = 'no_show';
CREATE INDEX appointments_taken ON appointments (start_at, end_at, practitioner_id, room_id, pad_before, pad_after) WHERE takes = 1;
CREATE INDEX appointments_series ON appointments (series_id, start_at) WHERE series_id IS NOT NULL;

-- Who comes besides the first: a couple, a family, both sides of a dispute.
CREATE TABLE appointment_people (
  appointment_id INTEGER NOT NULL REFERENCES appointments (id),
  person_id      INTEGER NOT NULL REFERENCES people (id),
  PRIMARY KEY (appointment_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX appointment_people_person ON appointment_people (person_id, appointment_id);

CREATE TABLE room_equipment (
  room_id   INTEGER NOT NULL REFERENCES rooms (id),
  equipment TEXT NOT NULL,
  PRIMARY KEY (room_id, equipment)
) STRICT, WITHOUT ROWID;

CREATE TABLE practitioners (
  staff_id       INTEGER NOT NULL PRIMARY KEY REFERENCES staff (id),
  sex            TEXT,
  lead_minutes   INTEGER NOT NULL,
  horizon_days   INTEGER NOT NULL,
  works_holidays INTEGER NOT NULL CHECK (works_holidays IN (0, 1))
) STRICT;

CREATE TABLE practitioner_languages (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  language TEXT NOT NULL,
  PRIMARY KEY (staff_id, language)
) STRICT, WITHOUT ROWID;

-- Weekly times that are not to be had: a break, or with a place the hours at another station, and the way there.
CREATE TABLE practitioner_off_hours (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start_at TEXT NOT NULL,
  end_at   TEXT NOT NULL CHECK (end_at > start_at),
  place    TEXT NOT NULL,
  travel   INTEGER NOT NULL,
  PRIMARY KEY (staff_id, weekday, start_at)
) STRICT, WITHOUT ROWID;

-- 请假 and 加班: days on which the weekly plan does not hold; without times the whole of them.
CREATE TABLE plan_exceptions (
  id       INTEGER NOT NULL PRIMARY KEY,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  kind     TEXT NOT NULL,
  from_on  TEXT NOT NULL,
  to_on    TEXT NOT NULL CHECK (to_on >= from_on),
  start_at TEXT NOT NULL,
  end_at   TEXT NOT NULL,
  note     TEXT NOT NULL,
  set_by   INTEGER NOT NULL REFERENCES staff (id),
  set_at   TEXT NOT NULL
) STRICT;
CREATE INDEX plan_exceptions_staff ON plan_exceptions (staff_id, to_on);

-- 等候: who wants an hour that cannot be had yet, and what was offered.
CREATE TABLE waiting (
  id              INTEGER NOT NULL PRIMARY KEY,
  case_id         INTEGER REFERENCES cases (id),
  person_id       INTEGER REFERENCES people (id),
  client          TEXT NOT NULL,
  client_phone    TEXT NOT NULL,
  service         TEXT NOT NULL,
  practitioner_id INTEGER REFERENCES staff (id),
  mode            TEXT NOT NULL,
  minutes         INTEGER NOT NULL,
  weekdays        TEXT NOT NULL,
  earliest        TEXT NOT NULL,
  latest          TEXT NOT NULL,
  until_on        TEXT,
  note            TEXT NOT NULL,
  state           TEXT NOT NULL,
  offered_to      INTEGER REFERENCES staff (id),
  offered_room    INTEGER REFERENCES rooms (id),
  offered_at      TEXT,
  answer_by       TEXT,
  appointment_id  INTEGER REFERENCES appointments (id),
  reason          TEXT NOT NULL,
  entered_by      INTEGER NOT NULL REFERENCES staff (id),
  entered_at      TEXT NOT NULL,
  version         INTEGER NOT NULL
) STRICT;
CREATE INDEX waiting_state ON waiting (state, entered_at);

-- An hour kept for a moment: while a booking is filled in, or until an offer is answered.
CREATE TABLE holds (
  id              INTEGER NOT NULL PRIMARY KEY,
  staff_id        INTEGER NOT NULL REFERENCES staff (id),
  waiting_id      INTEGER REFERENCES waiting (id),
  practitioner_id INTEGER NOT NULL REFERENCES staff (id),
  room_id         INTEGER REFERENCES rooms (id),
  start_at        TEXT NOT NULL,
  end_at          TEXT NOT NULL CHECK (end_at > start_at),
  until           TEXT NOT NULL
) STRICT;
CREATE INDEX holds_start ON holds (start_at);

-- 督导
CREATE TABLE supervisions (
  id         INTEGER NOT NULL PRIMARY KEY,
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  held_on    TEXT NOT NULL,
  minutes    INTEGER NOT NULL,
  supervisor TEXT NOT NULL,
  note       TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES staff (id),
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX supervisions_staff ON supervisions (staff_id, held_on);
