-- Parcels between stations: what waits to be sent, in order, to whom.

CREATE TABLE outbox (
  station_id INTEGER NOT NULL REFERENCES stations (id),
  sequence   INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  body       TEXT NOT NULL,
  posted_at  TEXT NOT NULL,
  PRIMARY KEY (station_id, sequence)
) STRICT, WITHOUT ROWID;
