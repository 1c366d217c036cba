package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The values before and after that results show, whatever happens to the people later. */
class ResultValuesTest {
    private static final String JOB =
            "{\"select\":{\"ids\":[\"1\",\"nobody\",\"2\"]}," + "\"changes\":[{\"set\":\"city\",\"to\":\"Cebu\"}]}";

    private final ApiStack stack = new ApiStack();

    private String results(String job) {
        return stack.submit(job).header("Location") + "/results";
    }

    @Test
    void keepsValuesUnderFourLaterWritesAndSaysWhenTheyAreGone() {
        String first = results(JOB);
        stack.runWorkers();
        for (String city : List.of("Rome", "Oslo", "Lima", "Bonn")) {
            results(JOB.replace("\"1\",", "").replace("Cebu", city));
            stack.runWorkers();
            if (!city.equals("Bonn")) {
                assertThat(stack.get(first + "?outcome=changed").lines())
                        .hasSize(2)
                        .allMatch(line -> line.contains("\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}"));
            }
        }
        assertThat(stack.get(first + "?outcome=changed").lines())
                .containsExactly(
                        "{\"id\":\"1\",\"outcome\":\"changed\",\"reason\":\"\","
                                + "\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}}",
                        "{\"id\":\"2\",\"outcome\":\"changed\","
                                + "\"reason\":\"the values before and after are no longer kept\",\"changes\":null}");
        assertThat(stack.get(first + "?outcome=changed", "Accept", "text/csv")
                        .lines()
                        .getLast())
                .isEqualTo("2,changed,the values before and after are no longer kept,");
    }

    @Test
    void dryRunHasTheValuesOfItsRealRun() {
        String dryRun = stack.submit(JOB.replace("\"changes\"", "\"dry_run\":true,\"changes\""))
                .header("Location");
        stack.runWorkers();
        List<String> before = stack.get(dryRun + "/results").lines();
        stack.post(dryRun + "/release", null);
        stack.runWorkers();
        results(JOB.replace("Cebu", "Rome"));
        stack.runWorkers();

        assertThat(before)
                .anyMatch(line -> line.contains("\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}"));
        assertThat(stack.get(dryRun + "/results").lines()).isEqualTo(before);
    }

    @Test
    void dryRunSaysWhenItWouldChangeThePersonNoMore() {
        String dryRun = stack.submit(JOB.replace("\"changes\"", "\"dry_run\":true,\"changes\""))
                .header("Location");
        stack.runWorkers();
        results(JOB);
        stack.runWorkers();

        assertThat(stack.get(dryRun + "/results").lines().getFirst())
                .isEqualTo("{\"id\":\"1\",\"outcome\":\"changed\",\"reason\":\"the person has changed since, "
                        + "so a real run would not change it now\",\"changes\":null}");
    }

    @Test
    void readsPersonAgainAfterStaleRead() {
        stack.people.serveStale(List.of(stack.person(ApiStack.DEMO, "1").orElseThrow()));
        String address = results(JOB);
        stack.runWorkers();
        assertThat(stack.get(address).lines().getFirst())
                .contains("\"changes\":{\"city\":{\"before\":null,\"after\":\"Cebu\"}}");
    }
}
