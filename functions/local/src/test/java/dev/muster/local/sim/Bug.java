package dev.muster.local.sim;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Count;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.PageKey;
import dev.muster.core.job.Tally;
import dev.muster.core.job.Totals;
import dev.muster.core.person.Path;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A mistake somebody might make, planted on purpose: each drops one rule, and has to be caught. */
enum Bug {
    /** None: the world as it is. */
    NONE,
    /** Nobody looks at open jobs: what was lost stays lost. */
    NO_SWEEP,
    /** A worker acknowledges its messages before it has done what they ring for. */
    ACK_BEFORE_WORK,
    /** Every delivery is taken for the first: nobody asks what the ledger knows of the batch already. */
    EVERY_RECEIVE_FIRST,
    /** Counting again counts again: the tally has no condition. */
    TALLY_WITHOUT_CONDITION {
        @Override
        Jobs jobs(Jobs sound) {
            Map<String, Map<PageKey, Tally>> all = new HashMap<>();
            return instead(Jobs.class, sound, (method, given) -> switch (method.getName()) {
                case "tally" -> Optional.of(addTo(all, (Job) given[0], (PageKey) given[1], (List<?>) given[2]));
                case "tallies" -> Optional.of(read(all.getOrDefault((String) given[1], Map.of()), given));
                default -> Optional.empty();
            });
        }
    },
    /** What another worker wrote down of a batch is written over. */
    OUTCOMES_WRITTEN_OVER {
        @Override
        Jobs jobs(Jobs sound) {
            Map<String, Map<BatchKey, Outcomes>> all = new HashMap<>();
            return instead(Jobs.class, sound, (method, given) -> switch (method.getName()) {
                case "writeOutcomes" -> {
                    Outcomes outcomes = (Outcomes) given[1];
                    all.computeIfAbsent(((Job) given[0]).id(), none -> new HashMap<>())
                            .put(outcomes.batch(), outcomes);
                    yield Optional.of(outcomes);
                }
                case "outcomes" -> {
                    Map<BatchKey, Outcomes> found = new HashMap<>(all.getOrDefault((String) given[1], Map.of()));
                    found.keySet().retainAll(Set.copyOf((Collection<?>) given[2]));
                    yield Optional.of(found);
                }
                default -> Optional.empty();
            });
        }
    },
    /** A planner takes its own batch for the one that stands. */
    PLANNED_BATCH_NOT_READ_BACK {
        @Override
        Jobs jobs(Jobs sound) {
            return instead(Jobs.class, sound, (method, given) -> {
                if (!method.getName().equals("writeBatch")) {
                    return Optional.empty();
                }
                Batch batch = (Batch) given[1];
                call(sound, method, given);
                return Optional.of(batch);
            });
        }
    },
    /** Nothing tells who wrote a register: no stamp is ever seen. */
    REGISTERS_WITHOUT_WRITER {
        @Override
        People people(People sound) {
            return loading(sound, Bug::withoutWriters);
        }
    },
    /** A register is taken away when it is cleared. */
    CLEARED_REGISTER_REMOVED {
        @Override
        People people(People sound) {
            return loading(
                    sound,
                    person -> with(
                            person,
                            person.registers().entrySet().stream()
                                    .filter(entry -> entry.getValue().value().isPresent())
                                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
        }
    },
    /** A person is written whatever its version is by now. */
    SAVE_WITHOUT_VERSION {
        @Override
        People people(People sound) {
            return instead(People.class, sound, (method, given) -> {
                if (!method.getName().equals("save")) {
                    return Optional.empty();
                }
                List<Person> forced = new ArrayList<>();
                for (Object one : (Collection<?>) given[1]) {
                    Person person = (Person) one;
                    Person stored = sound.loadLatest((Tenant) given[0], List.of(person.id()), (Deadline) given[2])
                            .get(person.id());
                    long version = stored == null ? 1 : stored.version() + 1;
                    forced.add(new Person(person.id(), person.born(), version, person.updated(), person.registers()));
                }
                return Optional.of(call(sound, method, new Object[] {given[0], forced, given[2]}));
            });
        }
    },
    /** A job follows another without looking whether one does already. */
    SUCCESSION_WITHOUT_CONDITION {
        @Override
        Jobs jobs(Jobs sound) {
            return instead(Jobs.class, sound, (method, given) -> {
                if (!method.getName().equals("succeed")) {
                    return Optional.empty();
                }
                Job job = (Job) given[0];
                sound.accept(job, Optional.empty(), (Deadline) given[3]);
                return Optional.of(new Jobs.Succession.Done());
            });
        }
    };

    Jobs jobs(Jobs sound) {
        return sound;
    }

    People people(People sound) {
        return sound;
    }

    int receives(int counted) {
        return this == EVERY_RECEIVE_FIRST ? 1 : counted;
    }

    /** What is answered in place of the sound port; empty where the sound one answers. */
    private interface Instead {
        Optional<Object> answer(Method method, Object[] given) throws Throwable;
    }

    private static <P> P instead(Class<P> type, P sound, Instead instead) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    Optional<Object> answer = instead.answer(method, given);
                    return answer.isPresent() ? answer.get() : call(sound, method, given);
                }));
    }

    private static Object call(Object sound, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(sound, given);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static People loading(People sound, UnaryOperator<Person> seen) {
        return instead(People.class, sound, (method, given) -> {
            if (!method.getName().startsWith("load")) {
                return Optional.empty();
            }
            Map<Object, Person> loaded = new HashMap<>();
            ((Map<?, ?>) call(sound, method, given))
                    .forEach((id, person) -> loaded.put(id, seen.apply((Person) person)));
            return Optional.of(loaded);
        });
    }

    private static Person withoutWriters(Person person) {
        return with(
                person,
                person.registers().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new Register(entry.getValue().value(), 0, Value.NOTHING))));
    }

    private static Person with(Person person, Map<Path, Register> registers) {
        return new Person(person.id(), person.born(), person.version(), person.updated(), registers);
    }

    private static Tally addTo(Map<String, Map<PageKey, Tally>> all, Job job, PageKey page, List<?> counts) {
        Map<PageKey, Tally> pages = all.computeIfAbsent(job.id(), none -> new HashMap<>());
        for (Object one : counts) {
            Count count = (Count) one;
            Tally tally = pages.getOrDefault(page, Tally.empty(page));
            Set<Integer> done = new HashSet<>(tally.done());
            done.add(count.batch().number());
            Set<Integer> with = new HashSet<>(tally.withExceptions());
            if (count.hasExceptions()) {
                with.add(count.batch().number());
            }
            Totals totals = tally.totals().plus(count.totals());
            pages.put(page, new Tally(page, done, with, totals));
        }
        return pages.get(page);
    }

    private static Object read(Map<PageKey, Tally> pages, Object[] given) {
        if (given.length == 3) {
            return List.copyOf(pages.values());
        }
        Map<PageKey, Tally> found = new HashMap<>();
        ((Collection<?>) given[2])
                .forEach(key -> found.put((PageKey) key, pages.getOrDefault(key, Tally.empty((PageKey) key))));
        return found;
    }
}
