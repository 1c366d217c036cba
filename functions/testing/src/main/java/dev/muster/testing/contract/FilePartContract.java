package dev.muster.testing.contract;

import static dev.muster.testing.contract.SampleData.openJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.MaxRefused;
import dev.muster.core.file.RowMode;
import dev.muster.core.job.Cost;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlannedRows;
import dev.muster.core.job.RowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the parts of a file: one of several with one number is stored, and only while its job takes parts. */
interface FilePartContract {

    Jobs jobs();

    private JobFiles files() {
        return jobs().files();
    }

    private Job open() {
        Job job = openJob(SampleData.tenant(), "1");
        jobs().create(job, Optional.empty());
        return job;
    }

    private static FilePart part(int number, String token) {
        return new FilePart(
                number,
                "digest of " + token,
                new FilePart.Count(2, 5_000_000),
                token,
                List.of("E-Mail", "Land", "land"),
                new FilePart.Reach(Set.of("3", "42"), true),
                new Cost(1_406, 5));
    }

    private static FilePart withoutColumns(int number) {
        return new FilePart(number, "", new FilePart.Count(0, 0), "t", List.of(), new FilePart.Reach(Set.of(), false));
    }

    @Test
    default void keepsPartsInOrder() {
        Job job = open();
        List<FilePart> parts = List.of(part(2, "a"), part(10, "b"), withoutColumns(1000));
        parts.reversed()
                .forEach(part -> assertThat(files().addPart(job, part)).isEqualTo(new JobFiles.AddResult.Added()));

        assertThat(files().parts(job.tenant(), job.id())).isEqualTo(parts);
        assertThat(files().part(job.tenant(), job.id(), 10)).contains(parts.get(1));
        assertThat(files().part(job.tenant(), job.id(), 1)).isEmpty();
        assertThat(files().parts(SampleData.tenant(), job.id())).isEmpty();
    }

    @Test
    default void keepsTheFirstPartOfANumber() {
        Job job = open();
        files().addPart(job, part(7, "first"));

        assertThat(files().addPart(job, part(7, "first"))).isEqualTo(new JobFiles.AddResult.Added());
        assertThat(files().addPart(job, part(7, "second"))).isEqualTo(new JobFiles.AddResult.Stored(part(7, "first")));
        assertThat(files().parts(job.tenant(), job.id())).containsExactly(part(7, "first"));
    }

    static Stream<Function<Job, Job>> ends() {
        return Stream.of(
                job -> job.reopen(new Plan.ByFile(FileOptions.DEFAULT, 64, new FileIntake.Closing(new RowCount(1, 2)))),
                job -> job.cancel("why"),
                job -> job.end(JobVersionContract.ENDING));
    }

    @ParameterizedTest
    @MethodSource("ends")
    default void takesNoPartOnceTheJobIsNotOpen(Function<Job, Job> end) {
        Job job = open();
        files().addPart(job, part(1, "early"));
        jobs().replace(end.apply(job));

        assertThat(files().addPart(job, part(2, "late"))).isEqualTo(new JobFiles.AddResult.NotOpen());
        assertThat(files().addPart(job, part(1, "other"))).isEqualTo(new JobFiles.AddResult.Stored(part(1, "early")));
        assertThat(files().parts(job.tenant(), job.id())).containsExactly(part(1, "early"));
    }

    @Test
    default void takesNoPartOfAMissingJob() {
        Job job = openJob(SampleData.tenant(), "1");

        assertThat(files().addPart(job, part(1, "a"))).isEqualTo(new JobFiles.AddResult.NotOpen());
        assertThat(files().parts(job.tenant(), job.id())).isEmpty();
    }

    @Test
    default void takesManyPartsAtOnceAndOneOfEachNumber() throws Exception {
        Job job = open();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JobFiles.AddResult>> added = new ArrayList<>();
            for (int upload = 0; upload < 16; upload++) {
                FilePart part = part(1 + upload % 4, "t" + upload);
                added.add(threads.submit(() -> files().addPart(job, part)));
            }
            int stored = 0;
            for (Future<JobFiles.AddResult> each : added) {
                stored += each.get() instanceof JobFiles.AddResult.Added ? 1 : 0;
            }
            assertThat(stored).isEqualTo(4);
        }
        assertThat(files().parts(job.tenant(), job.id()))
                .extracting(FilePart::number)
                .containsExactly(1, 2, 3, 4);
        assertThat(files().uploadedBytes(job.tenant())).isEqualTo(20_000_000);
    }

    @Test
    default void countsTheBytesOfOpenJobsOnly() {
        Job first = open();
        files().addPart(first, part(1, "a"));
        Job second = openJob(first.tenant(), "2");
        jobs().create(second, Optional.empty());
        files().addPart(second, part(1, "b"));
        assertThat(files().uploadedBytes(first.tenant())).isEqualTo(10_000_000);
        assertThat(files().uploadedBytes(SampleData.tenant())).isZero();

        jobs().replace(first.end(JobVersionContract.ENDING));
        jobs().replace(first.end(JobVersionContract.ENDING).published());

        assertThat(files().uploadedBytes(first.tenant())).isEqualTo(5_000_000);
    }

    @Test
    default void countsAnOpenJobAmongTheJobsThatWaitForThePerson() {
        Job job = open();
        assertThat(jobs().countHeld(job.tenant(), "1", 10)).isEqualTo(1);

        jobs().replace(job.reopen(
                new Plan.ByFile(FileOptions.DEFAULT, 64, new FileIntake.Complete(new RowCount(1, 2)))));
        assertThat(jobs().countHeld(job.tenant(), "1", 10)).isZero();
    }

    static Stream<Plan> filePlans() {
        FileOptions all = new FileOptions(
                MatchKey.CUSTOM_ID,
                RowMode.UPSERT,
                BlankCell.CLEAR,
                Map.of("E-Mail", "email", "ignored", ""),
                Optional.of(new MaxRefused.Percent(5)));
        FileOptions rows = new FileOptions(
                MatchKey.EMAIL, RowMode.CREATE, BlankCell.KEEP, Map.of(), Optional.of(new MaxRefused.Rows(0)));
        return Stream.of(
                new Plan.ByFile(FileOptions.DEFAULT, 64, new FileIntake.Open()),
                new Plan.ByFile(all, 64, new FileIntake.Closing(new RowCount(12, 731_204))),
                new Plan.ByFile(rows, 1, new FileIntake.Complete(new RowCount(1000, 10_000_000))),
                new Plan.ByRows(all, 5_000_000_000L, new PlannedRows(1, 2, 3), 10));
    }

    @ParameterizedTest
    @MethodSource("filePlans")
    default void keepsEveryPlanOfAFile(Plan plan) {
        Job job = SampleData.job(SampleData.tenant(), plan);
        jobs().create(job, Optional.empty());

        assertThat(jobs().find(job.tenant(), job.id())).contains(job);
    }
}
