-- The cards that feedback has come for, by patient and user: what rests is looked for here, as a
-- chart that is opened often has many decisions, and few that were answered. The hashes are those
-- of the decision.

CREATE TABLE answered_card (
  patient_hash VARCHAR(64) NOT NULL,
  user_hash VARCHAR(64) NOT NULL,
  card UUID NOT NULL REFERENCES card (id) ON DELETE CASCADE,
  PRIMARY KEY (patient_hash, user_hash, card)
);
CREATE INDEX answered_card_card ON answered_card (card);

INSERT INTO answered_card (patient_hash, user_hash, card)
SELECT DISTINCT d.patient_hash, d.user_hash, c.id
FROM feedback f
  JOIN card c ON c.id = f.card
  JOIN decision d ON d.id = c.decision AND d.client = f.client AND d.service = f.service;

-- Nothing looks for decisions by their patient any more.
DROP INDEX decision_patient;
