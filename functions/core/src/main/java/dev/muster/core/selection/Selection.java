package dev.muster.core.selection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Whom a request selects. */
public sealed interface Selection {

    /**
     * People by id, each once, in the order of their first mention.
     *
     * @param repeated how many mentions were folded because the id had come before
     */
    record Ids(List<String> ids, int repeated) implements Selection {
        public Ids {
            ids = List.copyOf(ids);
        }

        /** Folds repeated mentions. */
        public static Ids of(Collection<String> mentions) {
            LinkedHashSet<String> distinct = new LinkedHashSet<>(mentions);
            return new Ids(List.copyOf(distinct), mentions.size() - distinct.size());
        }
    }

    /**
     * Everybody a filter matches, when it is planned.
     *
     * @param organization the organization whose people are looked through; empty for all people of the tenant
     */
    record Filtered(Filter filter, Optional<String> organization) implements Selection {}
}
