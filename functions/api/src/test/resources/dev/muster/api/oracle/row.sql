INSERT INTO person SELECT person FROM row WHERE no = ?1 ON CONFLICT DO NOTHING;

-- A row that sets anything in an organization joins it.
INSERT INTO membership
    SELECT DISTINCT person, scope
        FROM (SELECT no, scope FROM cell WHERE type IS NOT NULL UNION SELECT no, scope FROM cell_member)
            JOIN row USING (no)
        WHERE no = ?1 AND scope LIKE 'organizations.%'
    ON CONFLICT DO NOTHING;

-- A primary address or number that is replaced leaves its set, unless the row says what the set becomes.
DELETE FROM member
    WHERE (person, scope, name, folded) IN
        (SELECT value.person, value.scope, s.name, value.folded
            FROM row JOIN cell USING (no) JOIN value USING (person, scope, name)
                JOIN (SELECT 'email' AS one, 'email_addresses' AS name
                      UNION SELECT 'phone_number', 'phone_numbers') s ON s.one = cell.name
            WHERE no = ?1 AND scope = 'attributes' AND (cell.type IS NULL OR cell.folded <> value.folded)
                AND NOT EXISTS (SELECT 1 FROM cell_set WHERE cell_set.no = ?1 AND cell_set.name = s.name));

DELETE FROM value
    WHERE (person, scope, name) IN
        (SELECT person, scope, name FROM row JOIN cell USING (no)
            WHERE no = ?1 AND (cell.type IS NULL OR (name = 'archived' AND cell.text = 'false')));

INSERT INTO value
    SELECT person, scope, name, type, text, cell.folded FROM row JOIN cell USING (no)
        WHERE no = ?1 AND type IS NOT NULL AND NOT (name = 'archived' AND cell.text = 'false')
    ON CONFLICT DO UPDATE SET type = excluded.type, text = excluded.text, folded = excluded.folded;

-- A set becomes exactly the members of its cell.
DELETE FROM member
    WHERE (person, scope, name) IN (SELECT person, scope, name FROM row JOIN cell_set USING (no) WHERE no = ?1)
        AND (scope, name, folded) NOT IN (SELECT scope, name, folded FROM cell_member WHERE no = ?1)
        -- The address that names the row, or that it sets, stays.
        AND (scope, name, folded) NOT IN
            (SELECT 'attributes', 'email_addresses', folded FROM row, file WHERE no = ?1 AND match = 'email');

-- The primary address and number that the row sets are members.
INSERT INTO member
    SELECT person, scope, CASE name WHEN 'email' THEN 'email_addresses' ELSE 'phone_numbers' END, cell.member, cell.folded
        FROM row JOIN cell USING (no)
        WHERE no = ?1 AND scope = 'attributes' AND name IN ('email', 'phone_number') AND type IS NOT NULL
    ON CONFLICT DO NOTHING;

INSERT INTO member
    SELECT person, scope, name, text, cell_member.folded FROM row JOIN cell_member USING (no)
        WHERE no = ?1 AND (scope = 'attributes' OR (person, scope) IN (SELECT person, scope FROM membership))
    ON CONFLICT DO NOTHING;

-- A primary address or number that is no longer a member is none.
DELETE FROM value
    WHERE person = (SELECT person FROM row WHERE no = ?1) AND scope = 'attributes'
        AND ((name = 'email' AND folded NOT IN
                (SELECT folded FROM member
                    WHERE member.person = value.person AND scope = 'attributes' AND name = 'email_addresses'))
            OR (name = 'phone_number' AND folded NOT IN
                (SELECT folded FROM member
                    WHERE member.person = value.person AND scope = 'attributes' AND name = 'phone_numbers')));
