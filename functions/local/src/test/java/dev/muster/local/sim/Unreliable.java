package dev.muster.local.sim;

import dev.muster.core.job.Jobs;
import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.Person;
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
final class Unreliable {
    private static final Duration LONG = Duration.ofSeconds(25);

    private final Stage stage;
    private final Faults faults;
    private final Trace trace;

    Unreliable(Stage stage, Faults faults, Trace trace) {
        this.stage = stage;
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
            stage.pass();
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
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> fate.answer(method, given)));
    }

    private Object call(Object sound, Method method, Object[] given) throws Throwable {
        String call = stage.acting().name() + " " + method.getName();
        Optional<Object> between = between(method, given);
        Faults.Kind fault = faults.at(call, between.isPresent());
        trace.note(stage.now(), call, fault, given);
        stage.pass();
        switch (fault) {
            case CRASH_BEFORE -> throw new Stage.Killed();
            case THROTTLE -> throw new Unavailable(call);
            case SLOW -> stage.pause(LONG);
            case CONFLICT -> {
                return between.orElseThrow();
            }
            case null, default -> {}
        }
        Object answer = invoke(sound, method, given);
        stage.pass();
        return switch (fault) {
            case CRASH_AFTER -> throw new Stage.Killed();
            case LOST_ANSWER -> lost(call, method, between);
            case null, default -> answer;
        };
    }

    /** Of writes of people whose answer is lost the port may say that others came between; other calls fail. */
    private static Object lost(String call, Method method, Optional<Object> between) {
        return between.filter(answer -> method.getName().startsWith("save")).orElseThrow(() -> new Unavailable(call));
    }

    /** What a conditional write answers when others came between; empty for all other calls. */
    private static Optional<Object> between(Method method, Object[] given) {
        return switch (method.getName()) {
            case "save" ->
                Optional.of(((Collection<?>) given[1])
                        .stream().map(person -> ((Person) person).id()).collect(Collectors.toSet()));
            case "saveGuarded" -> {
                Map<String, Hindrance> all = new HashMap<>();
                ((Collection<?>) given[1])
                        .forEach(guarded -> all.put(((Guarded) guarded).person().id(), new Hindrance.Conflict()));
                yield Optional.of(all);
            }
            case "replace" -> Optional.of(false);
            case "succeed" -> Optional.of(new Jobs.Succession.Moved());
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
