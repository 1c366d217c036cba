package dev.muster.cli.file;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.job.JobRequests;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import dev.muster.cli.terminal.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends the parts of a file that are not stored yet, several at once. */
final class PartSender {
    private static final int AT_ONCE = 4;
    private static final int MOST_PARTS = 1_000;

    private final ApiClient client;
    private final Output output;
    private final UploadStore store;
    private final String job;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    PartSender(ApiClient client, Output output, UploadStore store, String job) {
        this.client = client;
        this.output = output;
        this.store = store;
        this.job = job;
    }

    /** Sends the parts, and returns how many there are. The first failure ends it. */
    int send(PeopleFile file, long partSize) {
        try (InputStream rows = file.read();
                ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            return send(RowSplitter.of(file.format(), rows, partSize), file.format(), senders);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            failure().ifPresent(first -> {
                throw first;
            });
        }
    }

    private int send(RowSplitter parts, FileFormat format, ExecutorService senders) {
        int number = 0;
        for (Optional<byte[]> part = parts.next(); part.isPresent() && failure().isEmpty(); part = parts.next()) {
            number++;
            requireFewParts(number);
            if (!isStored(number, part.get())) {
                submit(new Part(number, format, part.get()), senders);
            }
        }
        return number;
    }

    @SuppressWarnings("ArrayRecordComponent") // The bytes are never changed.
    private record Part(int number, FileFormat format, byte[] rows) {}

    private Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure.get());
    }

    private static void requireFewParts(int number) {
        if (number > MOST_PARTS) {
            throw CliFailure.usage(
                    "the file has more than %,d parts".formatted(MOST_PARTS),
                    "Give a larger --part-size, or split it.");
        }
    }

    private boolean isStored(int number, byte[] rows) {
        return Optional.ofNullable(store.state().parts().get(number))
                .filter(part -> part.digest().equals(Digests.sha256(rows)))
                .isPresent();
    }

    private void submit(Part part, ExecutorService senders) {
        slots.acquireUninterruptibly();
        senders.execute(() -> {
            try {
                put(part);
            } catch (RuntimeException failed) {
                failure.compareAndSet(null, failed);
            } finally {
                slots.release();
            }
        });
    }

    private void put(Part part) {
        String path = JobRequests.path(job, "/parts/" + part.number()) + "?type="
                + part.format().code();
        ApiRequest request = ApiRequest.put(path).withBody("application/gzip", GzipBytes.of(part.rows()));
        JsonValue stored = client.send(request).json();
        long rows = stored.at("rows").number();
        if (stored.at("part").number() != part.number()) {
            throw new CliFailure(
                    ExitCode.INCOMPLETE, "the server has not stored part " + part.number(), "Run it again.");
        }
        store.save(part.number(), new UploadState.SentPart(Digests.sha256(part.rows()), rows));
        output.event(
                "part",
                JsonObject.empty().with("job", job).with("part", part.number()).with("rows", rows));
        output.note(String.format(Locale.ROOT, "Sent part %d (%,d rows)", part.number(), rows));
    }
}
