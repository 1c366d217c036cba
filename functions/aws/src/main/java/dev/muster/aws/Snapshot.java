package dev.muster.aws;

import dev.muster.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * The snapshot that Lambda takes of an initialized function and restores at cold starts (SnapStart). A rehearsal runs
 * before it, so that the snapshot holds the classes that a first invocation needs.
 */
public final class Snapshot {
    private Snapshot() {}

    /** Returns whether Lambda will take a snapshot of this process. */
    public static boolean isWanted() {
        return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
    }

    /**
     * Registers a rehearsal with ports that reach no store and whose tables are empty. Does nothing if Lambda takes no
     * snapshot.
     */
    public static void rehearse(FunctionSettings settings, Consumer<AwsPorts> rehearsal) {
        if (isWanted()) {
            new Rehearsal(settings, rehearsal).register();
        }
    }

    /** The work before the snapshot: the warm-up of the JDK, the calls of most requests, and the function itself. */
    record Rehearsal(FunctionSettings settings, Consumer<AwsPorts> rehearsal) implements Resource {
        /** The rehearsals of this process. The managed runtime holds them by weak references only. */
        private static final List<Resource> REGISTERED = new CopyOnWriteArrayList<>();

        void register() {
            REGISTERED.add(this);
            Core.getGlobalContext().register(this);
        }

        @Override
        public void beforeCheckpoint(Context<? extends Resource> context) {
            Warmup.run(settings);
            AwsPorts ports = PrimingPorts.ports(settings);
            PrimingPorts.callStores(ports.within(Deadline.in(ports.time(), Duration.ZERO)));
            rehearsal.accept(ports);
        }

        /**
         * Does nothing: before the snapshot no connection was opened, no credential was read, and no random number was
         * drawn that outlives the rehearsal.
         */
        @Override
        public void afterRestore(Context<? extends Resource> context) {}
    }
}
