-- Of the rows of one person the last one counts.
UPDATE row SET outcome = 'repeated', because = (SELECT max(no) FROM row later WHERE later.folded = row.folded)
    WHERE folded <> '' AND no < (SELECT max(no) FROM row later WHERE later.folded = row.folded);

UPDATE row SET outcome = 'refused', because = problem WHERE outcome IS NULL AND problem IS NOT NULL;

UPDATE row SET outcome = 'refused', because = 'there is no person'
    WHERE outcome IS NULL
        AND EXISTS (SELECT 1 FROM cell_member c
            WHERE c.no = row.no AND c.name = 'assigned' AND c.text NOT IN (SELECT id FROM person));

-- The primary address names a person. Another address of somebody names nobody.
UPDATE row SET person =
    CASE (SELECT match FROM file)
        WHEN 'id' THEN (SELECT id FROM person WHERE id = row.key)
        ELSE (SELECT person FROM value
            WHERE scope = 'attributes' AND name = (SELECT match FROM file) AND type = 'text'
                AND value.folded = row.folded)
    END;

UPDATE row SET outcome = 'refused', because = 'person ' || person || ' is there already'
    WHERE outcome IS NULL AND person IS NOT NULL AND (SELECT mode FROM file) = 'create';

UPDATE row
    SET outcome = 'refused',
        because = CASE (SELECT mode FROM file) WHEN 'create' THEN '' ELSE 'is not the one that names ' END || 'person '
            || (SELECT holder.person FROM holder, file WHERE kind = match AND holder.folded = row.folded)
    WHERE outcome IS NULL AND person IS NULL
        AND EXISTS (SELECT 1 FROM holder, file WHERE kind = match AND holder.folded = row.folded);

UPDATE row SET outcome = 'not_found', because = 'no'
    WHERE outcome IS NULL AND person IS NULL AND (SELECT mode FROM file) = 'update';

UPDATE row SET outcome = 'refused', because = 'the id of a new person must be'
    WHERE outcome IS NULL AND person IS NULL AND (SELECT match FROM file) = 'id'
        AND (key GLOB '*[^A-Za-z0-9._:@+-]*' OR length(key) > 128);

UPDATE row SET creates = 1, person = CASE (SELECT match FROM file) WHEN 'id' THEN key ELSE 'new ' || no END
    WHERE outcome IS NULL AND person IS NULL;

INSERT INTO taken SELECT kind, folded, person, NULL FROM holder;

-- A new person gets the key by which its row names it.
INSERT INTO cell
    SELECT no, 'attributes', match, 'text', key, folded, member FROM row, file WHERE creates AND match <> 'id';
