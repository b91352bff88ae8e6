-- Ids are INTEGER (see kernel/id.rs), moments TEXT in China Standard Time, codes TEXT as in the terms.

CREATE TABLE settings (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE stations (
  id          INTEGER NOT NULL PRIMARY KEY,
  name        TEXT NOT NULL,
  tier        TEXT NOT NULL CHECK (tier IN ('county', 'town', 'village')),
  place       TEXT NOT NULL,
  parent_name TEXT NOT NULL,
  own         INTEGER NOT NULL CHECK (own IN (0, 1)),
  created_at  TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX stations_own ON stations (own) WHERE own = 1;

CREATE TABLE staff (
  id           INTEGER NOT NULL PRIMARY KEY,
  station_id   INTEGER NOT NULL REFERENCES stations (id),
  name         TEXT NOT NULL,
  phone        TEXT NOT NULL,
  active       INTEGER NOT NULL CHECK (active IN (0, 1)),
  suspended    INTEGER NOT NULL CHECK (suspended IN (0, 1)),
  has_account  INTEGER NOT NULL CHECK (has_account IN (0, 1)),
  password_due INTEGER NOT NULL CHECK (password_due IN (0, 1)),
  text_size    INTEGER NOT NULL,
  language     TEXT NOT NULL,
  idle_minutes INTEGER NOT NULL,
  created_at   TEXT NOT NULL
) STRICT;

CREATE TABLE staff_roles (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  role     TEXT NOT NULL,
  PRIMARY KEY (staff_id, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_hours (
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start_at TEXT NOT NULL,
  end_at   TEXT NOT NULL CHECK (end_at > start_at),
  PRIMARY KEY (staff_id, weekday, start_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id                 INTEGER NOT NULL PRIMARY KEY,
  name               TEXT NOT NULL,
  id_number          TEXT NOT NULL,
  id_reason          TEXT NOT NULL,
  sex                TEXT NOT NULL,
  birth              TEXT,
  phone              TEXT NOT NULL,
  safe_contact       TEXT NOT NULL,
  nation             TEXT NOT NULL,
  marriage           TEXT NOT NULL,
  education          TEXT NOT NULL,
  occupation         TEXT NOT NULL,
  workplace          TEXT NOT NULL,
  registered_place   TEXT NOT NULL,
  registered_address TEXT NOT NULL,
  living_place       TEXT NOT NULL,
  living_address     TEXT NOT NULL,
  version            INTEGER NOT NULL,
  created_at         TEXT NOT NULL
) STRICT;
CREATE INDEX people_id_number ON people (id_number) WHERE id_number <> '';
CREATE INDEX people_phone ON people (phone) WHERE phone <> '';
CREATE INDEX people_name ON people (name);
CREATE INDEX people_living_address ON people (living_address) WHERE living_address <> '';

CREATE TABLE households (
  id         INTEGER NOT NULL PRIMARY KEY,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE household_members (
  household_id INTEGER NOT NULL REFERENCES households (id),
  person_id    INTEGER NOT NULL REFERENCES people (id),
  relation     TEXT NOT NULL,
  position     INTEGER NOT NULL,
  PRIMARY KEY (household_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_members_person ON household_members (person_id);

CREATE TABLE case_counters (
  station_id INTEGER NOT NULL REFERENCES stations (id),
  year       INTEGER NOT NULL,
  last       INTEGER NOT NULL,
  PRIMARY KEY (station_id, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id                INTEGER NOT NULL PRIMARY KEY,
  code              TEXT NOT NULL UNIQUE,
  station_id        INTEGER NOT NULL REFERENCES stations (id),
  household_id      INTEGER NOT NULL REFERENCES households (id),
  channel           TEXT NOT NULL,
  reported_at       TEXT NOT NULL,
  opened_at         TEXT NOT NULL,
  received_by       INTEGER NOT NULL REFERENCES staff (id),
  handler           INTEGER NOT NULL REFERENCES staff (id),
  main_type         TEXT NOT NULL,
  facts             TEXT NOT NULL,
  risk              TEXT NOT NULL,
  risk_reason       TEXT NOT NULL,
  level             TEXT NOT NULL,
  consent           TEXT NOT NULL,
  consent_note      TEXT NOT NULL,
  people_count      INTEGER,
  difficulty        TEXT,
  help              TEXT,
  danger            TEXT,
  may_escalate      INTEGER NOT NULL CHECK (may_escalate IN (0, 1)),
  escalation_report TEXT NOT NULL,
  measures          TEXT NOT NULL,
  obstacle          TEXT NOT NULL,
  deadline          TEXT,
  state             TEXT NOT NULL,
  version           INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_opened ON cases (opened_at, id, level);
CREATE INDEX cases_type ON cases (main_type, opened_at, id, level);
CREATE INDEX cases_risk ON cases (risk, opened_at, id, level);
CREATE INDEX cases_state ON cases (state, opened_at, id, level);
CREATE INDEX cases_handler ON cases (handler, opened_at, id, level);
CREATE INDEX cases_channel ON cases (channel, opened_at, id, level);
CREATE INDEX cases_household ON cases (household_id);

-- Every type of a case, the main one included: one place to filter by type.
CREATE TABLE case_types (
  type    TEXT NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  PRIMARY KEY (type, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_types_case ON case_types (case_id);

CREATE TABLE case_services (
  service TEXT NOT NULL,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  PRIMARY KEY (service, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_services_case ON case_services (case_id);

CREATE TABLE case_dangers (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  sign    TEXT NOT NULL,
  PRIMARY KEY (case_id, sign)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_prompts (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  prompt  TEXT NOT NULL,
  done    INTEGER NOT NULL CHECK (done IN (0, 1)),
  note    TEXT NOT NULL,
  PRIMARY KEY (case_id, prompt)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_family_kinds (
  case_id INTEGER NOT NULL REFERENCES cases (id),
  kind    TEXT NOT NULL,
  PRIMARY KEY (case_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_parties (
  case_id   INTEGER NOT NULL REFERENCES cases (id),
  position  INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people (id),
  role      TEXT NOT NULL,
  PRIMARY KEY (case_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_parties_person ON case_parties (person_id, case_id);

CREATE TABLE case_team (
  case_id  INTEGER NOT NULL REFERENCES cases (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  PRIMARY KEY (case_id, staff_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_team_staff ON case_team (staff_id, case_id);

CREATE TABLE case_events (
  id         INTEGER NOT NULL PRIMARY KEY,
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  at         TEXT NOT NULL,
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  kind       TEXT NOT NULL,
  from_value TEXT NOT NULL,
  to_value   TEXT NOT NULL,
  note       TEXT NOT NULL
) STRICT;
CREATE INDEX case_events_case ON case_events (case_id, id);

CREATE TABLE rooms (
  id       INTEGER NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  capacity INTEGER NOT NULL,
  active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE appointments (
  id              INTEGER NOT NULL PRIMARY KEY,
  case_id         INTEGER REFERENCES cases (id),
  person_id       INTEGER REFERENCES people (id),
  client          TEXT NOT NULL,
  client_phone    TEXT NOT NULL,
  service         TEXT NOT NULL,
  practitioner_id INTEGER NOT NULL REFERENCES staff (id),
  room_id         INTEGER REFERENCES rooms (id),
  mode            TEXT NOT NULL,
  start_at        TEXT NOT NULL,
  end_at          TEXT NOT NULL CHECK (end_at > start_at),
  state           TEXT NOT NULL,
  reason          TEXT NOT NULL,
  booked_by       INTEGER NOT NULL REFERENCES staff (id),
  created_at      TEXT NOT NULL,
  version         INTEGER NOT NULL
) STRICT;
CREATE INDEX appointments_start ON appointments (start_at);
CREATE INDEX appointments_practitioner ON appointments (practitioner_id, start_at);
CREATE INDEX appointments_room ON appointments (room_id, start_at) WHERE room_id IS NOT NULL;
CREATE INDEX appointments_person ON appointments (person_id, start_at) WHERE person_id IS NOT NULL;
CREATE INDEX appointments_case ON appointments (case_id, start_at) WHERE case_id IS NOT NULL;

-- Ciphertext only, under keys that the station key does not open (compartments/).
CREATE TABLE compartments (
  kind       TEXT NOT NULL,
  record     INTEGER NOT NULL,
  author     INTEGER NOT NULL REFERENCES staff (id),
  body       TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (kind, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE compartment_letters (
  kind     TEXT NOT NULL,
  record   INTEGER NOT NULL,
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  letter   TEXT NOT NULL,
  PRIMARY KEY (kind, record, staff_id),
  FOREIGN KEY (kind, record) REFERENCES compartments (kind, record)
) STRICT, WITHOUT ROWID;

-- 强制报告 and other reports to authorities; who found it lies in a compartment.
CREATE TABLE reports (
  id            INTEGER NOT NULL PRIMARY KEY,
  case_id       INTEGER NOT NULL REFERENCES cases (id),
  kind          TEXT NOT NULL,
  situation     TEXT NOT NULL,
  suspect       TEXT NOT NULL,
  measures      TEXT NOT NULL,
  reported_at   TEXT NOT NULL,
  receipt       TEXT NOT NULL,
  told          TEXT NOT NULL,
  feedback      TEXT NOT NULL,
  entered_by    INTEGER NOT NULL REFERENCES staff (id),
  entered_at    TEXT NOT NULL
) STRICT;
CREATE INDEX reports_case ON reports (case_id, reported_at);

-- 紧急查看: who looked into a case they are not on, why, and which lead has taken note.
CREATE TABLE glass (
  id       INTEGER NOT NULL PRIMARY KEY,
  case_id  INTEGER NOT NULL REFERENCES cases (id),
  staff_id INTEGER NOT NULL REFERENCES staff (id),
  at       TEXT NOT NULL,
  until    TEXT NOT NULL,
  reason   TEXT NOT NULL,
  ended    INTEGER NOT NULL CHECK (ended IN (0, 1)),
  noted_by INTEGER REFERENCES staff (id)
) STRICT;
CREATE INDEX glass_open ON glass (until) WHERE ended = 0;
CREATE INDEX glass_unnoted ON glass (at) WHERE noted_by IS NULL;

CREATE TABLE classes (
  id            INTEGER NOT NULL PRIMARY KEY,
  theme         TEXT NOT NULL,
  instructor    TEXT NOT NULL,
  place         TEXT NOT NULL,
  audience      TEXT NOT NULL,
  start_at      TEXT NOT NULL,
  end_at        TEXT NOT NULL CHECK (end_at > start_at),
  capacity      INTEGER NOT NULL,
  state         TEXT NOT NULL,
  cancel_reason TEXT NOT NULL,
  created_at    TEXT NOT NULL,
  version       INTEGER NOT NULL
) STRICT;
CREATE INDEX classes_start ON classes (start_at);

CREATE TABLE enrolments (
  id         INTEGER NOT NULL PRIMARY KEY,
  class_id   INTEGER NOT NULL REFERENCES classes (id),
  case_id    INTEGER REFERENCES cases (id),
  person_id  INTEGER REFERENCES people (id),
  name       TEXT NOT NULL,
  phone      TEXT NOT NULL,
  child_age  TEXT NOT NULL,
  state      TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX enrolments_class ON enrolments (class_id);
CREATE UNIQUE INDEX enrolments_person ON enrolments (class_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX enrolments_case ON enrolments (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE surveys (
  id          INTEGER NOT NULL PRIMARY KEY,
  case_id     INTEGER REFERENCES cases (id),
  anonymous   INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  day         TEXT NOT NULL,
  service     TEXT,
  sex         TEXT,
  age         TEXT,
  first_time  INTEGER,
  recommend   INTEGER,
  comment     TEXT NOT NULL,
  reply_phone TEXT NOT NULL,
  entered_by  INTEGER NOT NULL REFERENCES staff (id),
  entered_at  TEXT NOT NULL,
  CHECK (anonymous = 0 OR (case_id IS NULL AND reply_phone = ''))
) STRICT;
CREATE INDEX surveys_day ON surveys (day);
CREATE INDEX surveys_case ON surveys (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE survey_scores (
  survey_id INTEGER NOT NULL REFERENCES surveys (id),
  item      TEXT NOT NULL,
  score     INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  PRIMARY KEY (survey_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  id         INTEGER NOT NULL PRIMARY KEY,
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  body       TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX drafts_staff ON drafts (staff_id, updated_at);

-- A hash chain: each row's hash covers its fields and the hash before it.
CREATE TABLE audit (
  seq      INTEGER NOT NULL PRIMARY KEY,
  at       TEXT NOT NULL,
  staff_id INTEGER NOT NULL,
  command  TEXT NOT NULL,
  screen   TEXT NOT NULL,
  noun     TEXT NOT NULL,
  record   INTEGER NOT NULL,
  detail   TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_staff ON audit (staff_id, seq);
