-- What was answered to a request that carried an Idempotency-Key, to be answered again.
CREATE TABLE stored_answer (
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  idempotency_key TEXT NOT NULL,
  request_hash BLOB NOT NULL CHECK (length(request_hash) = 32),
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, idempotency_key)
) STRICT;

CREATE INDEX stored_answer_by_age ON stored_answer (created_at);
