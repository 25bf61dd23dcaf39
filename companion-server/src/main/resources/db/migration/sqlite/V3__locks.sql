-- A lock as its certificate and its events show it. The row is made by its first event.
CREATE TABLE lock (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  signing_key BLOB NOT NULL,
  generation INTEGER NOT NULL,
  newest_sequence INTEGER NOT NULL,
  newest_hash BLOB NOT NULL CHECK (length(newest_hash) = 32),
  last_event_at INTEGER NOT NULL
) STRICT;

-- What locks signed, byte for byte; once for each sequence. chain: continues, gap or broken.
CREATE TABLE event (
  lock_id BLOB NOT NULL REFERENCES lock (id),
  sequence INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  chain TEXT NOT NULL CHECK (chain IN ('continues', 'gap', 'broken')),
  message BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (lock_id, sequence)
) STRICT;

-- Who may see a lock, by its signed word alone. One row for each generation of the lock, because
-- who shared one generation sees nothing of another (D-16). until_sequence: the reset that ended
-- the generation, the last event that its members see; until_at: when it came.
CREATE TABLE membership (
  lock_id BLOB NOT NULL REFERENCES lock (id),
  account_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  is_owner INTEGER NOT NULL CHECK (is_owner IN (0, 1)),
  since_sequence INTEGER NOT NULL,
  until_sequence INTEGER,
  until_at INTEGER,
  PRIMARY KEY (lock_id, account_id, generation),
  CHECK ((until_sequence IS NULL) = (until_at IS NULL))
) STRICT;

CREATE INDEX membership_by_account ON membership (account_id);

-- The app keys that a lock says it enrolled, to show; no lock asks the companion about them.
CREATE TABLE enrolled_key (
  lock_id BLOB NOT NULL REFERENCES lock (id),
  key_id BLOB NOT NULL CHECK (length(key_id) = 8),
  account_id TEXT NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  serial BLOB,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (lock_id, key_id)
) STRICT;

-- A request to a lock and what became of it. subject: what a receipt for it names; a command that
-- cannot be read has none.
CREATE TABLE attempt (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  lock_id BLOB NOT NULL,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('command', 'pairing', 'revocation')),
  state TEXT NOT NULL
    CHECK (state IN ('accepted', 'dispatched', 'done', 'refused', 'expired', 'unknown')),
  reason TEXT,
  subject BLOB CHECK (length(subject) = 16),
  request BLOB NOT NULL,
  response BLOB,
  created_at INTEGER NOT NULL,
  deadline INTEGER NOT NULL
) STRICT;

CREATE INDEX attempt_by_lock ON attempt (lock_id, kind, state);

CREATE INDEX attempt_by_subject ON attempt (lock_id, subject);

CREATE INDEX attempt_by_account ON attempt (account_id, created_at);

CREATE INDEX attempt_by_age ON attempt (created_at);

CREATE INDEX attempt_under_way ON attempt (deadline) WHERE state = 'dispatched';

-- Invitations that the companion carries; the secret is sealed to the lock. redeem_by: until when
-- this one is kept, which may be sooner than it says itself.
CREATE TABLE invitation (
  serial BLOB NOT NULL PRIMARY KEY CHECK (length(serial) = 16),
  lock_id BLOB NOT NULL REFERENCES lock (id),
  account_id TEXT NOT NULL,
  message BLOB NOT NULL,
  redeem_by INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX invitation_by_lock ON invitation (lock_id);

CREATE INDEX invitation_by_end ON invitation (redeem_by);

-- One-time visitor passcodes by reference; neither digits nor what they derive from. Issuer and
-- label are missing while only the lock has named the code.
CREATE TABLE visitor_passcode (
  lock_id BLOB NOT NULL REFERENCES lock (id),
  reference BLOB NOT NULL CHECK (length(reference) = 16),
  account_id TEXT,
  label BLOB,
  state TEXT NOT NULL CHECK (state IN ('made', 'used', 'revoked')),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (lock_id, reference)
) STRICT;
