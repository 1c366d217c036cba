package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import dev.muster.api.WaysIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Undoing several jobs in reverse order leads back, and redoing them in order leads forth. */
class UndoOrderTest {
    private final ApiStack stack = new ApiStack();
    private final MusterClient client = MusterClient.of(stack);

    @BeforeEach
    void storePerson() {
        stack.store(ApiStack.DEMO, List.of("p"), Set.of("3"), Map.of("country", "red"));
    }

    private String set(String country) {
        return client.runToEnd(client.setCountry(MusterClient.ids(List.of("p")), country));
    }

    private String undo(String job) {
        String undo = client.runToEnd(client.act(job, "undo"));
        assertThat(client.job(undo).at("/totals/changed"))
                .as(client.results(undo).toString())
                .isEqualTo("1");
        return undo;
    }

    private String reasonOfUndo(String job, String outcome) {
        String undo = client.runToEnd(client.act(job, "undo"));
        assertThat(client.distinctValues(undo, "/outcome")).containsExactly(outcome);
        return client.distinctValues(undo, "/reason").getFirst();
    }

    private String sequence(String job) {
        return client.job(job).at("/sequence");
    }

    @Test
    void undoingTwoJobsInReverseOrderLeadsBack() {
        String first = set("blue");
        String second = set("green");

        undo(second);
        assertThat(client.country("p")).isEqualTo("blue");
        undo(first);
        assertThat(client.country("p")).isEqualTo("red");
    }

    @Test
    void undoingFourJobsAndRedoingThemShowsEveryPersonAsBefore() {
        List<String> jobs = new ArrayList<>();
        List<String> dumps = new ArrayList<>(List.of(dump()));
        for (String change : List.of(
                "{\"set\":\"country\",\"to\":\"blue\"}",
                "{\"organization\":\"3\",\"assign\":\"1\"}",
                "{\"set\":\"email\",\"to\":\"p@example.org\"}",
                "{\"organization\":\"3\",\"remove\":true}")) {
            jobs.add(client.runToEnd(client.submit(MusterClient.ids(List.of("p")), change)));
            dumps.add(dump());
        }
        List<String> undos = new ArrayList<>();
        for (int place = 3; place >= 0; place--) {
            undos.addFirst(undo(jobs.get(place)));
            assertThat(dump()).isEqualTo(dumps.get(place));
        }
        for (int place = 0; place < 4; place++) {
            undo(undos.get(place));
            assertThat(dump()).isEqualTo(dumps.get(place + 1));
        }
    }

    /** Returns the person, the list of the organization, and the holder of the address, without versions. */
    private String dump() {
        return (stack.get("/v1/people/p").body()
                        + stack.get("/v1/people?organization=3").body()
                        + stack.get("/v1/people?filter=email%20eq%20%22p@example.org%22")
                                .body())
                .replaceAll("\"version\":\\d+", "");
    }

    @Test
    void undoNamesTheLaterJobThatLiesAbove() {
        String first = set("blue");
        String second = set("green");

        assertThat(reasonOfUndo(first, "superseded"))
                .isEqualTo("written since by a later job: country (sequence " + sequence(second) + ")");
        undo(second);
        undo(first);
        assertThat(client.country("p")).isEqualTo("red");
    }

    @Test
    void undoOfJobBelowAPatchNamesThePatch() {
        String job = set("blue");
        TestResponse patched =
                stack.send("PATCH", "/v1/people/p", "{\"changes\":[{\"set\":\"country\",\"to\":\"green\"}]}");
        assertThat(patched.status()).isEqualTo(200);
        String patch = stack.get("/v1/people/p?history").at("/history/country/of");

        assertThat(reasonOfUndo(job, "superseded")).contains("country (sequence " + patch + ")");
        assertThat(client.country("p")).isEqualTo("green");
    }

    @Test
    void undoOfPersonThatTheJobLeftUnchangedIsUnchanged() {
        set("blue");
        String unchanged = set("blue");
        set("green");

        assertThat(reasonOfUndo(unchanged, "unchanged")).isEqualTo("has nothing of that job");
        assertThat(client.country("p")).isEqualTo("green");
    }

    @Test
    void undoOfPersonThatTheJobRefusedIsUnchanged() {
        stack.store(ApiStack.DEMO, List.of("q"), Set.of(), Map.of("custom_id", "taken"));
        String refused = client.runToEnd(
                client.submit(MusterClient.ids(List.of("p")), "{\"set\":\"custom_id\",\"to\":\"taken\"}"));
        client.runToEnd(client.submit(MusterClient.ids(List.of("p")), "{\"set\":\"custom_id\",\"to\":\"free\"}"));

        assertThat(reasonOfUndo(refused, "unchanged")).isEqualTo("has nothing of that job");
    }

    @Test
    void undoOfPersonThatAPatchChangedAfterAnUnchangedJobIsUnchanged() {
        String unchanged = set("red");
        stack.send("PATCH", "/v1/people/p", "{\"changes\":[{\"set\":\"country\",\"to\":\"green\"}]}");

        assertThat(reasonOfUndo(unchanged, "unchanged")).isEqualTo("has nothing of that job");
    }

    @Test
    void undoOfPersonThatAFileChangedAfterAnUnchangedJobIsUnchanged() {
        String unchanged = set("red");
        new WaysIn(stack).file("{\"id\":\"p\",\"attributes\":{\"country\":\"green\"}}");

        assertThat(reasonOfUndo(unchanged, "unchanged")).isEqualTo("has nothing of that job");
    }

    @Test
    void fifthUndoLeavesTheValueAndSaysWhy() {
        List<String> jobs = List.of("v1", "v2", "v3", "v4", "v5", "v6").stream()
                .map(this::set)
                .toList();
        for (int place = 5; place > 1; place--) {
            undo(jobs.get(place));
        }
        assertThat(reasonOfUndo(jobs.get(1), "superseded")).isEqualTo("more than four changes ago: country");
        assertThat(client.country("p")).isEqualTo("v2");
    }

    @Test
    void redoAfterALaterChangeIsSuperseded() {
        String undo = undo(set("blue"));
        String later = set("white");

        assertThat(reasonOfUndo(undo, "superseded")).contains("country (sequence " + sequence(later) + ")");
        assertThat(client.country("p")).isEqualTo("white");
    }
}
