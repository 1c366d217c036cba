package dev.muster.local.sim;

import dev.muster.core.person.Guarded;
import dev.muster.core.person.Hindrance;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes of a sound port one at whose every call another may act, and which fails as the faults say. */
final class Unreliable {
    private static final Duration LONG = Duration.ofSeconds(25);

    private final Stage stage;
    private final Faults faults;

    Unreliable(Stage stage, Faults faults) {
        this.stage = stage;
        this.faults = faults;
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
        Faults.Fault fault = faults.at(call);
        stage.pass();
        switch (fault) {
            case CRASH_BEFORE -> throw new Stage.Killed();
            case THROTTLE -> throw new Unavailable(call);
            case SLOW -> stage.pause(LONG);
            case NONE, CRASH_AFTER, LOST -> {}
        }
        Object answer = invoke(sound, method, given);
        stage.pass();
        switch (fault) {
            case CRASH_AFTER -> throw new Stage.Killed();
            case LOST -> answer = lost(call, method, given);
            case NONE, CRASH_BEFORE, THROTTLE, SLOW -> {}
        }
        return answer;
    }

    /** Of writes of people whose answer is lost the port may say that others came between; other calls fail. */
    private static Object lost(String call, Method method, Object[] given) {
        if (method.getDeclaringClass() == People.class && method.getName().equals("save")) {
            return ((Collection<?>) given[1])
                    .stream().map(person -> ((Person) person).id()).collect(Collectors.toSet());
        }
        if (method.getDeclaringClass() == People.class && method.getName().equals("saveGuarded")) {
            Map<String, Hindrance> all = new HashMap<>();
            ((Collection<?>) given[1])
                    .forEach(guarded -> all.put(((Guarded) guarded).person().id(), new Hindrance.Conflict()));
            return all;
        }
        throw new Unavailable(call);
    }

    static Object invoke(Object sound, Method method, Object[] given) throws Throwable {
        try {
            return method.invoke(sound, given);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
