package dev.muster.core.selection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The people that a request selects. */
public sealed interface Selection {

    /**
     * People by id, each once, in the order of their first mention.
     *
     * @param repeated number of repeated ids that were dropped
     */
    record Ids(List<String> ids, int repeated) implements Selection {
        public Ids {
            ids = List.copyOf(ids);
        }

        /** Drops repeated ids. */
        public static Ids of(Collection<String> all) {
            LinkedHashSet<String> distinct = new LinkedHashSet<>(all);
            return new Ids(List.copyOf(distinct), all.size() - distinct.size());
        }
    }

    /**
     * The people that a filter matches when the job is planned.
     *
     * @param organization the organization whose roster is read; empty for all people of the tenant
     */
    record Filtered(Filter filter, Optional<String> organization) implements Selection {}
}
