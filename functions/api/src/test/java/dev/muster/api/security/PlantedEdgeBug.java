package dev.muster.api.security;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.http.Cursors;
import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Jobs;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A mistake somebody might make where requests come in, planted on purpose around the ports or the wire. */
enum PlantedEdgeBug {
    /** None: the world as it is. */
    NONE,
    /** A request says itself whose it is. */
    TENANT_AS_SENT {
        @Override
        TestResponse send(SentRequest request, ApiStack walk) {
            SENT.set(Optional.ofNullable(request.headers().get(TENANT)));
            try {
                return super.send(request, walk);
            } finally {
                SENT.set(Optional.empty());
            }
        }

        @Override
        Ports ports(Ports sound) {
            return with(
                    sound,
                    sound.jobs(),
                    instead(
                            Access.class,
                            sound.access(),
                            (_, _, answer) -> answer instanceof Optional<?> found
                                            && found.isPresent()
                                            && found.get() instanceof Grant grant
                                    ? Optional.of(
                                            SENT.get().map(id -> as(id, grant)).orElse(grant))
                                    : answer));
        }

        private Grant as(String tenant, Grant grant) {
            return new Grant(new Caller(new Tenant(tenant), grant.caller().person()), grant.calls());
        }
    },
    /** A job is found by its id, whoever asks for it. */
    JOB_WITHOUT_TENANT {
        @Override
        Ports ports(Ports sound) {
            Jobs jobs = instead(
                    Jobs.class,
                    sound.jobs(),
                    (method, given, answer) -> method.getName().equals("find") && answer.equals(Optional.empty())
                            ? sound.jobs().find(ApiStack.DEMO, (String) given[1])
                            : answer);
            return with(sound, jobs, sound.access());
        }
    },
    /** A cursor opens the next page for whoever has it. */
    CURSOR_FOR_ANYBODY {
        @Override
        TestResponse send(SentRequest request, ApiStack walk) {
            int cursor = request.address().indexOf("cursor=") + "cursor=".length();
            if (!request.address().startsWith("/v1/jobs?") || !request.address().contains("cursor=")) {
                return super.send(request, walk);
            }
            byte[] all = Base64.getUrlDecoder().decode(request.address().substring(cursor));
            String position = new String(Arrays.copyOfRange(all, 32, all.length), StandardCharsets.UTF_8);
            String own = new Cursors("a signing key").write(ApiStack.OTHER, "GET /v1/jobs", position);
            return super.send(request.at(request.address().substring(0, cursor) + own), walk);
        }
    },
    /** The log tells the whole address of a request. */
    QUERY_IN_THE_LOG {
        @Override
        TestResponse send(SentRequest request, ApiStack walk) {
            walk.log.add(request.address());
            return super.send(request, walk);
        }
    },
    /** The log tells who somebody says to be. */
    HEADERS_IN_THE_LOG {
        @Override
        TestResponse send(SentRequest request, ApiStack walk) {
            walk.log.add(request.headers().toString());
            return super.send(request, walk);
        }
    },
    /** Somebody is written first, and the request looked at afterwards. */
    WRITTEN_BEFORE_REFUSED {
        @Override
        TestResponse send(SentRequest request, ApiStack walk) {
            TestResponse answer = super.send(request, walk);
            if (answer.status() == 422) {
                walk.ports.people().enroll(ApiStack.DEMO, Map.of("3", Set.of("999")));
            }
            return answer;
        }
    },
    /** Nobody looks whether a request came before. */
    KEY_IGNORED {
        @Override
        TestResponse send(SentRequest request, ApiStack walk) {
            Map<String, String> headers = new HashMap<>(request.headers());
            headers.remove("idempotency-key");
            return super.send(new SentRequest(request.method(), request.address(), headers, request.body()), walk);
        }
    },
    /** What went wrong inside is told to whoever asked. */
    STACK_TRACE_IN_THE_ANSWER {
        @Override
        TestResponse send(SentRequest request, ApiStack walk) {
            TestResponse answer = super.send(request, walk);
            return answer.status() == 500
                    ? new TestResponse(
                            500, answer.headers(), Arrays.toString(new IllegalStateException("x").getStackTrace()))
                    : answer;
        }
    };

    private static final AtomicReference<Optional<String>> SENT = new AtomicReference<>(Optional.empty());

    /** A header in which nobody is asked to say it. */
    static final String TENANT = "x-tenant";

    /** The ports with the mistake in them. */
    Ports ports(Ports sound) {
        return sound;
    }

    /** Sends a request over a wire with the mistake in it. */
    TestResponse send(SentRequest request, ApiStack walk) {
        return request.to(walk);
    }

    /** What is answered in place of the sound port's answer. */
    private interface Instead {
        Object answer(Method method, Object[] given, Object answer);
    }

    private static <P> P instead(Class<P> type, P sound, Instead instead) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, given) -> {
            try {
                return instead.answer(method, given, method.invoke(sound, given));
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }

    private static Ports with(Ports sound, Jobs jobs, Access access) {
        return new Ports(
                sound.people(),
                jobs,
                sound.batchQueue(),
                sound.planQueue(),
                access,
                sound.jobEvents(),
                sound.time(),
                sound.random());
    }
}
