package dev.muster.simulation;

import java.lang.reflect.Method;
import java.util.Optional;

/** A port that answers some calls in its own way. */
final class FaultyPorts {
    private FaultyPorts() {}

    /** What is answered in place of the sound port; empty where the sound one answers. */
    interface Instead {
        Optional<?> answer(Method method, Object[] given) throws Throwable;
    }

    static <P> P port(Class<P> type, P sound, Instead instead) {
        return UnreliablePorts.port(type, sound, (method, given) -> {
            Optional<?> answer = instead.answer(method, given);
            return answer.isPresent() ? answer.get() : UnreliablePorts.invoke(sound, method, given);
        });
    }
}
