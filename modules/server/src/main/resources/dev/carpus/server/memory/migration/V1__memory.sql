-- What is remembered of hook calls and of feedback on their cards. For H2 (MODE=PostgreSQL) and
-- PostgreSQL. Hashes are keyed (HMAC-SHA-256, hexadecimal), sealed columns encrypted (AES-256-GCM);
-- key_id names the key of both. No token, name or resource is ever stored.

CREATE TABLE decision (
  id UUID PRIMARY KEY,
  moment TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  client VARCHAR(500) NOT NULL,
  service VARCHAR(500) NOT NULL,
  hook VARCHAR(50) NOT NULL,
  content_version VARCHAR(500) NOT NULL,
  user_hash VARCHAR(64) NOT NULL,
  patient_hash VARCHAR(64) NOT NULL,
  key_id VARCHAR(500) NOT NULL,
  status INTEGER NOT NULL,
  cards INTEGER NOT NULL,
  milliseconds BIGINT NOT NULL
);
CREATE INDEX decision_moment ON decision (moment);
CREATE INDEX decision_patient ON decision (patient_hash, user_hash);

CREATE TABLE card (
  id UUID PRIMARY KEY,
  decision UUID NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
  indicator VARCHAR(10) NOT NULL,
  evidence_sealed BYTEA NOT NULL,
  key_id VARCHAR(500) NOT NULL
);
CREATE INDEX card_decision ON card (decision);

CREATE TABLE card_rule (
  card UUID NOT NULL REFERENCES card (id) ON DELETE CASCADE,
  rule VARCHAR(500) NOT NULL,
  PRIMARY KEY (card, rule)
);

CREATE TABLE suggestion (
  id UUID PRIMARY KEY,
  card UUID NOT NULL REFERENCES card (id) ON DELETE CASCADE
);
CREATE INDEX suggestion_card ON suggestion (card);

-- The id is the keyed hash of the whole entry, so that none is stored twice. Its card may be unknown
-- (from before a purge, or never stored), so there is no foreign key.
CREATE TABLE feedback (
  id VARCHAR(64) PRIMARY KEY,
  card UUID NOT NULL,
  client VARCHAR(500) NOT NULL,
  service VARCHAR(500) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  reason_system VARCHAR(500),
  reason_code VARCHAR(500),
  comment_sealed BYTEA,
  key_id VARCHAR(500) NOT NULL,
  outcome_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX feedback_card ON feedback (card);
CREATE INDEX feedback_received_at ON feedback (received_at);

CREATE TABLE feedback_suggestion (
  feedback VARCHAR(64) NOT NULL REFERENCES feedback (id) ON DELETE CASCADE,
  suggestion UUID NOT NULL,
  PRIMARY KEY (feedback, suggestion)
);

-- The id is the SHA-256 of a token's issuer and jti.
CREATE TABLE token (
  id VARCHAR(64) PRIMARY KEY,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX token_expires_at ON token (expires_at);
