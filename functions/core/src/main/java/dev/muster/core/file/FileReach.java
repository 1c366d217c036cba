package dev.muster.core.file;

import java.util.Set;
import java.util.TreeSet;

/** Collects the concerns of rows that a whole file depends on, while the rows are read one after another. */
public final class FileReach {
    private final MatchKey match;
    private final Set<String> organizations = new TreeSet<>();
    private boolean uniqueKeys;

    public FileReach(MatchKey match) {
        this.match = match;
    }

    public void add(FileRow row) {
        RowNeeds needs = RowNeeds.of(row, match);
        organizations.addAll(needs.organizations());
        uniqueKeys |= !needs.claims().isEmpty();
    }

    /** Returns the organizations that the rows name. */
    public Set<String> organizations() {
        return Set.copyOf(organizations);
    }

    /** Returns whether a row sets a unique key other than its match key, so that one planner has to see all rows. */
    public boolean uniqueKeys() {
        return uniqueKeys;
    }
}
