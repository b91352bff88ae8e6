-- 卷宗: the papers that came back signed, as scans, and the volume as it was sealed.
CREATE TABLE volume_papers (
  id            INTEGER NOT NULL PRIMARY KEY,
  case_id       INTEGER NOT NULL REFERENCES cases (id),
  -- 1 to 13; 0 beside the volume.
  part          INTEGER NOT NULL CHECK (part BETWEEN 0 AND 13),
  form          TEXT NOT NULL,
  note          TEXT NOT NULL,
  pages         INTEGER NOT NULL,
  attachment_id INTEGER NOT NULL REFERENCES attachments (id),
  after_seal    INTEGER NOT NULL,
  entered_by    INTEGER NOT NULL REFERENCES staff (id),
  entered_at    TEXT NOT NULL
) STRICT;
CREATE INDEX volume_papers_case ON volume_papers (case_id, part, id);

CREATE TABLE volumes (
  case_id       INTEGER NOT NULL PRIMARY KEY REFERENCES cases (id),
  -- SHA-256 of the file that was sealed; its bytes are the attachment.
  digest        TEXT NOT NULL,
  pages         INTEGER NOT NULL,
  keep          TEXT NOT NULL,
  attachment_id INTEGER NOT NULL REFERENCES attachments (id),
  sealed_by     INTEGER NOT NULL REFERENCES staff (id),
  sealed_at     TEXT NOT NULL
) STRICT;
