package dev.muster.simulation;

import dev.muster.core.access.Tenant;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.FileRow;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that clients have sent, as the clients know them. */
final class SentFiles {
    private final Map<KeyOf, Whole> whole = new HashMap<>();
    private final Map<KeyOf, FileOptions> opened = new HashMap<>();
    private final Map<String, SentRows> withoutKey = new HashMap<>();
    private final Map<String, FileContent> contents = new HashMap<>();
    private final Map<PartOf, String> acknowledged = new HashMap<>();
    private int digests;

    private record KeyOf(Tenant tenant, String key) {}

    private record PartOf(Tenant tenant, String job, int number) {}

    /** A file that one request sends whole. */
    private record Whole(FileOptions options, FileContent content) {}

    /**
     * The rows of a job, as its client sent them.
     *
     * @param rows in the order of the file
     */
    record SentRows(FileOptions options, List<FileRow> rows) {}

    /** Returns the digest of a new content. */
    String nextDigest() {
        return "content" + digests++;
    }

    /** Records a file that one request with this Idempotency-Key sends whole. */
    void whole(Tenant tenant, String key, FileOptions options, FileContent content) {
        whole.putIfAbsent(new KeyOf(tenant, key), new Whole(options, content));
    }

    /** Records a file that a request without an Idempotency-Key sends whole. */
    void withoutKey(FileOptions options, FileContent content) {
        withoutKey.put(content.digest(), new SentRows(options, content.rows()));
    }

    /** Returns the rows of a file that was sent without an Idempotency-Key, as one of its stored rows names it. */
    Optional<SentRows> withoutKey(FileRow stored) {
        return Optional.ofNullable(withoutKey.get(FileContent.digest(stored)));
    }

    /** Records a request with this Idempotency-Key for a job whose file comes in parts. */
    void opened(Tenant tenant, String key, FileOptions options) {
        opened.putIfAbsent(new KeyOf(tenant, key), options);
    }

    /** Records the content of a part before it is uploaded. */
    void part(FileContent content) {
        contents.put(content.digest(), content);
    }

    /** Records that an upload was answered with success. Fails when another content was acknowledged before. */
    void acknowledged(Job job, int number, String digest) {
        String before = acknowledged.putIfAbsent(new PartOf(job.tenant(), job.id(), number), digest);
        if (before != null && !before.equals(digest)) {
            throw new AssertionError(
                    "part %d of %s is acknowledged with %s and with %s".formatted(number, job.id(), before, digest));
        }
    }

    /** Returns the rows of every job with a file that an Idempotency-Key has created, as {@code audited} knows them. */
    Map<String, SentRows> rows(Tenant tenant, JobAuditor audited, Jobs jobs) {
        Map<String, SentRows> rows = new HashMap<>();
        whole.forEach((key, file) -> job(tenant, key, audited)
                .ifPresent(job -> rows.put(
                        job, new SentRows(file.options(), file.content().rows()))));
        opened.forEach((key, options) -> job(tenant, key, audited)
                .ifPresent(job -> rows.put(job, new SentRows(options, counted(tenant, job, jobs)))));
        return rows;
    }

    private static Optional<String> job(Tenant tenant, KeyOf key, JobAuditor audited) {
        return key.tenant().equals(tenant) ? audited.findByKey(tenant, key.key()) : Optional.empty();
    }

    /** Returns the rows of the stored parts, and checks that every acknowledged part is one of them. */
    private List<FileRow> counted(Tenant tenant, String job, Jobs jobs) {
        Map<Integer, String> stored = new HashMap<>();
        List<FileRow> rows = new ArrayList<>();
        for (FilePart part : jobs.files().parts(tenant, job)) {
            stored.put(part.number(), part.digest());
            rows.addAll(contents.get(part.digest()).rows());
        }
        acknowledged.forEach((part, digest) -> {
            boolean isLost =
                    part.tenant().equals(tenant) && part.job().equals(job) && !digest.equals(stored.get(part.number()));
            if (isLost) {
                throw new AssertionError(
                        "part %d of %s with %s is acknowledged, and lost".formatted(part.number(), job, digest));
            }
        });
        return rows;
    }
}
