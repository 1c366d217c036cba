package dev.muster.api.file;

import dev.muster.core.file.MatchKey;
import java.util.List;

/** What the cells of a column say about the person of their row. NDJSON members are columns as well. */
sealed interface FileColumn {
    /** The columns that the results of a job add to a file. */
    List<String> RESULT = List.of("row", "outcome", "reason");

    /** Returns the heading of the column in its plain form, without a type; no two columns of a file share it. */
    String name();

    /** Names the person. */
    record Key(MatchKey match) implements FileColumn {
        @Override
        public String name() {
            return match.code();
        }
    }

    /** An attribute of the person, or {@code custom.} followed by the name of a custom one. */
    record PersonValue(String name, ColumnType type) implements FileColumn {}

    /** All members of a set of the person: {@code email_addresses}. */
    record PersonSet(String name) implements FileColumn {}

    /** Puts the person into an organization, and sets nothing there. */
    record Membership(String organization) implements FileColumn {
        @Override
        public String name() {
            return "organizations." + organization;
        }
    }

    /** An attribute of the person in an organization. */
    record MembershipValue(String organization, String attribute, ColumnType type) implements FileColumn {
        @Override
        public String name() {
            return inOrganization(organization, attribute);
        }
    }

    /** Whether the person is archived in an organization. */
    record Archived(String organization) implements FileColumn {
        @Override
        public String name() {
            return inOrganization(organization, "archived");
        }
    }

    /** All members of a set of the person in an organization: {@code organizations.3.labels}. */
    record MembershipSet(String organization, String set) implements FileColumn {
        @Override
        public String name() {
            return inOrganization(organization, set);
        }
    }

    /** Says nothing; the cells are returned with the results. */
    record Ignored(String name) implements FileColumn {}

    /** Was added to the file by the results of a job, and is no column of the sender. */
    record Result(String name) implements FileColumn {}

    private static String inOrganization(String organization, String attribute) {
        return "organizations." + organization + "." + attribute;
    }
}
