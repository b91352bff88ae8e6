-- 家风培育 and 护航关爱 (5.4.8, 5.5.3.2): courses, cohorts of lessons, orders to take guidance, care activities, photos.

CREATE TABLE courses (
  id           INTEGER NOT NULL PRIMARY KEY,
  title        TEXT NOT NULL,
  summary      TEXT NOT NULL,
  minutes      INTEGER NOT NULL,
  -- How many lessons somebody must have been at to get the certificate.
  pass_lessons INTEGER NOT NULL,
  active       INTEGER NOT NULL CHECK (active IN (0, 1)),
  version      INTEGER NOT NULL,
  created_at   TEXT NOT NULL
) STRICT;

CREATE TABLE course_targets (
  course_id INTEGER NOT NULL REFERENCES courses (id),
  target    TEXT NOT NULL,
  PRIMARY KEY (course_id, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE course_lessons (
  course_id INTEGER NOT NULL REFERENCES courses (id),
  position  INTEGER NOT NULL,
  title     TEXT NOT NULL,
  content   TEXT NOT NULL,
  PRIMARY KEY (course_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE course_materials (
  course_id INTEGER NOT NULL REFERENCES courses (id),
  position  INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  title     TEXT NOT NULL,
  content   TEXT NOT NULL,
  PRIMARY KEY (course_id, position)
) STRICT, WITHOUT ROWID;

-- 班期
CREATE TABLE cohorts (
  id           INTEGER NOT NULL PRIMARY KEY,
  course_id    INTEGER NOT NULL REFERENCES courses (id),
  title        TEXT NOT NULL,
  host         TEXT NOT NULL,
  capacity     INTEGER NOT NULL,
  pass_lessons INTEGER NOT NULL,
  state        TEXT NOT NULL,
  reason       TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  version      INTEGER NOT NULL
) STRICT;
CREATE INDEX cohorts_state ON cohorts (state, id);

-- 家庭教育指导令, 督促监护令, 责令接受家庭教育指导 (家庭教育促进法 49)
CREATE TABLE guidance_orders (
  id          INTEGER NOT NULL PRIMARY KEY,
  case_id     INTEGER NOT NULL REFERENCES cases (id),
  person_id   INTEGER NOT NULL REFERENCES people (id),
  kind        TEXT NOT NULL,
  issuer      TEXT NOT NULL,
  number      TEXT NOT NULL,
  ordered_on  TEXT NOT NULL,
  received_on TEXT NOT NULL,
  lessons     INTEGER NOT NULL,
  hours       INTEGER NOT NULL,
  due_on      TEXT NOT NULL,
  content     TEXT NOT NULL,
  state       TEXT NOT NULL,
  settled_on  TEXT,
  settled_note TEXT NOT NULL,
  told_on     TEXT,
  told_note   TEXT NOT NULL,
  entered_by  INTEGER NOT NULL REFERENCES staff (id),
  entered_at  TEXT NOT NULL,
  version     INTEGER NOT NULL
) STRICT;
CREATE INDEX guidance_orders_case ON guidance_orders (case_id);
CREATE INDEX guidance_orders_state ON guidance_orders (state, due_on);

CREATE TABLE cohort_members (
  id          INTEGER NOT NULL PRIMARY KEY,
  cohort_id   INTEGER NOT NULL REFERENCES cohorts (id),
  case_id     INTEGER REFERENCES cases (id),
  person_id   INTEGER REFERENCES people (id),
  name        TEXT NOT NULL,
  phone       TEXT NOT NULL,
  child_age   TEXT NOT NULL,
  eligibility TEXT NOT NULL,
  order_id    INTEGER REFERENCES guidance_orders (id),
  state       TEXT NOT NULL,
  -- The place in the line: when they asked, or asked anew.
  asked_at    TEXT NOT NULL,
  answer_by   TEXT,
  reason      TEXT NOT NULL,
  entered_by  INTEGER NOT NULL REFERENCES staff (id),
  entered_at  TEXT NOT NULL
) STRICT;
CREATE INDEX cohort_members_cohort ON cohort_members (cohort_id, asked_at);
CREATE UNIQUE INDEX cohort_members_person ON cohort_members (cohort_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX cohort_members_case ON cohort_members (case_id) WHERE case_id IS NOT NULL;

-- A session: a lecture of its own, one at a host outside, or a lesson of a cohort; whom and what it takes up.
ALTER TABLE classes ADD COLUMN form TEXT NOT NULL DEFAULT 'lecture';
ALTER TABLE classes ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE classes ADD COLUMN instructor_id INTEGER;
ALTER TABLE classes ADD COLUMN room_id INTEGER;
ALTER TABLE classes ADD COLUMN course_id INTEGER;
ALTER TABLE classes ADD COLUMN cohort_id INTEGER;
CREATE INDEX classes_cohort ON classes (cohort_id, start_at) WHERE cohort_id IS NOT NULL;
CREATE INDEX classes_taken ON classes (start_at, end_at, instructor_id, room_id) WHERE state <> 'cancelled';

ALTER TABLE enrolments ADD COLUMN member_id INTEGER;
-- The seat in the lesson that was missed, which this one makes up for.
ALTER TABLE enrolments ADD COLUMN makes_up INTEGER;
CREATE INDEX enrolments_member ON enrolments (member_id) WHERE member_id IS NOT NULL;
CREATE UNIQUE INDEX enrolments_makes_up ON enrolments (makes_up) WHERE makes_up IS NOT NULL AND state <> 'withdrawn';

CREATE TABLE homework (
  id        INTEGER NOT NULL PRIMARY KEY,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  class_id  INTEGER REFERENCES classes (id),
  title     TEXT NOT NULL,
  content   TEXT NOT NULL,
  due_on    TEXT,
  given_at  TEXT NOT NULL
) STRICT;
CREATE INDEX homework_cohort ON homework (cohort_id);

CREATE TABLE homework_done (
  homework_id INTEGER NOT NULL REFERENCES homework (id),
  member_id   INTEGER NOT NULL REFERENCES cohort_members (id),
  handed_on   TEXT NOT NULL,
  note        TEXT NOT NULL,
  PRIMARY KEY (homework_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX homework_done_member ON homework_done (member_id);

-- 课前、课后自评
CREATE TABLE self_ratings (
  member_id INTEGER NOT NULL REFERENCES cohort_members (id),
  moment    TEXT NOT NULL,
  item      TEXT NOT NULL,
  score     INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  PRIMARY KEY (member_id, moment, item)
) STRICT, WITHOUT ROWID;

-- 反馈表; an anonymous one names no member.
CREATE TABLE class_feedback (
  id         INTEGER NOT NULL PRIMARY KEY,
  class_id   INTEGER REFERENCES classes (id),
  cohort_id  INTEGER REFERENCES cohorts (id),
  member_id  INTEGER REFERENCES cohort_members (id),
  day        TEXT NOT NULL,
  comment    TEXT NOT NULL,
  CHECK ((class_id IS NULL) <> (cohort_id IS NULL))
) STRICT;
CREATE INDEX class_feedback_class ON class_feedback (class_id) WHERE class_id IS NOT NULL;
CREATE INDEX class_feedback_cohort ON class_feedback (cohort_id) WHERE cohort_id IS NOT NULL;
CREATE UNIQUE INDEX class_feedback_member ON class_feedback (member_id) WHERE member_id IS NOT NULL;

CREATE TABLE class_feedback_scores (
  feedback_id INTEGER NOT NULL REFERENCES class_feedback (id),
  item        TEXT NOT NULL,
  score       INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  PRIMARY KEY (feedback_id, item)
) STRICT, WITHOUT ROWID;

-- 结业证书
CREATE TABLE certificates (
  id        INTEGER NOT NULL PRIMARY KEY,
  member_id INTEGER NOT NULL UNIQUE REFERENCES cohort_members (id),
  number    TEXT NOT NULL UNIQUE,
  issued_on TEXT NOT NULL,
  issued_by INTEGER NOT NULL REFERENCES staff (id),
  attended  INTEGER NOT NULL,
  -- Why a lead gave it though the rule was not reached; empty where it was.
  reason    TEXT NOT NULL
) STRICT;

-- 护航关爱
CREATE TABLE care_events (
  id         INTEGER NOT NULL PRIMARY KEY,
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  held_on    TEXT NOT NULL,
  place      TEXT NOT NULL,
  host       TEXT NOT NULL,
  reached    INTEGER NOT NULL,
  children   INTEGER NOT NULL CHECK (children IN (0, 1)),
  content    TEXT NOT NULL,
  result     TEXT NOT NULL,
  entered_by INTEGER NOT NULL REFERENCES staff (id),
  entered_at TEXT NOT NULL,
  version    INTEGER NOT NULL
) STRICT;
CREATE INDEX care_events_held ON care_events (held_on, id);

CREATE TABLE care_focuses (
  event_id INTEGER NOT NULL REFERENCES care_events (id),
  focus    TEXT NOT NULL,
  PRIMARY KEY (event_id, focus)
) STRICT, WITHOUT ROWID;

CREATE TABLE care_materials (
  event_id INTEGER NOT NULL REFERENCES care_events (id),
  position INTEGER NOT NULL,
  what     TEXT NOT NULL,
  count    INTEGER NOT NULL,
  PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE care_families (
  event_id INTEGER NOT NULL REFERENCES care_events (id),
  case_id  INTEGER NOT NULL REFERENCES cases (id),
  note     TEXT NOT NULL,
  PRIMARY KEY (event_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX care_families_case ON care_families (case_id);

-- Pictures, in the encrypted database itself: backup, restore and a change of key carry them like any row.
CREATE TABLE attachments (
  id       INTEGER NOT NULL PRIMARY KEY,
  noun     TEXT NOT NULL,
  record   INTEGER NOT NULL,
  format   TEXT NOT NULL,
  width    INTEGER NOT NULL,
  height   INTEGER NOT NULL,
  bytes    INTEGER NOT NULL,
  digest   TEXT NOT NULL,
  caption  TEXT NOT NULL,
  -- 未成年人保护法 103: whether children are to be seen, and how that may be.
  children TEXT NOT NULL,
  consent  TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES staff (id),
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_record ON attachments (noun, record);

CREATE TABLE attachment_chunks (
  attachment_id INTEGER NOT NULL REFERENCES attachments (id),
  position      INTEGER NOT NULL,
  bytes         BLOB NOT NULL,
  PRIMARY KEY (attachment_id, position)
) STRICT, WITHOUT ROWID;
