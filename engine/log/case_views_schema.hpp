// The tables of the views file, in SQL. Everything in it can be made again from the log; a file made by
// another version is thrown away.
#pragma once

namespace lianshen {

inline constexpr const char* kCaseViewsVersion = "1";

inline constexpr const char* kCaseViewsSchema = R"sql(
-- Of which log this is a view, how far it has read, and how titles were made.
CREATE TABLE view_state (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id INTEGER PRIMARY KEY,  -- the sequence of its first event
  stream TEXT NOT NULL UNIQUE,
  workflow TEXT NOT NULL,
  state TEXT NOT NULL,
  organisation TEXT NOT NULL,
  project TEXT NOT NULL,
  title TEXT NOT NULL,
  project_title TEXT NOT NULL,
  title_order TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_sequence INTEGER NOT NULL,
  due_on TEXT NOT NULL,     -- of the live limit that ends first; '' if none runs: last in descending order
  due_order TEXT NOT NULL,  -- the same, '~' if none runs: last in ascending order
  lamp TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX cases_by_change ON cases (changed_sequence);
CREATE INDEX cases_of_workflow ON cases (workflow, changed_sequence);
CREATE INDEX cases_in_state ON cases (workflow, state, changed_sequence);
CREATE INDEX cases_of_unit_in_state ON cases (workflow, state, organisation);
CREATE INDEX cases_of_organisation ON cases (organisation, changed_sequence);
CREATE INDEX cases_of_project ON cases (project, changed_sequence);
CREATE INDEX cases_by_due_day ON cases (due_order);
CREATE INDEX cases_by_due_day_down ON cases (due_on);
CREATE INDEX cases_by_title ON cases (title_order);
CREATE INDEX cases_with_lamp ON cases (lamp, changed_sequence);
CREATE VIRTUAL TABLE case_words USING fts5(words, content='cases', content_rowid='id', tokenize='trigram');

-- By which keys a case was sorted until the file had read as far as `seen`: pages of a list that was begun
-- before go on by them.
CREATE TABLE superseded (
  seen INTEGER NOT NULL,
  id INTEGER NOT NULL,
  changed_sequence INTEGER NOT NULL,
  due_on TEXT NOT NULL,
  due_order TEXT NOT NULL,
  title_order TEXT NOT NULL,
  PRIMARY KEY (seen, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_numbers (
  stream TEXT NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (stream, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  stream TEXT NOT NULL,
  PRIMARY KEY (kind, target, stream)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_of_stream ON links (stream, kind, target);
-- What is before an organisation or a person: see DecisionIndex::is_before.
CREATE TABLE before (
  target TEXT NOT NULL,
  stream TEXT NOT NULL,
  PRIMARY KEY (target, stream)
) STRICT, WITHOUT ROWID;

-- Who has done something on a case: user@organisation.
CREATE TABLE acted (
  actor TEXT NOT NULL,
  stream TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (actor, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE clocks (
  stream TEXT NOT NULL,
  clock TEXT NOT NULL,
  status TEXT NOT NULL,
  due_on TEXT NOT NULL,
  holder TEXT NOT NULL,
  PRIMARY KEY (stream, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX clocks_by_due_day ON clocks (due_on, stream, clock);
CREATE INDEX live_clocks ON clocks (due_on, stream, clock) WHERE status <> 'stopped';

-- Each movement twice, once for each account; fen is what the account's balance moved by.
CREATE TABLE postings (
  account TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  other_account TEXT NOT NULL,
  fen INTEGER NOT NULL,
  PRIMARY KEY (account, sequence, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachments (
  sha256 TEXT NOT NULL,
  stream TEXT NOT NULL,
  PRIMARY KEY (sha256, stream)
) STRICT, WITHOUT ROWID;
)sql";

}  // namespace lianshen
