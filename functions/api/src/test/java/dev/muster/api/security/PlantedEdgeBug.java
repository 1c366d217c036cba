package dev.muster.api.security;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import dev.muster.api.http.Cursors;
import dev.muster.core.access.Access;
import dev.muster.core.access.Caller;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Tenant;
import dev.muster.core.flow.Ports;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.PlanBudget;
import dev.muster.testing.forwarding.ForwardingAccess;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A mistake at the HTTP edge, planted around the ports or around the sending of a request. */
enum PlantedEdgeBug {
    /** No mistake. */
    NONE,
    /** The tenant is the one that the request names in a header. */
    TENANT_FROM_HEADER {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            SENT_TENANT.set(Optional.ofNullable(request.headers().get(TENANT_HEADER)));
            try {
                return super.send(request, stack);
            } finally {
                SENT_TENANT.set(Optional.empty());
            }
        }

        @Override
        Ports ports(Ports ports) {
            return with(ports, ports.jobs(), new AccessByHeader(ports.access()));
        }
    },
    /** A job is found by its id, in every tenant. */
    JOB_WITHOUT_TENANT {
        @Override
        Ports ports(Ports ports) {
            return with(ports, new JobsOfEveryTenant(ports.jobs()), ports.access());
        }
    },
    /** A job belongs to every credential that asks for it. */
    JOB_OF_EVERY_CREDENTIAL {
        @Override
        Ports ports(Ports ports) {
            JobsOfEveryCredential forged = new JobsOfEveryCredential();
            return with(ports, forged.over(ports.jobs()), forged.over(ports.access()));
        }
    },
    /** A cursor is valid in every tenant. */
    CURSOR_WITHOUT_TENANT {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            int cursor = request.address().indexOf("cursor=") + "cursor=".length();
            if (!request.address().startsWith("/v1/jobs?") || !request.address().contains("cursor=")) {
                return super.send(request, stack);
            }
            byte[] all = Base64.getUrlDecoder().decode(request.address().substring(cursor));
            String position = new String(Arrays.copyOfRange(all, 32, all.length), StandardCharsets.UTF_8);
            String own = new Cursors("a signing key").write(ApiStack.OTHER, "GET /v1/jobs", position);
            return super.send(request.withAddress(request.address().substring(0, cursor) + own), stack);
        }
    },
    /** The log contains the address of a request with its query. */
    QUERY_IN_LOG {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            stack.log.add(request.address());
            return super.send(request, stack);
        }
    },
    /** The log contains the headers of a request, with its credential. */
    HEADERS_IN_LOG {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            stack.log.add(request.headers().toString());
            return super.send(request, stack);
        }
    },
    /** A person is written although the request is rejected. */
    WRITE_OF_REJECTED_REQUEST {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            TestResponse response = super.send(request, stack);
            if (response.status() == 422) {
                stack.ports.people().enroll(ApiStack.DEMO, Map.of("3", Set.of("999")));
            }
            return response;
        }
    },
    /** The Idempotency-Key of a request is ignored. */
    KEY_IGNORED {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            Map<String, String> headers = new HashMap<>(request.headers());
            headers.remove("idempotency-key");
            return super.send(new SentRequest(request.method(), request.address(), headers, request.body()), stack);
        }
    },
    /** A planner compares the text of the request as it is with the folded text of a person. */
    FOLDING_ON_ONE_SIDE {
        @Override
        Ports ports(Ports ports) {
            return with(ports, new UnfoldedFilters(ports.jobs()), ports.access())
                    .with(PlanBudget.NONE);
        }
    },
    /** A value that a person gives up stays its own. */
    FREED_KEY_KEPT {
        @Override
        Ports ports(Ports ports) {
            return new Ports(
                    new KeptKeys(ports.people()),
                    ports.jobs(),
                    ports.batchQueue(),
                    ports.planQueue(),
                    ports.access(),
                    ports.jobEvents(),
                    ports.time(),
                    ports.random());
        }
    },
    /** A job names the member of the set beside its address, so a worker writes the one without the other. */
    DERIVED_WITHOUT_REGISTER {
        @Override
        Ports ports(Ports ports) {
            return with(ports, new DerivedChanges(ports.jobs()), ports.access());
        }
    },
    /** Two requests under one Idempotency-Key are the same if they differ in their queries only. */
    QUERY_IGNORED {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            boolean hasKey = request.headers().containsKey("idempotency-key");
            String path = request.address().split("\\?", 2)[0];
            return super.send(hasKey ? request.withAddress(path) : request, stack);
        }
    },
    /** A response is repeated under its Idempotency-Key without a check of the caller's permission. */
    REPLAY_WITHOUT_PERMISSION {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            return REPLAYS.computeIfAbsent(stack, _ -> new HashMap<>())
                    .computeIfAbsent(request, sent -> super.send(sent, stack));
        }
    },
    /** The response to an internal error contains a stack trace. */
    STACK_TRACE_IN_RESPONSE {
        @Override
        TestResponse send(SentRequest request, ApiStack stack) {
            TestResponse response = super.send(request, stack);
            return response.status() == 500
                    ? new TestResponse(
                            500, response.headers(), Arrays.toString(new IllegalStateException("x").getStackTrace()))
                    : response;
        }
    };

    private static final AtomicReference<Optional<String>> SENT_TENANT = new AtomicReference<>(Optional.empty());

    private static final Map<ApiStack, Map<SentRequest, TestResponse>> REPLAYS = new HashMap<>();

    /** A header that the API must ignore. */
    static final String TENANT_HEADER = "x-tenant";

    /** Returns the ports with the mistake in them. */
    Ports ports(Ports ports) {
        return ports;
    }

    /** Sends a request with the mistake around it. */
    TestResponse send(SentRequest request, ApiStack stack) {
        return request.sendTo(stack);
    }

    private static Ports with(Ports ports, Jobs jobs, Access access) {
        return new Ports(
                ports.people(),
                jobs,
                ports.batchQueue(),
                ports.planQueue(),
                access,
                ports.jobEvents(),
                ports.time(),
                ports.random());
    }

    private static final class AccessByHeader extends ForwardingAccess {
        AccessByHeader(Access delegate) {
            super(delegate);
        }

        @Override
        public Optional<Grant> findGrant(Credential credential) {
            return super.findGrant(credential)
                    .map(grant -> SENT_TENANT.get().map(id -> move(grant, id)).orElse(grant));
        }

        private static Grant move(Grant grant, String tenant) {
            return new Grant(new Caller(new Tenant(tenant), grant.caller().person()), grant.calls(), grant.issued());
        }
    }

    private static final class JobsOfEveryTenant extends ForwardingJobs {
        JobsOfEveryTenant(Jobs delegate) {
            super(delegate);
        }

        @Override
        public Optional<Job> find(Tenant tenant, String job) {
            return super.find(tenant, job).or(() -> super.find(ApiStack.DEMO, job));
        }
    }
}
