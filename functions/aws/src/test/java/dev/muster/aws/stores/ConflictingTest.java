package dev.muster.aws.stores;

import static dev.muster.testing.contract.SampleData.NOW;
import static dev.muster.testing.contract.SampleData.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.aws.call.DeadlineExceeded;
import dev.muster.aws.job.DynamoJobs;
import dev.muster.aws.person.DynamoPeople;
import dev.muster.aws.table.DynamoTable;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.IdempotencyRecord;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.person.People;
import dev.muster.core.person.Person;
import dev.muster.core.person.PersonWrite;
import dev.muster.core.person.UniqueKey;
import dev.muster.core.person.Value;
import dev.muster.core.time.Deadline;
import dev.muster.testing.contract.SampleData;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** Transactions that keep meeting others are made once or not at all, before the deadline, however often they meet. */
class ConflictingTest {
    private static final TestClients SOUND = TestClients.sound();
    private static final Jobs JOBS = new DynamoJobs(SOUND.jobs(), SOUND.access());
    private static final People PEOPLE = new DynamoPeople(SOUND.people());
    private static final int MANY = 20;

    /** A service that refuses this part of all transactions, since others are at the same items. */
    private record Busy(SdkHttpClient sound, double part, Random random) implements SdkHttpClient {
        private static final String CONFLICT = """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                 "message":"Transaction cancelled, please refer cancellation reasons for specific reasons",
                 "CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict","Message":"ongoing"}]}""";

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean meets = request.httpRequest()
                            .firstMatchingHeader("X-Amz-Target")
                            .filter(target -> target.endsWith(".TransactWriteItems"))
                            .isPresent()
                    && random.nextDouble() < part;
            return meets ? new Refused() : sound.prepareRequest(request);
        }

        private record Refused() implements ExecutableHttpRequest {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder().statusCode(400).build())
                        .responseBody(AbortableInputStream.create(
                                new ByteArrayInputStream(CONFLICT.getBytes(StandardCharsets.UTF_8))))
                        .build();
            }

            @Override
            public void abort() {}
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private static TestClients busy(double part) {
        return TestClients.hasty(new Busy(UrlConnectionHttpClient.create(), part, new Random(5)));
    }

    /** Whether it was done; if not, it was given up in time. */
    private static boolean isDone(Deadline within, Runnable work) {
        try {
            work.run();
            return true;
        } catch (DeadlineExceeded _) {
            assertThat(within.time().now()).isBeforeOrEqualTo(within.at());
            return false;
        }
    }

    private static Deadline patience() {
        return Deadline.in(new SampleData.PausedTime(), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 1})
    void aPersonAndItsGuardsAreWrittenTogetherOrNotAtAll(double part) {
        DynamoTable table = busy(part).people();
        Tenant tenant = SampleData.tenant();
        int done = 0;
        for (int number = 0; number < MANY; number++) {
            String email = "jo" + number + "@example.org";
            Person jo = person("jo" + number, Map.of("email", Value.of(email)));
            PersonWrite guarded = PersonWrite.between(Optional.empty(), jo);
            Deadline within = patience();
            boolean written = isDone(
                    within,
                    () -> assertThat(new DynamoPeople(TestClients.within(table, within))
                                    .saveWithUniqueKeys(tenant, List.of(guarded)))
                            .isEmpty());
            done += written ? 1 : 0;

            assertThat(PEOPLE.loadLatest(tenant, List.of(jo.id()))).isEqualTo(written ? Map.of(jo.id(), jo) : Map.of());
            assertThat(PEOPLE.holders(tenant, List.of(UniqueKey.email(email))))
                    .isEqualTo(written ? Map.of(UniqueKey.email(email), jo.id()) : Map.of());
        }
        assertThat(done).isBetween(part < 0.9 ? MANY : 0, part < 1 ? MANY : 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 1})
    void aJobIsAcceptedWithItsKeyOrNotAtAll(double part) {
        TestClients embedded = busy(part);
        DynamoTable table = embedded.jobs();
        DynamoTable access = embedded.access();
        Tenant tenant = SampleData.tenant();
        List<Boolean> done = IntStream.range(0, MANY)
                .mapToObj(number -> accepts(table, access, SampleData.job(tenant), "key" + number))
                .toList();

        assertThat(JOBS.list(tenant, 100, Optional.empty()))
                .hasSize(Math.toIntExact(
                        done.stream().filter(accepted -> accepted).count()));
        if (part < 0.9) {
            assertThat(done).doesNotContain(false);
        }
        if (part == 1) {
            assertThat(done).doesNotContain(true);
        }
    }

    private static boolean accepts(DynamoTable table, DynamoTable access, Job job, String key) {
        IdempotencyRecord use = new IdempotencyRecord(key, "digest", job.id(), NOW.plusSeconds(60));
        Deadline within = patience();
        Jobs jobs = new DynamoJobs(TestClients.within(table, within), TestClients.within(access, within));
        boolean accepted = isDone(
                within, () -> assertThat(jobs.create(job, Optional.of(use))).isEmpty());

        assertThat(JOBS.find(job.tenant(), job.id())).isEqualTo(accepted ? Optional.of(job) : Optional.empty());
        assertThat(JOBS.findIdempotencyRecord(job.tenant(), key, NOW))
                .isEqualTo(accepted ? Optional.of(use) : Optional.empty());
        return accepted;
    }
}
