package dev.muster.api.permission;

/** The part of a person that a request changes, with one table of docs/permissions.md for each. */
enum ChangedPart {
    ATTRIBUTES("### Attributes outside organizations", "{\"set\":\"country\",\"to\":\"Peru\"}", "\"gender\":\"Male\""),
    ORGANIZATION(
            "### Values in organization 3",
            "{\"organization\":\"3\",\"set\":\"followup_status\",\"to\":\"contacted\"}",
            "\"organization_id\":\"3\",\"followup_status\":\"contacted\""),
    EXISTENCE("### Deletion", "{\"delete\":true}", "");

    /** The heading of its table. */
    final String heading;

    /** An entry of {@code changes} in Muster's own API. */
    final String musterChange;

    /** Attributes of a bulk people change of MissionHub; empty if none can make the change. */
    final String missionHubChange;

    ChangedPart(String heading, String musterChange, String missionHubChange) {
        this.heading = heading;
        this.musterChange = musterChange;
        this.missionHubChange = missionHubChange;
    }
}
