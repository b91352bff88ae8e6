-- Warning letters, protection orders, no contact (反家庭暴力法).

-- When, where and by whom a prompt was answered; `answered_at` is when it was typed in on its own.
ALTER TABLE case_prompts ADD COLUMN told_at TEXT;
ALTER TABLE case_prompts ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE case_prompts ADD COLUMN told_by TEXT NOT NULL DEFAULT '';
ALTER TABLE case_prompts ADD COLUMN answered_at TEXT;

-- 告诫书 (反家暴 16、17).
CREATE TABLE warnings (
  id             INTEGER NOT NULL PRIMARY KEY,
  case_id        INTEGER NOT NULL REFERENCES cases (id),
  police         TEXT NOT NULL,
  number         TEXT NOT NULL,
  issued_on      TEXT NOT NULL,
  offender_id    INTEGER NOT NULL REFERENCES people (id),
  victim_id      INTEGER NOT NULL REFERENCES people (id),
  facts          TEXT NOT NULL,
  given_offender TEXT,
  given_victim   TEXT,
  told_village   TEXT,
  ended_on       TEXT,
  end_reason     TEXT NOT NULL,
  entered_by     INTEGER NOT NULL REFERENCES staff (id),
  entered_at     TEXT NOT NULL,
  version        INTEGER NOT NULL,
  CHECK (offender_id <> victim_id)
) STRICT;
CREATE INDEX warnings_case ON warnings (case_id);
CREATE INDEX warnings_running ON warnings (issued_on) WHERE ended_on IS NULL;

-- 查访 (反家暴 17).
CREATE TABLE warning_visits (
  id         INTEGER NOT NULL PRIMARY KEY,
  warning_id INTEGER NOT NULL REFERENCES warnings (id),
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  visited_at TEXT NOT NULL,
  visitor    TEXT NOT NULL,
  met        TEXT NOT NULL,
  findings   TEXT NOT NULL,
  breached   INTEGER NOT NULL CHECK (breached IN (0, 1)),
  entered_by INTEGER NOT NULL REFERENCES staff (id),
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX warning_visits_warning ON warning_visits (warning_id, visited_at);
CREATE INDEX warning_visits_case ON warning_visits (case_id);

-- 人身安全保护令 (反家暴 23–32), from its application on.
CREATE TABLE protection_orders (
  id            INTEGER NOT NULL PRIMARY KEY,
  case_id       INTEGER NOT NULL REFERENCES cases (id),
  applicant_id  INTEGER NOT NULL REFERENCES people (id),
  respondent_id INTEGER NOT NULL REFERENCES people (id),
  relation      TEXT NOT NULL,
  proxy         TEXT,
  proxy_name    TEXT NOT NULL,
  proxy_reason  TEXT,
  court         TEXT NOT NULL,
  grounds       TEXT NOT NULL,
  applied_at    TEXT NOT NULL,
  urgent        INTEGER NOT NULL CHECK (urgent IN (0, 1)),
  state         TEXT NOT NULL,
  decided_at    TEXT,
  number        TEXT NOT NULL,
  -- Codes, separated by commas.
  measures      TEXT NOT NULL,
  other_measure TEXT NOT NULL,
  reason        TEXT NOT NULL,
  from_on       TEXT,
  until_on      TEXT,
  entered_by    INTEGER NOT NULL REFERENCES staff (id),
  entered_at    TEXT NOT NULL,
  version       INTEGER NOT NULL,
  CHECK (applicant_id <> respondent_id),
  CHECK ((proxy IS NULL) = (proxy_reason IS NULL))
) STRICT;
CREATE INDEX protection_orders_case ON protection_orders (case_id);
CREATE INDEX protection_orders_state ON protection_orders (state, until_on);

-- What happened to an order: service, review, variation, extension, revocation, breach.
CREATE TABLE protection_steps (
  id         INTEGER NOT NULL PRIMARY KEY,
  order_id   INTEGER NOT NULL REFERENCES protection_orders (id),
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  kind       TEXT NOT NULL,
  day        TEXT NOT NULL,
  until_on   TEXT,
  note       TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES staff (id),
  entered_at TEXT NOT NULL
) STRICT;
CREATE INDEX protection_steps_order ON protection_steps (order_id, day);
CREATE INDEX protection_steps_case ON protection_steps (case_id);

-- 禁止接触: two people whom calendar and paper keep apart.
CREATE TABLE no_contacts (
  id         INTEGER NOT NULL PRIMARY KEY,
  case_id    INTEGER NOT NULL REFERENCES cases (id),
  first_id   INTEGER NOT NULL REFERENCES people (id),
  second_id  INTEGER NOT NULL REFERENCES people (id),
  order_id   INTEGER REFERENCES protection_orders (id),
  reason     TEXT NOT NULL,
  from_on    TEXT NOT NULL,
  until_on   TEXT,
  set_by     INTEGER NOT NULL REFERENCES staff (id),
  set_at     TEXT NOT NULL,
  ended_on   TEXT,
  ended_by   INTEGER REFERENCES staff (id),
  end_reason TEXT NOT NULL,
  CHECK (first_id <> second_id)
) STRICT;
CREATE INDEX no_contacts_case ON no_contacts (case_id);
CREATE INDEX no_contacts_first ON no_contacts (first_id) WHERE ended_on IS NULL;
CREATE INDEX no_contacts_second ON no_contacts (second_id) WHERE ended_on IS NULL;
