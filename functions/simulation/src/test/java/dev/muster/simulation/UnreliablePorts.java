package dev.muster.simulation;

import dev.muster.core.job.Jobs;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.SaveFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes of a sound port one at whose every call another may act, and which fails as the faults say. */
final class UnreliablePorts {
    private static final Duration LONG = Duration.ofSeconds(25);

    private final VirtualScheduler scheduler;
    private final FaultPlan faults;
    private final EventTrace trace;

    UnreliablePorts(VirtualScheduler scheduler, FaultPlan faults, EventTrace trace) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.trace = trace;
    }

    /** What a port throws that could not do its work in time. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(String call) {
            super(call + " failed");
        }
    }

    <P> P port(Class<P> type, P sound) {
        return port(type, sound, (method, given) -> call(sound, method, given));
    }

    /** A port that never fails, but at whose every call another may act. */
    <P> P slow(Class<P> type, P sound) {
        return port(type, sound, (method, given) -> {
            scheduler.pass();
            return invoke(sound, method, given);
        });
    }

    /** What becomes of a call. */
    interface Fate {
        Object answer(Method method, Object[] given) throws Throwable;
    }

    /** A port whose calls fare like this. */
    static <P> P port(Class<P> type, P sound, Fate fate) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, given) -> fate.answer(method, given)));
    }

    private Object call(Object sound, Method method, Object[] given) throws Throwable {
        String call = scheduler.acting().name() + " " + method.getName();
        Optional<Object> between = between(method, given);
        FaultPlan.Kind fault = faults.at(call, between.isPresent());
        trace.record(scheduler.now(), call, fault, given);
        scheduler.pass();
        switch (fault) {
            case CRASH_BEFORE -> throw new VirtualScheduler.Killed();
            case THROTTLE -> throw new Unavailable(call);
            case SLOW -> scheduler.sleep(LONG);
            case CONFLICT -> {
                return between.orElseThrow();
            }
            case null, default -> {}
        }
        Object answer = invoke(sound, method, given);
        scheduler.pass();
        return switch (fault) {
            case CRASH_AFTER -> throw new VirtualScheduler.Killed();
            case LOST_ANSWER -> lost(call, method, between);
            case null, default -> answer;
        };
    }

    /** Of writes of people whose answer is lost the port may say that others came between; other calls fail. */
    private static Object lost(String call, Method method, Optional<Object> between) {
        return between.filter(_ -> method.getName().startsWith("save")).orElseThrow(() -> new Unavailable(call));
    }

    /** What a conditional write answers when others came between; empty for all other calls. */
    private static Optional<Object> between(Method method, Object[] given) {
        return switch (method.getName()) {
            case "save" ->
                Optional.of(((Collection<?>) given[1])
                        .stream().map(person -> ((Person) person).id()).collect(Collectors.toSet()));
            case "saveWithUniqueKeys" -> {
                Map<String, SaveFailure> all = new HashMap<>();
                ((Collection<?>) given[1])
                        .forEach(guarded ->
                                all.put(((PersonWrite) guarded).person().id(), new SaveFailure.VersionConflict()));
                yield Optional.of(all);
            }
            case "replace" -> Optional.of(false);
            case "createSuccessor" -> Optional.of(new Jobs.SuccessorResult.Moved());
            default -> Optional.empty();
        };
    }

    static Object invoke(Object sound, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(sound, given);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
