package dev.muster.cli.file;

import dev.muster.cli.json.JsonCodec;
import dev.muster.cli.json.JsonValue;
import dev.muster.cli.json.JsonValue.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How far a file in parts has come: ids and digests, no values of people.
 *
 * @param openKey the Idempotency-Key under which the job is opened, so that a crash opens no second one
 * @param releaseKey the Idempotency-Key under which the preview is released
 * @param job the job that takes the parts
 * @param run the job that changes people
 * @param parts the parts that are stored, by their numbers
 */
public record UploadState(
        String openKey, String releaseKey, Optional<String> job, Optional<String> run, Map<Integer, SentPart> parts) {
    public UploadState {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** A part that the server has stored, with the number of rows that it found. */
    public record SentPart(String digest, long rows) {}

    static UploadState fresh() {
        return new UploadState(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    UploadState withJob(String id) {
        return new UploadState(openKey, releaseKey, Optional.of(id), run, parts);
    }

    /** Returns a copy that knows the job that runs. */
    public UploadState withRun(String id) {
        return new UploadState(openKey, releaseKey, job, Optional.of(id), parts);
    }

    UploadState with(int number, SentPart part) {
        Map<Integer, SentPart> more = new TreeMap<>(parts);
        more.put(number, part);
        return new UploadState(openKey, releaseKey, job, run, more);
    }

    long rows() {
        return parts.values().stream().mapToLong(SentPart::rows).sum();
    }

    String text() {
        JsonObject stored = JsonObject.empty();
        for (Map.Entry<Integer, SentPart> part : parts.entrySet()) {
            JsonObject value = JsonObject.empty()
                    .with("digest", part.getValue().digest())
                    .with("rows", part.getValue().rows());
            stored = stored.with(part.getKey().toString(), value);
        }
        JsonObject keys = JsonObject.empty().with("open_key", openKey).with("release_key", releaseKey);
        return JsonCodec.write(
                keys.with("job", job.orElse("")).with("run", run.orElse("")).with("parts", stored));
    }

    static UploadState parse(String text) {
        JsonValue json = JsonCodec.read(text);
        Map<Integer, SentPart> parts = new TreeMap<>();
        json.at("parts")
                .fields()
                .forEach((number, part) -> parts.put(
                        Integer.valueOf(number),
                        new SentPart(part.at("digest").text(), part.at("rows").number())));
        return new UploadState(
                json.at("open_key").text(), json.at("release_key").text(), id(json, "job"), id(json, "run"), parts);
    }

    private static Optional<String> id(JsonValue json, String name) {
        return Optional.of(json.at(name).text()).filter(id -> !id.isEmpty());
    }
}
