-- What its caller calls a command, so that the same one again is the same attempt. It is stored with
-- the attempt, before anything leaves for the lock.
ALTER TABLE attempt ADD COLUMN idempotency_key TEXT;

CREATE UNIQUE INDEX attempt_by_key ON attempt (account_id, idempotency_key)
  WHERE idempotency_key IS NOT NULL;

-- Only revocations are looked up by lock and state; a command, which changes its state at once, need
-- not be in that index.
DROP INDEX attempt_by_lock;

CREATE INDEX attempt_waiting ON attempt (lock_id, state) WHERE kind = 'revocation';
