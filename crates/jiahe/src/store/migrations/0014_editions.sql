-- Arrangements of the two reconstructed forms (A.1, C) by the station, and what was written in fields of its own.
CREATE TABLE form_editions (
  form    TEXT NOT NULL,
  -- From 1; 0 is the one the program ships.
  number  INTEGER NOT NULL CHECK (number > 0),
  body    TEXT NOT NULL,
  kept_by INTEGER NOT NULL REFERENCES staff (id),
  kept_at TEXT NOT NULL,
  PRIMARY KEY (form, number)
) STRICT, WITHOUT ROWID;

-- The edition on which a case was registered, where it is not the one the program ships.
CREATE TABLE case_editions (
  case_id INTEGER NOT NULL PRIMARY KEY REFERENCES cases (id),
  number  INTEGER NOT NULL
) STRICT;

CREATE TABLE case_answers (
  case_id  INTEGER NOT NULL REFERENCES cases (id),
  key      TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- As the field was called then; so it can be read wherever the case goes.
  label    TEXT NOT NULL,
  value    TEXT NOT NULL,
  PRIMARY KEY (case_id, key)
) STRICT, WITHOUT ROWID;

ALTER TABLE surveys ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;

CREATE TABLE survey_answers (
  survey_id INTEGER NOT NULL REFERENCES surveys (id),
  key       TEXT NOT NULL,
  position  INTEGER NOT NULL,
  label     TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (survey_id, key)
) STRICT, WITHOUT ROWID;
