package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The model of who may change whom (docs/design.md#permissions). It judges every write of a person, before and after, by
 * the requests that caused it and by the memberships of their callers when these were admitted. It knows nothing of the
 * rights that the product computes.
 */
final class RightsModel implements PeopleAuditor.Watcher {
    private final CauseLog causeLog;
    private final Map<PersonOf, Standing> standings = new HashMap<>();
    private final Map<Event, Integer> counts = new EnumMap<>(Event.class);

    private record PersonOf(Tenant tenant, String id) {}

    /** What a run must see, or the model would prove nothing. */
    enum Event {
        /** A person who is an admin or owner was changed. */
        ADMIN_CHANGED,
        /** A person became an admin or owner somewhere. */
        ADMIN_MADE,
        /** A person was taken out of an organization. */
        TAKEN_OUT,
        /** A person joined an organization. */
        JOINED,
        /** A person was deleted. */
        DELETED,
        /** The deletion of a person was undone. */
        BROUGHT_BACK,
        /** A person was created under the id of a deleted one. */
        CREATED_AGAIN,
        /** Several callers caused the write of a person. */
        CAUSED_BY_SEVERAL,
        /** A request for one person that is an admin or owner was rejected. */
        ADMIN_REQUEST_REJECTED,
        /** A job refused a person who is an admin or owner. */
        ADMIN_REFUSED_BY_JOB
    }

    /**
     * One write, and what it changes.
     *
     * @param states the memberships before and after, of the states in which the person exists
     * @param deletion whether it deletes the person or undoes that
     */
    private record Write(
            Person person,
            Standing before,
            Standing after,
            List<Standing> states,
            Set<String> organizations,
            boolean attributes,
            boolean deletion) {
        @Override
        public String toString() {
            return "%s, %s, now %s, in %s".formatted(person.id(), before, after, organizations);
        }
    }

    RightsModel(CauseLog causeLog) {
        this.causeLog = causeLog;
    }

    /** Returns the memberships of the person as it was written last. */
    Standing standing(Tenant tenant, String id) {
        return standings.getOrDefault(new PersonOf(tenant, id), Standing.NONE);
    }

    /** Records that the acting actor serves this request from now on, with the caller's memberships at present. */
    void begin(Tenant tenant, String caller, RoleRequest request) {
        causeLog.begin(new Cause(caller, standing(tenant, caller), Optional.of(request)));
    }

    Map<Event, Integer> counts() {
        return Map.copyOf(counts);
    }

    void count(Event event) {
        counts.merge(event, 1, Integer::sum);
    }

    @Override
    public void stored(Tenant tenant, Person person) {
        standings.put(new PersonOf(tenant, person.id()), Standing.of(person));
    }

    @Override
    public void written(Tenant tenant, Optional<Person> before, Person after) {
        Set<Long> sequences = new HashSet<>();
        Set<String> organizations = new HashSet<>();
        boolean existed = before.filter(Standing::exists).isPresent();
        after.registers().forEach((path, register) -> {
            if (!register.equals(earlier(before, path))) {
                sequences.add(register.by());
                if (!path.equals(Path.EXISTS) && isSeen(before, after, path)) {
                    organizations.add(Standing.organizationOf(path));
                }
            }
        });
        boolean creates = !existed && isCreation(after);
        boolean attributes = organizations.remove("") || creates;
        boolean deletion = !creates && existed != Standing.exists(after);
        Write write = new Write(
                after,
                before.map(Standing::of).orElse(Standing.NONE),
                Standing.of(after),
                states(before, after),
                organizations,
                attributes,
                deletion);
        sequences.forEach(sequence -> judge(tenant, sequence, write));
        count(write);
        countExistence(before, write);
        standings.put(new PersonOf(tenant, after.id()), write.after());
    }

    /**
     * Returns whether a written value is one of a person who is there. What a creation clears, and what its undo brings
     * back, belongs to the deleted person, who is in no organization.
     */
    private static boolean isSeen(Optional<Person> before, Person after, Path path) {
        boolean existed = before.filter(Standing::exists).isPresent();
        return existed == Standing.exists(after)
                || (existed ? earlier(before, path) : after.register(path))
                        .value()
                        .isPresent();
    }

    private static List<Standing> states(Optional<Person> before, Person after) {
        List<Standing> states = new ArrayList<>();
        before.filter(Standing::exists).map(Standing::of).ifPresent(states::add);
        if (Standing.exists(after)) {
            states.add(Standing.of(after));
        }
        return states;
    }

    /** Returns whether the value of the person's existence was written, and not brought back by an undo or a redo. */
    private static boolean isCreation(Person after) {
        Register existence = after.register(Path.EXISTS);
        return existence.value().isTrue() && existence.by() == existence.of();
    }

    private void countExistence(Optional<Person> before, Write write) {
        boolean exists = Standing.exists(write.person());
        if (write.deletion()) {
            count(exists ? Event.BROUGHT_BACK : Event.DELETED);
        } else if (exists && before.isPresent() && !Standing.exists(before.get())) {
            count(Event.CREATED_AGAIN);
        }
    }

    private static Register earlier(Optional<Person> before, Path path) {
        return before.map(person -> person.register(path)).orElse(Register.ABSENT);
    }

    private void judge(Tenant tenant, long sequence, Write write) {
        CauseLog.Work work = causeLog.work(tenant, sequence)
                .orElseThrow(
                        () -> new AssertionError("no request caused %d, which wrote %s".formatted(sequence, write)));
        Set<String> named = work.named().apply(write.person().id());
        if (!named.containsAll(write.organizations())) {
            throw new AssertionError("%s names %s, and changed %s".formatted(work.causes(), named, write));
        }
        for (Cause cause : work.causes()) {
            if (!write.states().stream().allMatch(standing -> mayChange(cause, write, standing))) {
                throw new AssertionError("%s caused a change of %s".formatted(cause, write));
            }
        }
        if (work.causes().size() > 1) {
            count(Event.CAUSED_BY_SEVERAL);
        }
    }

    /** Returns whether the caller may make the write to a person with these memberships. */
    private static boolean mayChange(Cause cause, Write write, Standing standing) {
        return write.organizations().stream().allMatch(organization -> mayChangeIn(organization, cause, standing))
                && (!write.attributes()
                        || mayChangeAttributes(cause, write.person().id(), standing))
                && (!write.deletion() || mayDelete(cause, write.person().id(), standing));
    }

    private static boolean mayDelete(Cause cause, String id, Standing standing) {
        Set<String> all = standing.permissions().keySet();
        return !cause.person().equals(id)
                && (all.isEmpty()
                        ? cause.standing().isProtected()
                        : all.stream().allMatch(organization -> mayChangeIn(organization, cause, standing)));
    }

    private static boolean mayChangeIn(String organization, Cause cause, Standing standing) {
        return cause.standing().rules(organization)
                || (cause.standing().serves(organization)
                        && !standing.rules(organization)
                        && overcomesProtection(cause, standing));
    }

    private static boolean mayChangeAttributes(Cause cause, String id, Standing standing) {
        if (cause.person().equals(id)) {
            return true;
        }
        Set<String> all = standing.permissions().keySet();
        return overcomesProtection(cause, standing)
                && (all.isEmpty()
                        ? cause.standing().permissions().keySet().stream().anyMatch(cause.standing()::serves)
                        : all.stream().anyMatch(organization -> mayChangeIn(organization, cause, standing)));
    }

    /** An admin or owner of some organizations is changed by an admin or owner of one of them. */
    private static boolean overcomesProtection(Cause cause, Standing standing) {
        return !standing.isProtected()
                || standing.permissions().keySet().stream()
                        .anyMatch(organization ->
                                standing.rules(organization) && cause.standing().rules(organization));
    }

    private void count(Write write) {
        if (write.before().isProtected()) {
            count(Event.ADMIN_CHANGED);
        }
        for (String organization : write.organizations()) {
            if (write.after().rules(organization) && !write.before().rules(organization)) {
                count(Event.ADMIN_MADE);
            }
            if (write.before().isIn(organization) != write.after().isIn(organization)) {
                count(write.after().isIn(organization) ? Event.JOINED : Event.TAKEN_OUT);
            }
        }
    }
}
