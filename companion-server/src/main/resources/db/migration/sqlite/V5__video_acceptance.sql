-- What each owner of a lock said last to the notice on video: which version they accepted and when,
-- and when they took that back. Whether it holds follows from who is the owner now, and since which
-- event, so that a reset, another owner or the same one back again needs no change here.
CREATE TABLE video_acceptance (
  lock_id BLOB NOT NULL REFERENCES lock (id),
  account_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  since_sequence INTEGER NOT NULL, -- of the membership that it belongs to
  notice_version INTEGER NOT NULL CHECK (notice_version > 0),
  accepted_at INTEGER NOT NULL,
  withdrawn_at INTEGER,
  PRIMARY KEY (lock_id, account_id, generation, since_sequence)
) STRICT;
