// The tables, in SQL. All are STRICT: a value of another type is refused, not converted. Only `events` is the
// truth; settings and answers stand beside it, the others are decision indexes that can be rebuilt from it.
#pragma once

#include <cstdint>

namespace lianshen {

// In the header of every file: "LnSh", and the version of the tables below.
inline constexpr std::int64_t kApplicationId = 0x4C6E5368;
inline constexpr std::int64_t kSchemaVersion = 3;

inline constexpr const char* kSchema = R"sql(
CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL CHECK (name <> 'clock' OR value IN ('simulated', 'wall'))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER settings_are_final BEFORE UPDATE ON settings
  BEGIN SELECT RAISE(ABORT, 'settings are never changed'); END;
CREATE TRIGGER settings_are_kept BEFORE DELETE ON settings
  BEGIN SELECT RAISE(ABORT, 'settings are never deleted'); END;

CREATE TABLE events (
  sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
  kind TEXT NOT NULL CHECK (kind = 'event' OR kind = 'refusal' OR kind = 'admin'),
  jurisdiction TEXT NOT NULL,
  workflow TEXT NOT NULL,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (
    CASE kind WHEN 'event' THEN version > 0 AND stream <> '' ELSE version = 0 END),
  type TEXT NOT NULL CHECK (type <> ''),
  type_version INTEGER NOT NULL CHECK (type_version > 0),
  at_unix_ms INTEGER NOT NULL,
  occurred_on TEXT NOT NULL,
  actor_user TEXT NOT NULL CHECK (actor_user <> ''),
  actor_organisation TEXT NOT NULL,
  on_behalf_of TEXT NOT NULL,
  document_no TEXT NOT NULL,
  key TEXT NOT NULL,
  pack TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  calendar_version TEXT NOT NULL,
  provisions TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
  previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX events_of_stream ON events (stream, version) WHERE kind = 'event';
CREATE INDEX refusals_of_stream ON events (stream) WHERE kind = 'refusal';
CREATE INDEX admin_rows ON events (sequence) WHERE kind = 'admin';

-- Holds a row only inside the transaction of an erasure: the one shell that may take the place of one body.
CREATE TABLE erasure_permits (
  sequence INTEGER PRIMARY KEY,
  shell TEXT NOT NULL CHECK (shell <> '')
) STRICT;
CREATE TRIGGER events_are_final BEFORE UPDATE ON events
  WHEN NOT EXISTS (
    SELECT 1 FROM erasure_permits AS permit
    WHERE permit.sequence = OLD.sequence AND permit.shell = NEW.body AND OLD.kind <> 'admin'
      AND (NEW.sequence, NEW.kind, NEW.jurisdiction, NEW.workflow, NEW.stream, NEW.version, NEW.type,
           NEW.type_version, NEW.at_unix_ms, NEW.occurred_on, NEW.actor_user, NEW.actor_organisation,
           NEW.on_behalf_of, NEW.document_no, NEW.key, NEW.pack, NEW.policy_version, NEW.calendar_version,
           NEW.provisions, NEW.body_hash, NEW.previous_hash, NEW.hash)
        = (OLD.sequence, OLD.kind, OLD.jurisdiction, OLD.workflow, OLD.stream, OLD.version, OLD.type,
           OLD.type_version, OLD.at_unix_ms, OLD.occurred_on, OLD.actor_user, OLD.actor_organisation,
           OLD.on_behalf_of, OLD.document_no, OLD.key, OLD.pack, OLD.policy_version, OLD.calendar_version,
           OLD.provisions, OLD.body_hash, OLD.previous_hash, OLD.hash))
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_kept BEFORE DELETE ON events
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

CREATE TABLE answers (
  key_hash INTEGER NOT NULL,
  actor TEXT NOT NULL,
  key TEXT NOT NULL CHECK (key <> ''),
  body_hash TEXT NOT NULL,
  first_sequence INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE INDEX answers_by_key ON answers (key_hash);

CREATE TABLE streams (
  stream TEXT NOT NULL PRIMARY KEY CHECK (stream <> ''),
  workflow TEXT NOT NULL CHECK (workflow <> ''),
  version INTEGER NOT NULL CHECK (version > 0),
  state TEXT NOT NULL,
  data TEXT NOT NULL,
  fingerprint INTEGER NOT NULL,
  pack TEXT NOT NULL,
  policy_version TEXT NOT NULL,
  organisation TEXT NOT NULL,
  project TEXT NOT NULL
) STRICT;
CREATE INDEX streams_of_workflow ON streams (workflow);

CREATE TABLE links (
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (kind, target, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestones (
  project TEXT NOT NULL,
  name TEXT NOT NULL,
  on_day TEXT NOT NULL,
  amount_fen INTEGER CHECK (amount_fen >= 0),
  text TEXT NOT NULL,
  stream TEXT NOT NULL,
  PRIMARY KEY (project, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE clocks (
  stream TEXT NOT NULL,
  clock TEXT NOT NULL,
  status TEXT NOT NULL CHECK (
    status = 'running' OR status = 'paused' OR status = 'passed' OR status = 'stopped'),
  from_day TEXT NOT NULL,
  due_on TEXT NOT NULL,
  limit_count INTEGER NOT NULL CHECK (limit_count >= 0),
  limit_unit TEXT NOT NULL CHECK (
    limit_unit = 'working_day' OR limit_unit = 'calendar_day' OR limit_unit = 'month'),
  is_minimum INTEGER NOT NULL CHECK (is_minimum IN (0, 1)),
  card TEXT NOT NULL CHECK (card = 'none' OR card = 'yellow' OR card = 'red'),
  holder TEXT NOT NULL,
  provision TEXT NOT NULL,
  calendar_version TEXT NOT NULL,
  is_provisional INTEGER NOT NULL CHECK (is_provisional IN (0, 1)),
  pauses TEXT NOT NULL,
  stopped_on TEXT CHECK ((stopped_on IS NULL) = (status <> 'stopped')),
  passed_due_on TEXT,
  paused_by TEXT NOT NULL,
  PRIMARY KEY (stream, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX clocks_that_may_pass ON clocks (due_on, stream, clock)
  WHERE status = 'running' AND card <> 'none';

CREATE TABLE cards (
  sequence INTEGER NOT NULL,
  stream TEXT NOT NULL,
  clock TEXT NOT NULL,
  due_on TEXT NOT NULL,
  card TEXT NOT NULL CHECK (card IN ('yellow', 'red')),
  holder TEXT NOT NULL,
  provision TEXT NOT NULL,
  PRIMARY KEY (sequence, stream, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX cards_of_stream ON cards (stream);

CREATE TABLE holds (
  subject TEXT NOT NULL,
  hold TEXT NOT NULL,
  stream TEXT NOT NULL,
  provision TEXT NOT NULL,
  placed_on TEXT NOT NULL,
  PRIMARY KEY (subject, hold, stream)
) STRICT, WITHOUT ROWID;

-- Holds that were lifted: for so long the limits that they pause stood still.
CREATE TABLE released_holds (
  subject TEXT NOT NULL,
  hold TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  provision TEXT NOT NULL,
  placed_on TEXT NOT NULL,
  released_on TEXT NOT NULL,
  PRIMARY KEY (subject, hold, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE balances (
  account TEXT NOT NULL PRIMARY KEY,
  fen INTEGER NOT NULL CHECK (fen >= 0 OR substr(account, 1, 7) = 'source:')
) STRICT, WITHOUT ROWID;

CREATE TABLE postings (
  sequence INTEGER NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  from_account TEXT NOT NULL,
  to_account TEXT NOT NULL,
  fen INTEGER NOT NULL CHECK (fen >= 0),
  PRIMARY KEY (sequence, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE registers (
  register TEXT NOT NULL PRIMARY KEY CHECK (register <> ''),
  last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;

-- Persons and how they prove who they are. Beside the log, because these rows change and go, and neither a
-- secret nor the name of a person may stay for ever. Of what people carry only hashes are kept.
CREATE TABLE persons (
  user TEXT NOT NULL PRIMARY KEY CHECK (user <> ''),
  name TEXT NOT NULL,
  telephone TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credentials (
  user TEXT NOT NULL PRIMARY KEY CHECK (user <> ''),
  password_hash TEXT NOT NULL CHECK (password_hash <> ''),
  changed_at_unix_ms INTEGER NOT NULL,
  second_factor TEXT NOT NULL,
  second_factor_step INTEGER NOT NULL,
  offered_factor TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE former_passwords (
  user TEXT NOT NULL,
  ordinal INTEGER NOT NULL CHECK (ordinal > 0),
  password_hash TEXT NOT NULL CHECK (password_hash <> ''),
  PRIMARY KEY (user, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
  user TEXT NOT NULL PRIMARY KEY CHECK (user <> ''),
  code_hash TEXT NOT NULL CHECK (length(code_hash) = 64),
  expires_at_unix_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  secret_hash TEXT NOT NULL PRIMARY KEY CHECK (length(secret_hash) = 64),
  user TEXT NOT NULL CHECK (user <> ''),
  term INTEGER NOT NULL,
  started_at_unix_ms INTEGER NOT NULL,
  seen_at_unix_ms INTEGER NOT NULL,
  proved_at_unix_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of_user ON sessions (user);

CREATE TABLE feed_secrets (
  user TEXT NOT NULL PRIMARY KEY CHECK (user <> ''),
  secret_hash TEXT NOT NULL UNIQUE CHECK (length(secret_hash) = 64)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace lianshen
