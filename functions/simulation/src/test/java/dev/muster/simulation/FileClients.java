package dev.muster.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.access.Tenant;
import dev.muster.core.engine.Engine;
import dev.muster.core.file.FileOptions;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.OpenFile;
import dev.muster.core.flow.job.SubmitFile;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.flow.job.UploadPart;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Plan;
import dev.muster.core.job.RowCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The clients that send files: whole, or in parts that come out of order, twice and from two senders at once. */
final class FileClients {
    /** Larger files are stored, and planned by a message. */
    static final int ROWS_IN_REQUEST = 4;

    /** Few stripes, so that the planners of a file meet. */
    private static final int STRIPES = 3;

    private static final int MOST_ATTEMPTS = 6;

    private final SimulatedWorld world;
    private final SimulatedClients clients;
    private final RandomFiles randomFiles;
    private int others;

    FileClients(SimulatedWorld world, SimulatedClients clients) {
        this.world = world;
        this.clients = clients;
        this.randomFiles = new RandomFiles(world.choices);
    }

    /** Sends one file, sometimes while addresses move. */
    void send(Tenant tenant, JobOptions options) {
        if (world.choices.next(3) == 0) {
            other(() -> moveAddresses(tenant));
        }
        String key = world.choices.next(2) == 0 ? sendWhole(tenant, options) : sendParts(tenant, options);
        world.jobAuditor
                .findByKey(tenant, key)
                .filter(_ -> world.choices.next(2) == 0)
                .ifPresent(job -> followUp(tenant, job, options));
    }

    private String sendWhole(Tenant tenant, JobOptions options) {
        FileOptions file = randomFiles.options();
        FileContent content = randomFiles.content(world.sentFiles.nextDigest(), file, 0);
        return clients.sendWithKey(tenant, whole(file, options, content)).key();
    }

    /** Releases the file after a dry run; undoes it, or cancels it and tries its rows again. */
    private void followUp(Tenant tenant, String job, JobOptions options) {
        if (!options.dryRun() && world.choices.next(2) == 0) {
            act(tenant, (engine, context) -> engine.cancel().cancel(context, job), 40);
            act(tenant, (engine, context) -> engine.retry().retry(context, job, JobOptions.DEFAULT), 120);
        } else if (options.dryRun()) {
            act(tenant, (engine, context) -> engine.release().release(context, job), 120);
        } else {
            act(tenant, (engine, context) -> engine.undo().undo(context, job, JobOptions.DEFAULT), 120);
        }
    }

    private void act(Tenant tenant, BiFunction<Engine, RequestContext, SubmitResult> verb, int seconds) {
        world.scheduler.sleep(Duration.ofSeconds(world.choices.next(seconds)));
        clients.act(tenant, verb);
    }

    private void moveAddresses(Tenant tenant) {
        int many = 1 + world.choices.next(4);
        for (int number = 0; number < many; number++) {
            world.scheduler.sleep(Duration.ofSeconds(world.choices.next(12)));
            clients.direct().moveAddress(tenant);
        }
    }

    /** Returns the request that sends a whole file. */
    SimulatedClients.Request whole(FileOptions file, JobOptions options, FileContent content) {
        return context -> {
            context.idempotencyKey()
                    .ifPresent(key -> world.sentFiles.whole(context.tenant(), key.key(), file, content));
            return switch (new SubmitFile(world.ports.within(world.soon()), ROWS_IN_REQUEST)
                    .submit(context, file, options, world.bug.sites().sent(content).stream())) {
                case SubmitFile.FileResult.Submitted(SubmitResult result) -> result;
                case SubmitFile.FileResult.Unreadable _ -> throw new AssertionError("the file can be read");
            };
        };
    }

    private String sendParts(Tenant tenant, JobOptions options) {
        FileOptions file = randomFiles.options();
        String key = clients.sendWithKey(tenant, context -> {
                    context.idempotencyKey()
                            .ifPresent(sent -> world.sentFiles.opened(context.tenant(), sent.key(), file));
                    return new OpenFile(world.ports.within(world.soon()), STRIPES).open(context, file, options);
                })
                .key();
        world.jobAuditor.findByKey(tenant, key).ifPresent(job -> sendParts(new Upload(tenant, job, file)));
        return key;
    }

    /** A job whose file comes in parts. */
    private record Upload(Tenant tenant, String job, FileOptions file) {}

    private void sendParts(Upload upload) {
        List<Integer> numbers = new ArrayList<>();
        int many = 1 + world.choices.next(3);
        for (int number = 1; number <= many; number++) {
            numbers.add(world.choices.next(numbers.size() + 1), number);
        }
        numbers.forEach(number -> sendPart(upload, number));
        if (world.choices.next(4) == 0) {
            other(() -> upload(upload, content(upload, many + 1), many + 1));
        }
        if (world.choices.next(8) == 0) {
            other(() -> cancel(upload));
        }
        close(upload);
    }

    private FileContent content(Upload upload, int number) {
        FileContent content = randomFiles.content(world.sentFiles.nextDigest(), upload.file(), number);
        world.sentFiles.part(content);
        return content;
    }

    /** Sends a part, sometimes from two clients at once, and sometimes the second one sends other content. */
    private void sendPart(Upload upload, int number) {
        FileContent content = content(upload, number);
        int kind = world.choices.next(4);
        if (kind < 2) {
            FileContent second = kind == 0 ? content(upload, number) : content;
            other(() -> upload(upload, second, number));
        }
        upload(upload, content, number);
    }

    private void other(Runnable part) {
        world.client(world.scheduler.actingName() + "+" + others++, part);
    }

    /** Uploads the part until it is answered. */
    private void upload(Upload upload, FileContent content, int number) {
        boolean[] answered = new boolean[1];
        for (int attempts = 0; attempts < MOST_ATTEMPTS && !answered[0]; attempts++) {
            world.invoke(
                    Set.of(upload.tenant()),
                    () -> world.attempt(() -> {
                        addPart(upload, content, number);
                        answered[0] = !world.faults.strikes(10, FaultPlan.Kind.LOST_ANSWER, () -> "to part " + number);
                    }));
            world.scheduler.sleep(Duration.ofSeconds(1));
        }
    }

    private void addPart(Upload upload, FileContent content, int number) {
        UploadPart flow = new Engine(world.ports.within(world.soon())).uploadPart();
        RequestContext context = world.asAdmin(upload.tenant(), Optional.empty());
        if (flow.find(context, upload.job()) instanceof UploadPart.FileLookup.Found(Job job, FileOptions _)
                && flow.add(context, job, number, world.bug.sites().sent(content).stream())
                        instanceof UploadPart.PartResult.Stored(FilePart part, boolean _)) {
            assertThat(part.digest()).as("part %d as it is stored", number).isEqualTo(content.digest());
            world.sentFiles.acknowledged(job, number, content.digest());
        }
    }

    private void cancel(Upload upload) {
        world.scheduler.sleep(Duration.ofSeconds(world.choices.next(3)));
        clients.act(upload.tenant(), (engine, context) -> engine.cancel().cancel(context, upload.job()));
    }

    /** Closes the file with what is stored; sometimes with a wrong number first. */
    private void close(Upload upload) {
        RowCount stored = stored(upload.tenant(), upload.job());
        if (world.choices.next(4) == 0) {
            close(upload.tenant(), upload.job(), new RowCount(stored.parts(), stored.rows() + 1));
        }
        close(upload.tenant(), upload.job(), stored);
    }

    /** Returns what is stored now, which a client knows that has sent it. */
    private RowCount stored(Tenant tenant, String job) {
        List<FilePart> parts = world.jobs.files().parts(tenant, job);
        return new RowCount(
                parts.size(),
                parts.stream().mapToLong(part -> part.count().rows()).sum());
    }

    private void close(Tenant tenant, String job, RowCount claimed) {
        clients.sendWithKey(tenant, context -> close(context, job, claimed));
    }

    private SubmitResult close(RequestContext context, String job, RowCount claimed) {
        SubmitResult answer = world.bug.sites().close(world, context, job, claimed);
        if (answer instanceof SubmitResult.Accepted(Job closed, boolean _, int _)) {
            assertThat(closed.plan()).isInstanceOf(Plan.ByFile.class);
            assertThat(((Plan.ByFile) closed.plan()).intake())
                    .as("rows of %s, closed with %s", job, claimed)
                    .isEqualTo(new FileIntake.Complete(claimed));
        } else {
            world.fileEvents.count(FileEvents.Event.CLOSED_WRONGLY);
        }
        return answer;
    }

    /** Closes a file that its client has left open, or cancels its job. */
    void end(Tenant tenant, String job) {
        RequestContext context = world.asAdmin(tenant, Optional.empty());
        if (world.choices.next(2) == 0) {
            new Engine(world.ports.within(world.soon())).cancel().cancel(context, job);
        } else {
            close(context, job, stored(tenant, job));
        }
    }
}
