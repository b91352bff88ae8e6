-- What was written by hand on a printed form and typed in from it.
CREATE TABLE filled_papers (
  id         INTEGER NOT NULL PRIMARY KEY,
  form       TEXT NOT NULL,
  -- None for what belongs to no case: a complaint, a volunteer's hours.
  case_id    INTEGER REFERENCES cases (id),
  day        TEXT NOT NULL,
  body       TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES staff (id),
  entered_at TEXT NOT NULL,
  version    INTEGER NOT NULL
) STRICT;
CREATE INDEX filled_papers_case ON filled_papers (case_id, id);
