-- The people as GET /v1/people shows them. A scope is "attributes", "custom" or "organizations.3".
CREATE TABLE person (id TEXT PRIMARY KEY);
CREATE TABLE membership (person TEXT, scope TEXT, PRIMARY KEY (person, scope));
CREATE TABLE value (
    person TEXT, scope TEXT, name TEXT, type TEXT, text TEXT, folded TEXT,
    PRIMARY KEY (person, scope, name));
CREATE TABLE member (
    person TEXT, scope TEXT, name TEXT, text TEXT, folded TEXT,
    PRIMARY KEY (person, scope, name, folded));
CREATE INDEX value_by_text ON value (scope, name, folded);
CREATE INDEX member_by_text ON member (scope, name, folded);

CREATE VIEW shown (person, line) AS
    SELECT id, 'is there' FROM person
    UNION ALL SELECT person, scope FROM membership
    UNION ALL SELECT person, scope || ' ' || name || ' is ' || type || ' ' || text FROM value
    UNION ALL SELECT person, scope || ' ' || name || ' has ' || text FROM member;

CREATE VIEW holder (kind, folded, person) AS
    SELECT 'email', folded, person FROM member WHERE scope = 'attributes' AND name = 'email_addresses'
    UNION ALL SELECT 'custom_id', folded, person FROM value
        WHERE scope = 'attributes' AND name = 'custom_id' AND type = 'text' AND trim(text) <> '';

-- A file: its options, its rows, the values of their cells and the members of their sets.
-- A cell without a type clears. A set is named even if it has no members.
CREATE TABLE file (match TEXT, mode TEXT);
CREATE TABLE row (
    no INTEGER PRIMARY KEY, part INTEGER, number INTEGER, key TEXT, folded TEXT, member TEXT, problem TEXT,
    person TEXT, creates INTEGER DEFAULT 0, outcome TEXT, because TEXT);
CREATE TABLE cell (
    no INTEGER, scope TEXT, name TEXT, type TEXT, text TEXT, folded TEXT, member TEXT,
    PRIMARY KEY (no, scope, name));
CREATE TABLE cell_set (no INTEGER, scope TEXT, name TEXT, PRIMARY KEY (no, scope, name));
CREATE TABLE cell_member (
    no INTEGER, scope TEXT, name TEXT, text TEXT, folded TEXT,
    PRIMARY KEY (no, scope, name, folded));
CREATE INDEX row_by_key ON row (folded);

-- The unique keys that a row gives its person: not the one that names it, unless the person is new.
CREATE VIEW claim (no, kind, folded) AS
    SELECT c.no, c.kind, c.folded
        FROM (SELECT no, name AS kind, folded FROM cell
                WHERE scope = 'attributes' AND name IN ('email', 'custom_id') AND type = 'text' AND trim(text) <> ''
              UNION SELECT no, 'email', folded FROM cell_member
                WHERE scope = 'attributes' AND name = 'email_addresses') c
            JOIN row USING (no), file
        WHERE NOT (c.kind = match AND c.folded = row.folded) OR creates;

-- Who holds a unique key, or gets it from which row.
CREATE TABLE taken (kind TEXT, folded TEXT, person TEXT, no INTEGER, PRIMARY KEY (kind, folded, person));
