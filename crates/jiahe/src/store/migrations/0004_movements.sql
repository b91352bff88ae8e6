-- A case between stations, units and persons (5.5.1, appendix B).

-- A station without Jiahe: what is sent there is answered on paper and entered here.
ALTER TABLE stations ADD COLUMN on_paper INTEGER NOT NULL DEFAULT 0 CHECK (on_paper IN (0, 1));

-- Who holds the case; the epoch rises by one with each acceptance, so that of two claims the higher wins.
ALTER TABLE cases ADD COLUMN holder_id INTEGER REFERENCES stations (id);
ALTER TABLE cases ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
-- The movement that was sent and not answered.
ALTER TABLE cases ADD COLUMN in_transit INTEGER;
ALTER TABLE cases ADD COLUMN merged_into INTEGER REFERENCES cases (id);
UPDATE cases SET holder_id = station_id;
CREATE INDEX cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE units (
  id         INTEGER NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,
  name       TEXT NOT NULL,
  contact    TEXT NOT NULL,
  phone      TEXT NOT NULL,
  address    TEXT NOT NULL,
  speciality TEXT NOT NULL,
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_at TEXT NOT NULL
) STRICT;

-- Staff are named by their global id and by name, without a reference: they may be of another station.
CREATE TABLE movements (
  id              INTEGER NOT NULL PRIMARY KEY,
  case_id         INTEGER NOT NULL REFERENCES cases (id),
  kind            TEXT NOT NULL,
  from_station    INTEGER NOT NULL REFERENCES stations (id),
  to_station      INTEGER REFERENCES stations (id),
  to_unit         INTEGER REFERENCES units (id),
  to_name         TEXT NOT NULL,
  scope           TEXT,
  coordinator     TEXT NOT NULL,
  reason          TEXT NOT NULL,
  answer_by       TEXT NOT NULL,
  deadline        TEXT,
  paper           INTEGER NOT NULL CHECK (paper IN (0, 1)),
  -- The epoch that an acceptance begins; 0 where custody stays.
  epoch           INTEGER NOT NULL,
  state           TEXT NOT NULL,
  sent_at         TEXT NOT NULL,
  sent_by         INTEGER NOT NULL,
  sent_by_name    TEXT NOT NULL,
  withdraw_at     TEXT,
  withdraw_reason TEXT NOT NULL,
  answered_at     TEXT,
  answered_by     TEXT NOT NULL,
  answer_reason   TEXT NOT NULL,
  ended_at        TEXT,
  result          TEXT NOT NULL,
  -- The sender has seen the refusal; this station's own.
  seen_at         TEXT
) STRICT;
CREATE INDEX movements_case ON movements (case_id, id);
CREATE INDEX movements_state ON movements (state, from_station);

-- What each tier answered, and what became of the case there.
CREATE TABLE flow_steps (
  id         INTEGER NOT NULL PRIMARY KEY,
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  epoch      INTEGER NOT NULL,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  step       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  at         TEXT NOT NULL,
  by_name    TEXT NOT NULL
) STRICT;
CREATE INDEX flow_steps_case ON flow_steps (case_id, epoch, id);
INSERT INTO flow_steps (id, case_id, epoch, station_id, step, reason, at, by_name)
  SELECT id, id, 0, station_id, CASE state WHEN 'unresolved' THEN 'not_resolved' ELSE 'resolve' END, '', opened_at, ''
  FROM cases WHERE state IN ('resolved', 'unresolved', 'archived');
INSERT INTO flow_steps (id, case_id, epoch, station_id, step, reason, at, by_name)
  SELECT id + 1, id, 0, station_id, 'archive', '', opened_at, '' FROM cases WHERE state = 'archived';

-- Every station that ever held the case or worked on it: each is told of every movement.
CREATE TABLE case_circle (
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  station_id INTEGER NOT NULL REFERENCES stations (id),
  PRIMARY KEY (case_id, station_id)
) STRICT, WITHOUT ROWID;
INSERT INTO case_circle (case_id, station_id) SELECT id, station_id FROM cases;

-- What another station offers; the case itself stays in the body until somebody here accepts it.
CREATE TABLE movement_offers (
  id           INTEGER NOT NULL PRIMARY KEY,
  case_id      INTEGER NOT NULL,
  from_station INTEGER NOT NULL REFERENCES stations (id),
  body         TEXT NOT NULL,
  arrived_at   TEXT NOT NULL,
  state        TEXT NOT NULL,
  reason       TEXT NOT NULL
) STRICT;
CREATE INDEX movement_offers_state ON movement_offers (state);
