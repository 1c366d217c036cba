package dev.muster.core.flow.batch;

import dev.muster.core.file.RowEntry;
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
 * The people of a slot of another job, which has ended. The position is a batch number and a person id in that batch:
 * {@code 12/jo}; of a row that names nobody, {@code #} and its place in the batch: {@code 12/#7}.
 *
 * @param withRows whether the rows of a file are taken, not only their people
 */
record ParentJobPeople(Jobs jobs, Job parent, Plan.Part part, int slot, boolean withRows) implements PeopleSource {
    /** Batches in one read. */
    private static final int BATCHES_PER_READ = 50;

    private static final Set<Outcome> UNFINISHED = Set.of(Outcome.FAILED, Outcome.SKIPPED);

    @Override
    public Page pageAfter(String position) {
        int from = position.isEmpty() ? 0 : Integer.parseInt(position.substring(0, position.indexOf('/')));
        String id = position.substring(position.indexOf('/') + 1);
        PlanProgress planned = PlanLoader.load(jobs, parent, List.of(slot));
        int to = Math.min(planned.batches(), from + BATCHES_PER_READ);
        List<BatchKey> keys = IntStream.range(from, to)
                .mapToObj(number -> new BatchKey(slot, number))
                .toList();
        List<Candidate> found = found(keys);
        return new Page(after(found, position, id), to < planned.batches() ? Optional.of(to + "/") : Optional.empty());
    }

    private List<Candidate> found(List<BatchKey> keys) {
        Map<BatchKey, Batch> batches = jobs.batches(parent, keys);
        RecordedResults decided = RecordedResults.of(jobs, parent, keys);
        List<Candidate> found = new ArrayList<>();
        for (BatchKey key : keys) {
            Batch batch = Objects.requireNonNull(batches.get(key));
            if (withRows && !batch.entries().isEmpty()) {
                found.addAll(rows(batch, decided));
                continue;
            }
            // Unfinished people have all other people of the slot between them, so their range is unknown.
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

    /** A retry takes no row that names nobody: such a row is neither failed nor skipped. */
    private List<Candidate> rows(Batch batch, RecordedResults decided) {
        List<Candidate> found = new ArrayList<>();
        for (int place = 0; place < batch.entries().size(); place++) {
            RowEntry row = batch.entries().get(place);
            boolean isWanted = part == Plan.Part.ALL
                    || decided.result(batch.key(), row)
                            .filter(result -> UNFINISHED.contains(result.outcome()))
                            .isPresent();
            if (isWanted) {
                String position = batch.key().number() + "/" + row.person().orElse("#" + place);
                found.add(new Candidate(row.person().orElse(""), position, 0, Optional.empty(), Optional.of(row)));
            }
        }
        return found;
    }

    /** Returns the candidates behind the position, which lies in the first batch. */
    private static List<Candidate> after(List<Candidate> found, String position, String id) {
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
