package dev.muster.api.security;

import dev.muster.core.access.Access;
import dev.muster.core.access.Credential;
import dev.muster.core.access.Grant;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Origin;
import dev.muster.testing.forwarding.ForwardingAccess;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Jobs whose credential is the one that asks for them. */
final class JobsOfEveryCredential {
    private final AtomicReference<Optional<Credential>> reader = new AtomicReference<>(Optional.empty());

    Access over(Access access) {
        return new ForwardingAccess(access) {
            @Override
            public Optional<Grant> findGrant(Credential credential) {
                reader.set(Optional.of(credential));
                return super.findGrant(credential);
            }
        };
    }

    Jobs over(Jobs jobs) {
        return new ForwardingJobs(jobs) {
            @Override
            public Optional<Job> find(Tenant tenant, String id) {
                return super.find(tenant, id).map(job -> made(job));
            }
        };
    }

    private Job made(Job job) {
        Origin origin = job.origin();
        Origin forged =
                new Origin(origin.kind(), origin.parent(), origin.createdBy(), origin.createdAt(), reader.get());
        return new Job(
                job.tenant(),
                job.id(),
                forged,
                job.change(),
                job.rights(),
                job.plan(),
                job.options(),
                job.lifecycle(),
                job.version());
    }
}
