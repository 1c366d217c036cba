package dev.muster.local.contract;

import static dev.muster.local.contract.Samples.deadline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.table.Attribute;
import dev.muster.aws.table.Item;
import dev.muster.aws.table.Query;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Outcomes;
import dev.muster.core.job.Result;
import dev.muster.local.contract.KthCall.Fault;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exceptions that take several items are one writer's or another's, never a mixture, wherever one of them fails. */
class FurtherOutcomesTest {
    private static final Embedded SOUND = Embedded.sound();
    private static final Jobs JOBS = new DynamoJobs(SOUND.jobs(), SOUND.access());
    private static final KthCall HTTP = new KthCall();
    private static final Embedded FAULTY = Embedded.hasty(HTTP);
    private static final BatchKey BATCH = new BatchKey(0, 3);
    private static final Outcomes OURS = Samples.largest(BATCH, "a");
    private static final Outcomes THEIRS = Samples.largest(BATCH, "b");

    @ParameterizedTest
    @EnumSource
    void areOfOneWriterWhicheverOfTheirWritesGoesWrong(Fault fault) throws IOException {
        int writes = 0;
        while (strikes(fault, writes + 1)) {
            writes++;
        }
        assertThat(writes).isGreaterThanOrEqualTo(3);
    }

    private static boolean strikes(Fault fault, int k) throws IOException {
        Job job = Samples.job(Samples.tenant());
        HTTP.arm(k, fault, true);
        boolean died = dies(job);
        boolean struck = HTTP.hasStruck();
        HTTP.heal();
        List<Result> stands = JOBS.writeOutcomes(job, THEIRS, deadline()).exceptions();
        HTTP.deliverLate();

        if (!died) {
            assertThat(stands).containsExactlyInAnyOrderElementsOf(OURS.exceptions());
        } else {
            assertThat(List.of(sorted(OURS), sorted(THEIRS))).contains(sorted(stands));
        }
        assertThat(JOBS.outcomes(job.tenant(), job.id(), List.of(BATCH), deadline())
                        .get(BATCH)
                        .exceptions())
                .containsExactlyInAnyOrderElementsOf(stands);
        // What nobody names must not stay for ever.
        assertThat(Query.latest(job.tenant().id() + "#" + job.id(), "further").items(SOUND.jobs(), deadline()))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.get(Item.EXPIRES)).isEqualTo(Attribute.expiry(job.expires())));
        return struck;
    }

    private static boolean dies(Job job) {
        try {
            assertThat(new DynamoJobs(FAULTY.jobs(), FAULTY.access())
                            .writeOutcomes(job, OURS, deadline())
                            .exceptions())
                    .containsExactlyInAnyOrderElementsOf(OURS.exceptions());
            return false;
        } catch (RuntimeException trouble) {
            return true;
        }
    }

    private static List<Result> sorted(Outcomes outcomes) {
        return sorted(outcomes.exceptions());
    }

    private static List<Result> sorted(List<Result> results) {
        return results.stream().sorted(Comparator.comparing(Result::id)).toList();
    }
}
