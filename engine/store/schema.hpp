// The tables, in SQL. All are STRICT: a value of another type is refused, not converted. Only `events` is the
// truth; settings and answers stand beside it, the others are decision indexes that can be rebuilt from it.
#pragma once

#include <cstdint>

namespace lianshen {

// In the header of every file: "LnSh", and the version of the tables below.
inline constexpr std::int64_t kApplicationId = 0x4C6E5368;
inline constexpr std::int64_t kSchemaVersion = 1;

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
  previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX events_of_stream ON events (stream, version) WHERE kind = 'event';
CREATE INDEX refusals_of_stream ON events (stream) WHERE kind = 'refusal';
CREATE TRIGGER events_are_final BEFORE UPDATE ON events
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

CREATE TABLE holds (
  subject TEXT NOT NULL,
  hold TEXT NOT NULL,
  stream TEXT NOT NULL,
  provision TEXT NOT NULL,
  placed_on TEXT NOT NULL,
  PRIMARY KEY (subject, hold, stream)
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
)sql";

}  // namespace lianshen
