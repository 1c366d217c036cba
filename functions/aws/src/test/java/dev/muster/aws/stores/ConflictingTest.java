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

/** Tests that a transaction with conflicts happens once or not at all, before its deadline. */
class ConflictingTest {
    private static final TestClients SOUND = TestClients.sound();
    private static final Jobs JOBS = new DynamoJobs(SOUND.jobs(), SOUND.access());
    private static final People PEOPLE = new DynamoPeople(SOUND.people());
    private static final int MANY = 20;

    /** A service that cancels a share of all transactions because of conflicts. */
    private record ConflictingService(SdkHttpClient sound, double share, Random random) implements SdkHttpClient {
        private static final String CONFLICT = """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                 "message":"Transaction cancelled, please refer cancellation reasons for specific reasons",
                 "CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict","Message":"ongoing"}]}""";

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            boolean conflicts = request.httpRequest()
                            .firstMatchingHeader("X-Amz-Target")
                            .filter(target -> target.endsWith(".TransactWriteItems"))
                            .isPresent()
                    && random.nextDouble() < share;
            return conflicts ? new CancelledTransaction() : sound.prepareRequest(request);
        }

        private record CancelledTransaction() implements ExecutableHttpRequest {
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

    private static TestClients conflicting(double share) {
        return TestClients.hasty(new ConflictingService(UrlConnectionHttpClient.create(), share, new Random(5)));
    }

    /** Runs the work. Returns false if it stopped at its deadline. */
    private static boolean finishes(Deadline within, Runnable work) {
        try {
            work.run();
            return true;
        } catch (DeadlineExceeded _) {
            assertThat(within.time().now()).isBeforeOrEqualTo(within.at());
            return false;
        }
    }

    private static Deadline tenSeconds() {
        return Deadline.in(new SampleData.PausedTime(), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 1})
    void writesPersonWithUniqueKeysOrNothing(double share) {
        DynamoTable table = conflicting(share).people();
        Tenant tenant = SampleData.tenant();
        int done = 0;
        for (int number = 0; number < MANY; number++) {
            String email = "jo" + number + "@example.org";
            Person jo = person("jo" + number, Map.of("email", Value.of(email)));
            PersonWrite write = PersonWrite.between(Optional.empty(), jo);
            Deadline within = tenSeconds();
            boolean written = finishes(
                    within,
                    () -> assertThat(new DynamoPeople(TestClients.within(table, within))
                                    .saveWithUniqueKeys(tenant, List.of(write)))
                            .isEmpty());
            done += written ? 1 : 0;

            assertThat(PEOPLE.loadLatest(tenant, List.of(jo.id()))).isEqualTo(written ? Map.of(jo.id(), jo) : Map.of());
            assertThat(PEOPLE.holders(tenant, List.of(UniqueKey.email(email))))
                    .isEqualTo(written ? Map.of(UniqueKey.email(email), jo.id()) : Map.of());
        }
        assertThat(done).isBetween(share < 0.9 ? MANY : 0, share < 1 ? MANY : 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 1})
    void createsJobWithIdempotencyRecordOrNothing(double share) {
        TestClients embedded = conflicting(share);
        DynamoTable table = embedded.jobs();
        DynamoTable access = embedded.access();
        Tenant tenant = SampleData.tenant();
        List<Boolean> done = IntStream.range(0, MANY)
                .mapToObj(number -> creates(table, access, SampleData.job(tenant), "key" + number))
                .toList();

        assertThat(JOBS.list(tenant, 100, Optional.empty()))
                .hasSize(
                        Math.toIntExact(done.stream().filter(created -> created).count()));
        if (share < 0.9) {
            assertThat(done).doesNotContain(false);
        }
        if (share == 1) {
            assertThat(done).doesNotContain(true);
        }
    }

    private static boolean creates(DynamoTable table, DynamoTable access, Job job, String key) {
        IdempotencyRecord use = new IdempotencyRecord(key, "digest", job.id(), NOW.plusSeconds(60));
        Deadline within = tenSeconds();
        Jobs jobs = new DynamoJobs(TestClients.within(table, within), TestClients.within(access, within));
        boolean created = finishes(
                within, () -> assertThat(jobs.create(job, Optional.of(use))).isEmpty());

        assertThat(JOBS.find(job.tenant(), job.id())).isEqualTo(created ? Optional.of(job) : Optional.empty());
        assertThat(JOBS.findIdempotencyRecord(job.tenant(), key, NOW))
                .isEqualTo(created ? Optional.of(use) : Optional.empty());
        return created;
    }
}
