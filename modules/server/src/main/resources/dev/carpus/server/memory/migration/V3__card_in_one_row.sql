-- The rules and suggestions of a card are kept in its own row, as each further row costs as much as
-- a card: ids, each on a line of its own.

ALTER TABLE card ADD COLUMN rules VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE card ADD COLUMN suggestions VARCHAR DEFAULT '' NOT NULL;

UPDATE card SET
  rules = (SELECT COALESCE(STRING_AGG(r.rule, '
' ORDER BY r.rule), '')
    FROM card_rule r WHERE r.card = card.id),
  suggestions = (SELECT COALESCE(STRING_AGG(CAST(s.id AS VARCHAR), '
' ORDER BY s.id), '')
    FROM suggestion s WHERE s.card = card.id);

DROP TABLE card_rule;
DROP TABLE suggestion;
