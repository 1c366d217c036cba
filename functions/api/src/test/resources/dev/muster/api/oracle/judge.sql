-- A row that takes a key of somebody else is left out.
UPDATE row SET outcome = 'refused', because = 'taken'
    WHERE no = ?1 AND outcome IS NULL
        AND EXISTS (SELECT 1 FROM claim JOIN taken USING (kind, folded)
            WHERE claim.no = ?1 AND taken.person <> row.person);

INSERT INTO taken
    SELECT kind, claim.folded, person, no FROM claim JOIN row USING (no) WHERE no = ?1 AND outcome IS NULL
    ON CONFLICT DO NOTHING;
