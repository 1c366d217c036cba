package dev.muster.core.flow.batch;

import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlanProgress;
import dev.muster.core.person.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The people of a slot of another job, which has ended; the position is the number of a batch of it and an id in there:
 * {@code 12/jo}.
 */
record ParentJobPeople(Jobs jobs, Job parent, Plan.Part part, int slot) implements PeopleSource {
    /** Batches read at once. */
    private static final int AT_ONCE = 50;

    private static final Set<Outcome> UNFINISHED = Set.of(Outcome.FAILED, Outcome.SKIPPED);

    @Override
    public Page pageAfter(String position) {
        int from = position.isEmpty() ? 0 : Integer.parseInt(position.substring(0, position.indexOf('/')));
        String id = position.substring(position.indexOf('/') + 1);
        PlanProgress planned = PlanLoader.load(jobs, parent, List.of(slot));
        int to = Math.min(planned.batches(), from + AT_ONCE);
        List<BatchKey> keys = IntStream.range(from, to)
                .mapToObj(number -> new BatchKey(slot, number))
                .toList();
        List<Candidate> found = found(keys);
        return new Page(behind(found, position, id), to < planned.batches() ? Optional.of(to + "/") : Optional.empty());
    }

    private List<Candidate> found(List<BatchKey> keys) {
        Map<BatchKey, Batch> batches = jobs.batches(parent.tenant(), parent.id(), keys);
        RecordedResults decided = RecordedResults.of(jobs, parent, keys);
        List<Candidate> found = new ArrayList<>();
        for (BatchKey key : keys) {
            Batch batch = Objects.requireNonNull(batches.get(key));
            // Between those that are left of a batch lie all the others.
            long bytes = part == Plan.Part.ALL && !batch.ids().isEmpty()
                    ? batch.rangeBytes() / batch.ids().size()
                    : 0;
            batch.ids().stream()
                    .filter(id -> part == Plan.Part.ALL
                            || UNFINISHED.contains(
                                    decided.result(key, id).orElseThrow().outcome()))
                    .forEach(id -> found.add(new Candidate(id, key.number() + "/" + id, bytes, Optional.empty())));
        }
        return found;
    }

    /** Those that come after the one of that position, which is the first batch's. */
    private static List<Candidate> behind(List<Candidate> found, String position, String id) {
        if (id.isEmpty()) {
            return found;
        }
        int place = IntStream.range(0, found.size())
                .filter(number -> found.get(number).position().equals(position))
                .findFirst()
                .orElseThrow();
        return found.subList(place + 1, found.size());
    }
}
