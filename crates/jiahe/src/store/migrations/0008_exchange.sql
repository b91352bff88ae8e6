-- Parcels between stations: what waits to be sent, in order, to whom. Kept after it was acknowledged: a
-- station that went back to an older backup asks for it again.

CREATE TABLE outbox (
  station_id INTEGER NOT NULL REFERENCES stations (id),
  sequence   INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  body       TEXT NOT NULL,
  posted_at  TEXT NOT NULL,
  PRIMARY KEY (station_id, sequence)
) STRICT, WITHOUT ROWID;

-- This station's own key pairs; the private halves lie nowhere else.
CREATE TABLE own_pair (
  id      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  opening TEXT NOT NULL,
  signing TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

-- Stations met: their public keys, who compared the fingerprint, and how far each side has read.
CREATE TABLE peers (
  station_id   INTEGER NOT NULL PRIMARY KEY REFERENCES stations (id),
  sealing      TEXT NOT NULL,
  verifying    TEXT NOT NULL,
  met_at       TEXT NOT NULL,
  confirmed_by INTEGER REFERENCES staff (id),
  confirmed_at TEXT,
  changed      INTEGER NOT NULL CHECK (changed IN (0, 1)),
  sent_to      INTEGER NOT NULL,
  acked_to     INTEGER NOT NULL,
  read_to      INTEGER NOT NULL,
  told_to      INTEGER NOT NULL,
  heard_number INTEGER NOT NULL,
  heard_at     TEXT NOT NULL
) STRICT;

CREATE TABLE parcels (
  id         INTEGER NOT NULL PRIMARY KEY,
  station_id INTEGER NOT NULL REFERENCES stations (id),
  direction  TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  number     INTEGER NOT NULL,
  made_at    TEXT NOT NULL,
  first      INTEGER NOT NULL,
  last       INTEGER NOT NULL,
  ack        INTEGER NOT NULL,
  bytes      INTEGER NOT NULL,
  file_name  TEXT NOT NULL,
  at         TEXT NOT NULL,
  staff_id   INTEGER NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX parcels_station ON parcels (station_id, at);

-- What was read: the same message again is told from a different one under its number.
CREATE TABLE inbox (
  station_id INTEGER NOT NULL REFERENCES stations (id),
  sequence   INTEGER NOT NULL,
  digest     TEXT NOT NULL,
  PRIMARY KEY (station_id, sequence)
) STRICT, WITHOUT ROWID;

-- What a newer sender told of a record and this version has no place for: kept, and sent on with the case.
CREATE TABLE carried (
  case_id INTEGER NOT NULL,
  name    TEXT NOT NULL,
  record  TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (case_id, name, record)
) STRICT, WITHOUT ROWID;

-- A compartment that another station sent on purpose, still sealed (to this station) until somebody says who
-- may read it here; body is empty from then on. Its case may come later, when it is accepted.
CREATE TABLE sealed_in (
  id          INTEGER NOT NULL PRIMARY KEY,
  station_id  INTEGER NOT NULL REFERENCES stations (id),
  case_id     INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  record      INTEGER NOT NULL,
  sent_by     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  body        TEXT NOT NULL,
  received_at TEXT NOT NULL,
  named_by    INTEGER REFERENCES staff (id)
) STRICT;
