-- An account is an e-mail address and the verifier of a password, never the password.
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  email TEXT NOT NULL UNIQUE,
  password_verifier TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- A session is found by the SHA-256 of its token; the token itself is kept nowhere.
CREATE TABLE session (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  app_key BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX session_by_account ON session (account_id, created_at);

CREATE INDEX session_by_expiry ON session (expires_at);
