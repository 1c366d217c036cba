package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.job.Job;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clients that send each request as another person of the {@link Cast}. */
final class RoleClients {
    /** The number of jobs on which a client acts, few enough that it meets those of other callers. */
    private static final int NEWEST = 4;

    private final SimulatedWorld world;
    private final RoleRequests roleRequests;
    private final RoleCalls roleCalls;

    RoleClients(SimulatedWorld world) {
        this.world = world;
        this.roleRequests = new RoleRequests(world.choices);
        this.roleCalls = new RoleCalls(world.ports, world.reliable, world.bug.sites(), world.rightsModel);
    }

    /** Adds a client of the tenant that sends the given number of requests. */
    void add(String name, Tenant tenant, int many) {
        world.client(name, () -> {
            for (int number = 0; number < many; number++) {
                world.scheduler.sleep(Duration.ofSeconds(world.choices.next(20)));
                String caller = roleRequests.caller();
                List<String> jobs = world.jobs.list(tenant, NEWEST, Optional.empty()).stream()
                        .map(Job::id)
                        .toList();
                send(tenant, caller, roleRequests.next(caller, jobs));
            }
        });
    }

    private void send(Tenant tenant, String caller, RoleRequest request) {
        if (request instanceof RoleRequest.SendFile(FileOptions file, FileContent content)) {
            world.sentFiles.withoutKey(file, content);
        }
        world.invoke(
                Set.of(tenant),
                () -> world.attempt(() -> {
                    if (!roleCalls.send(tenant, caller, request, world.soon())) {
                        countRejection(tenant, request);
                    }
                }));
    }

    private void countRejection(Tenant tenant, RoleRequest request) {
        Optional<String> target = switch (request) {
            case RoleRequest.Update(String id, var _) -> Optional.of(id);
            case RoleRequest.Merge _, RoleRequest.Create _, RoleRequest.SendFile _, RoleRequest.Act _ ->
                Optional.empty();
        };
        target.filter(id -> world.rightsModel.standing(tenant, id).isProtected())
                .ifPresent(_ -> world.rightsModel.count(RightsModel.Event.ADMIN_REQUEST_REJECTED));
    }
}
