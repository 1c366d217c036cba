package dev.muster.bench.usage;

import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.bench.load.BenchHost;
import dev.muster.bench.load.BenchTenant;
import dev.muster.bench.load.EndedRun;
import dev.muster.bench.load.UsageSample;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs the jobs of the table on the local host and counts what each uses. */
final class FixedJobs implements AutoCloseable {
    private static final int MANY = 10_000;
    private static final int FEW = 1_000;

    private final BenchHost host;
    private final BenchTenant many;
    private final BenchTenant few;
    private int city;

    FixedJobs() {
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        host = BenchHost.start(Path.of("..", "..", "template.yaml"), silent);
        many = host.tenant(MANY);
        few = host.tenant(FEW);
    }

    /** Runs the job, from the request to the deletion of its messages, and returns its usage. */
    UsageSample usage(UsageCeiling job) {
        ApiCall request = request(job);
        UsageSample before = host.settled();
        run(request, job.changed());
        return host.settled().minus(before);
    }

    private EndedRun run(ApiCall request, int changed) {
        return host.run(List.of(request)).with("changed", changed);
    }

    private ApiCall request(UsageCeiling job) {
        return switch (job) {
            case IDS_10_000 -> many.byIds(MANY, newCity()).getFirst();
            case UNCHANGED_10_000 -> many.byIds(MANY, cityOfAll()).getFirst();
            case FILTER_10_000 -> many.byFilter("last_name eq \"Fernandez\"", newCity());
            case FILTER_72_OF_1_000 -> few.byFilter("number lt 72", newCity());
            case FILTER_1_OF_1_000 -> few.byFilter("number lt 1", newCity());
            case FILE_1_000 -> file();
            case UNDO_1_000 -> undo();
        };
    }

    /** Returns the city that the job before has given to everybody. */
    private String cityOfAll() {
        return "City " + city;
    }

    private String newCity() {
        city++;
        return cityOfAll();
    }

    private ApiCall file() {
        String common = newCity();
        return few.byFile(FEW, number -> common + " " + number);
    }

    private ApiCall undo() {
        String done = run(file(), FEW).jobs().getFirst().path("id").asText();
        return ApiCall.json("POST", "/v1/jobs/" + done + "/undo", few.key(), "{}");
    }

    /** Lets this write to the store once for each batch of 100 people, until it is closed. */
    PlantedWrite plantWrite() {
        return PlantedWrite.plant(host.backends().dynamoDb());
    }

    @Override
    public void close() {
        host.close();
    }
}
