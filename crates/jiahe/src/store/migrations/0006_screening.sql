-- Screening and the register of families to look after (5.5.1.1).

-- Every version of the questions asked at the door: a finding keeps those it was asked by.
CREATE TABLE checklists (
  version INTEGER NOT NULL PRIMARY KEY,
  made_by INTEGER NOT NULL REFERENCES staff (id),
  made_at TEXT NOT NULL
) STRICT;

-- `code` where the words are the program's own, `text` where they are the station's.
CREATE TABLE checklist_questions (
  checklist INTEGER NOT NULL REFERENCES checklists (version),
  position  INTEGER NOT NULL,
  code      TEXT NOT NULL,
  text      TEXT NOT NULL,
  dispute   TEXT NOT NULL,
  grave     INTEGER NOT NULL CHECK (grave IN (0, 1)),
  PRIMARY KEY (checklist, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaigns (
  id         INTEGER NOT NULL PRIMARY KEY,
  title      TEXT NOT NULL,
  area       TEXT NOT NULL,
  place      TEXT NOT NULL,
  from_day   TEXT NOT NULL,
  to_day     TEXT NOT NULL,
  checklist  INTEGER NOT NULL REFERENCES checklists (version),
  state      TEXT NOT NULL,
  closing    TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES staff (id),
  created_at TEXT NOT NULL,
  version    INTEGER NOT NULL
) STRICT;

-- Who visits which area.
CREATE TABLE campaign_walks (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  position    INTEGER NOT NULL,
  staff_id    INTEGER NOT NULL REFERENCES staff (id),
  area        TEXT NOT NULL,
  PRIMARY KEY (campaign_id, position)
) STRICT, WITHOUT ROWID;

-- How many families of an area were visited on a day, whoever was found or not.
CREATE TABLE campaign_visits (
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  day         TEXT NOT NULL,
  area        TEXT NOT NULL,
  families    INTEGER NOT NULL CHECK (families > 0),
  PRIMARY KEY (campaign_id, day, area)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_visits_day ON campaign_visits (day);

CREATE TABLE key_families (
  id           INTEGER NOT NULL PRIMARY KEY,
  household_id INTEGER NOT NULL UNIQUE REFERENCES households (id),
  area         TEXT NOT NULL,
  level        TEXT NOT NULL,
  risk         TEXT NOT NULL,
  difficulty   TEXT,
  help         TEXT,
  danger       TEXT,
  handler      INTEGER NOT NULL REFERENCES staff (id),
  measures     TEXT NOT NULL,
  state        TEXT NOT NULL,
  due          TEXT,
  entered_at   TEXT NOT NULL,
  version      INTEGER NOT NULL
) STRICT;
CREATE INDEX key_families_handler ON key_families (handler, due);

CREATE TABLE key_family_kinds (
  family_id INTEGER NOT NULL REFERENCES key_families (id),
  kind      TEXT NOT NULL,
  PRIMARY KEY (family_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_family_types (
  family_id INTEGER NOT NULL REFERENCES key_families (id),
  type      TEXT NOT NULL,
  PRIMARY KEY (family_id, type)
) STRICT, WITHOUT ROWID;

-- Cases of the family beside those of its household.
CREATE TABLE key_family_cases (
  family_id INTEGER NOT NULL REFERENCES key_families (id),
  case_id   INTEGER NOT NULL REFERENCES cases (id),
  PRIMARY KEY (family_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX key_family_cases_case ON key_family_cases (case_id);

CREATE TABLE key_family_events (
  id         INTEGER NOT NULL PRIMARY KEY,
  family_id  INTEGER NOT NULL REFERENCES key_families (id),
  at         TEXT NOT NULL,
  staff_id   INTEGER NOT NULL REFERENCES staff (id),
  kind       TEXT NOT NULL,
  from_value TEXT NOT NULL,
  to_value   TEXT NOT NULL,
  note       TEXT NOT NULL
) STRICT;
CREATE INDEX key_family_events_family ON key_family_events (family_id, id);

CREATE TABLE findings (
  id          INTEGER NOT NULL PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  checklist   INTEGER NOT NULL REFERENCES checklists (version),
  found_on    TEXT NOT NULL,
  found_by    INTEGER NOT NULL REFERENCES staff (id),
  area        TEXT NOT NULL,
  head        TEXT NOT NULL,
  address     TEXT NOT NULL,
  phone       TEXT NOT NULL,
  colour      TEXT,
  remark      TEXT NOT NULL,
  level       TEXT NOT NULL,
  case_id     INTEGER REFERENCES cases (id),
  family_id   INTEGER REFERENCES key_families (id),
  settled     TEXT NOT NULL,
  entered_by  INTEGER NOT NULL REFERENCES staff (id),
  entered_at  TEXT NOT NULL,
  version     INTEGER NOT NULL
) STRICT;
CREATE INDEX findings_campaign ON findings (campaign_id, id);
CREATE INDEX findings_day ON findings (found_on);
CREATE INDEX findings_head ON findings (head);
CREATE INDEX findings_case ON findings (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX findings_family ON findings (family_id) WHERE family_id IS NOT NULL;

CREATE TABLE finding_signs (
  finding_id INTEGER NOT NULL REFERENCES findings (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (finding_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding_kinds (
  finding_id INTEGER NOT NULL REFERENCES findings (id),
  type       TEXT NOT NULL,
  PRIMARY KEY (finding_id, type)
) STRICT, WITHOUT ROWID;

-- Intake forms begun from a finding or a family: the case that grows from one keeps the link.
CREATE TABLE screening_drafts (
  draft_id   INTEGER NOT NULL PRIMARY KEY,
  finding_id INTEGER REFERENCES findings (id),
  family_id  INTEGER REFERENCES key_families (id)
) STRICT;

-- 及时报送 (5.5.1.2): of this station's findings, and what stations below have told (`origin`: their id).
CREATE TABLE urgents (
  id         INTEGER NOT NULL PRIMARY KEY,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  origin     INTEGER NOT NULL,
  finding_id INTEGER UNIQUE REFERENCES findings (id),
  found_on   TEXT NOT NULL,
  area       TEXT NOT NULL,
  head       TEXT NOT NULL,
  address    TEXT NOT NULL,
  kinds      TEXT NOT NULL,
  told       TEXT NOT NULL,
  told_at    TEXT NOT NULL,
  how        TEXT NOT NULL,
  remark     TEXT NOT NULL,
  sent_to    INTEGER REFERENCES stations (id),
  noted_by   INTEGER REFERENCES staff (id),
  noted_at   TEXT,
  noted      TEXT NOT NULL,
  entered_at TEXT NOT NULL,
  UNIQUE (station_id, origin)
) STRICT;
CREATE INDEX urgents_open ON urgents (entered_at) WHERE noted_by IS NULL;

-- 定期汇总 (5.5.1.2): a week's summary as it was sent or received, in the words of the wire.
CREATE TABLE weeklies (
  station_id INTEGER NOT NULL REFERENCES stations (id),
  monday     TEXT NOT NULL,
  body       TEXT NOT NULL,
  at         TEXT NOT NULL,
  sent_to    INTEGER REFERENCES stations (id),
  PRIMARY KEY (station_id, monday)
) STRICT, WITHOUT ROWID;
