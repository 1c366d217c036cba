package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchCount;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchOutcomes;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Origin;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.SlotProgress;
import dev.muster.core.job.Tally;
import dev.muster.core.person.Slot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The ledger of jobs, each time with one mistake. */
final class FaultyJobs {
    private FaultyJobs() {}

    /** A worker finds nothing written down of its batches: neither that they are counted, nor any exceptions. */
    static Jobs recordedResultsNotRead(Jobs sound) {
        return FaultyPorts.port(
                Jobs.class,
                sound,
                (method, given) -> isAskedBy("Apply")
                                && (method.getName().equals("outcomes")
                                        || (method.getName().equals("tallies") && given.length == 3))
                        ? Optional.of(Map.of())
                        : Optional.empty());
    }

    private static boolean isAskedBy(String flow) {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().endsWith("." + flow)));
    }

    static Jobs expiryIgnored(Jobs sound, VirtualScheduler scheduler) {
        return finding(
                sound,
                job -> new Job(
                        job.tenant(),
                        job.id(),
                        new Origin(
                                job.origin().kind(),
                                job.origin().parent(),
                                job.origin().createdBy(),
                                scheduler.now()),
                        job.change(),
                        job.rules(),
                        job.plan(),
                        job.options(),
                        job.lifecycle(),
                        job.version()));
    }

    private static Jobs finding(Jobs sound, UnaryOperator<Job> seen) {
        return FaultyPorts.port(
                Jobs.class,
                sound,
                (method, given) -> method.getName().equals("find")
                        ? Optional.of(((Optional<?>) UnreliablePorts.invoke(sound, method, given))
                                .map(Job.class::cast)
                                .map(seen))
                        : Optional.empty());
    }

    private static Job with(Job job, long stamp) {
        return new Job(
                job.tenant(),
                job.id(),
                job.origin(),
                job.change(),
                job.rules(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                stamp);
    }

    static Jobs headerReplacedBlindly(Jobs sound) {
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> {
            if (!method.getName().equals("replace")) {
                return Optional.empty();
            }
            Job next = (Job) given[0];
            long stamp = sound.find(next.tenant(), next.id()).orElseThrow().version();
            return Optional.of(sound.replace(with(next, stamp + 1)));
        });
    }

    static Jobs successionWithoutCondition(Jobs sound) {
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> {
            if (!method.getName().equals("createSuccessor")) {
                return Optional.empty();
            }
            sound.create((Job) given[0], Optional.empty());
            return Optional.of(new Jobs.SuccessorResult.Done());
        });
    }

    static Jobs keyWithoutCondition(Jobs sound) {
        record KeyOf(Tenant tenant, String key) {}
        Map<KeyOf, IdempotencyRecord> uses = new HashMap<>();
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> switch (method.getName()) {
            case "findIdempotencyRecord" ->
                Optional.of(Optional.ofNullable(uses.get(new KeyOf((Tenant) given[0], (String) given[1]))));
            case "create" -> {
                Job job = (Job) given[0];
                ((Optional<?>) given[1])
                        .map(IdempotencyRecord.class::cast)
                        .ifPresent(use -> uses.put(new KeyOf(job.tenant(), use.key()), use));
                yield Optional.of(sound.create(job, Optional.empty()));
            }
            default -> Optional.empty();
        });
    }

    static Jobs tallyWithoutCondition(Jobs sound) {
        Map<String, Map<PageKey, Tally>> all = new HashMap<>();
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> switch (method.getName()) {
            case "tally" -> Optional.of(addTo(all, (Job) given[0], (PageKey) given[1], (List<?>) given[2]));
            case "tallies" -> Optional.of(read(all.getOrDefault((String) given[1], Map.of()), given));
            default -> Optional.empty();
        });
    }

    private static Tally addTo(Map<String, Map<PageKey, Tally>> all, Job job, PageKey page, List<?> counts) {
        Map<PageKey, Tally> pages = all.computeIfAbsent(job.id(), _ -> new HashMap<>());
        for (Object one : counts) {
            BatchCount count = (BatchCount) one;
            Tally tally = pages.getOrDefault(page, Tally.empty(page));
            Set<Integer> done = new HashSet<>(tally.done());
            done.add(count.batch().number());
            Set<Integer> with = new HashSet<>(tally.withExceptions());
            if (count.hasExceptions()) {
                with.add(count.batch().number());
            }
            pages.put(page, new Tally(page, done, with, tally.totals().plus(count.totals())));
        }
        return pages.get(page);
    }

    private static Object read(Map<PageKey, Tally> pages, Object[] given) {
        if (given.length == 2) {
            return List.copyOf(pages.values());
        }
        Map<PageKey, Tally> found = new HashMap<>();
        ((Collection<?>) given[2])
                .forEach(key -> found.put((PageKey) key, pages.getOrDefault(key, Tally.empty((PageKey) key))));
        return found;
    }

    static Jobs outcomesWrittenOver(Jobs sound) {
        Map<String, Map<BatchKey, BatchOutcomes>> all = new HashMap<>();
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> switch (method.getName()) {
            case "writeOutcomes" -> {
                BatchOutcomes outcomes = (BatchOutcomes) given[1];
                all.computeIfAbsent(((Job) given[0]).id(), _ -> new HashMap<>()).put(outcomes.batch(), outcomes);
                yield Optional.of(outcomes);
            }
            case "outcomes" -> {
                Map<BatchKey, BatchOutcomes> found = new HashMap<>(all.getOrDefault((String) given[1], Map.of()));
                found.keySet().retainAll(new HashSet<>((Collection<?>) given[2]));
                yield Optional.of(found);
            }
            default -> Optional.empty();
        });
    }

    static Jobs plannedBatchNotReadBack(Jobs sound) {
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> {
            if (!method.getName().equals("writeBatch")) {
                return Optional.empty();
            }
            UnreliablePorts.invoke(sound, method, given);
            return Optional.of(given[1]);
        });
    }

    /** Batches are written after the progress that tells of them: at the next call of their planner that writes or finds. */
    static Jobs progressBeforeBatch(Jobs sound, VirtualScheduler scheduler) {
        record Pending(Job job, Batch batch) {}
        Map<String, List<Pending>> pending = new HashMap<>();
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> {
            if (scheduler.acting() == null || !scheduler.acting().name().startsWith("planner")) {
                return Optional.empty();
            }
            List<Pending> mine = pending.computeIfAbsent(scheduler.acting().name(), _ -> new ArrayList<>());
            if (method.getName().equals("writeBatch")) {
                Job job = (Job) given[0];
                Batch batch = (Batch) given[1];
                mine.add(new Pending(job, batch));
                return Optional.of(sound.batches(job.tenant(), job.id(), List.of(batch.key()))
                        .getOrDefault(batch.key(), batch));
            }
            if (method.getName().equals("find")) {
                mine.forEach(one -> sound.writeBatch(one.job(), one.batch()));
                mine.clear();
            }
            return Optional.empty();
        });
    }

    /** To that actor every slot looks as if nobody had looked into it yet. */
    static Jobs progressNotReadBy(String actor, Jobs sound, VirtualScheduler scheduler) {
        return FaultyPorts.port(
                Jobs.class,
                sound,
                (method, given) -> method.getName().equals("progress")
                                && scheduler.acting() != null
                                && scheduler.acting().name().equals(actor)
                        ? Optional.of(((Collection<?>) given[2])
                                .stream()
                                        .map(slot -> SlotProgress.unplanned((Integer) slot))
                                        .toList())
                        : Optional.empty());
    }

    /** What a reader knows of the plan is from before it read the tallies. */
    static Jobs planReadFirst(Jobs sound) {
        Map<Object, List<SlotProgress>> known = new HashMap<>();
        List<Integer> slots = IntStream.range(0, Slot.COUNT).boxed().toList();
        return FaultyPorts.port(Jobs.class, sound, (method, given) -> {
            if (method.getName().equals("tallies") && given.length == 2) {
                known.put(given[1], sound.progress((Tenant) given[0], (String) given[1], slots));
            }
            return method.getName().equals("progress") && known.containsKey(given[1])
                    ? Optional.of(known.remove(given[1]).stream()
                            .filter(one -> ((Collection<?>) given[2]).contains(one.slot()))
                            .toList())
                    : Optional.empty();
        });
    }
}
