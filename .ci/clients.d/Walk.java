import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.FilesApi;
import org.openapitools.client.api.JobsApi;
import org.openapitools.client.api.PeopleApi;
import org.openapitools.client.auth.HttpBearerAuth;
import org.openapitools.client.model.FileOptions;
import org.openapitools.client.model.FileSize;
import org.openapitools.client.model.Job;
import org.openapitools.client.model.JobState;
import org.openapitools.client.model.MatchKey;
import org.openapitools.client.model.NewFileJob;
import org.openapitools.client.model.NewJob;
import org.openapitools.client.model.ResultOutcome;
import org.openapitools.client.model.RowMode;
import org.openapitools.client.model.UndoOptions;

/** Drives the generated client: a file as a dry run, its results, the release and the undo. */
public final class Walk {
    private static final String FILE = "id,first_name,score:number\nja-1,Ada,1\nja-2,Ben,2\nja-3,Cleo,3\n";

    private final JobsApi jobs;
    private final FilesApi files;
    private final PeopleApi people;

    private Walk(ApiClient client) {
        this.jobs = new JobsApi(client);
        this.files = new FilesApi(client);
        this.people = new PeopleApi(client);
    }

    public static void main(String[] args) throws Exception {
        // The generated client asks for the media type of errors wherever it looks more like JSON than that of results.
        Interceptor lines = chain -> chain.proceed(
                chain.request().url().encodedPath().endsWith("/results")
                        ? chain.request().newBuilder().header("Accept", "application/x-ndjson").build()
                        : chain.request());
        ApiClient client = new ApiClient(new OkHttpClient.Builder().addInterceptor(lines).build()).setBasePath(args[0]);
        ((HttpBearerAuth) client.getAuthentication("apiKey")).setBearerToken(args[1]);
        new Walk(client).walk();
        System.out.println("Java: dry run 3 created, release 3 created, undo 3 changed");
    }

    private void walk() throws Exception {
        FileOptions options = new FileOptions().match(MatchKey.ID).mode(RowMode.UPSERT);
        NewJob request = new NewJob(new NewFileJob().rows(options).dryRun(true));
        String dryRun = jobs.submitJob(request, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
                .getId();
        check(3L, files.putPart(dryRun, 1, FILE, null).getRows());
        check(3L, end(files.closeJob(dryRun, new FileSize().parts(1).rows(3L), null, "wait=10")).getTotals().getCreated());

        String results = jobs.getResults(dryRun, List.of(ResultOutcome.CREATED), null, null);
        check(List.of("ja-1", "ja-2", "ja-3"), results.lines().map(Walk::id).sorted().toList());

        Job released = end(jobs.releaseJob(dryRun, null, null, null));
        check(3L, released.getTotals().getCreated());
        check(dryRun, released.getReleaseOf());
        Object score = people.getPerson("ja-2", null, null).getAttributes().get("score").getActualInstance();
        check(new BigDecimal(2), new BigDecimal(score.toString()));

        Job undone = end(jobs.undoJob(released.getId(), null, null, new UndoOptions().note("walk")));
        check(3L, undone.getTotals().getChanged());
        try {
            people.getPerson("ja-2", null, null);
            throw new AssertionError("the person is still there");
        } catch (ApiException missing) {
            check(404, missing.getCode());
        }
    }

    private Job end(Job job) throws Exception {
        Job latest = job;
        while (Stream.of(JobState.COMPLETED, JobState.CANCELLED, JobState.REFUSED).noneMatch(latest.getState()::equals)) {
            Thread.sleep(200);
            latest = jobs.getJob(job.getId(), null);
        }
        check(JobState.COMPLETED, latest.getState());
        check(3L, latest.getTotals().getSelected());
        return latest;
    }

    private static String id(String line) {
        return JsonParser.parseString(line).getAsJsonObject().get("id").getAsString();
    }

    private static void check(Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError("expected " + expected + ", not " + actual);
        }
    }
}
