package dev.muster.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Jobs of many kinds that ran before the tests, so that every view has something to show.
 *
 * @param file a file some of whose rows were refused or name nobody
 * @param filter a job by filter
 * @param preview a dry run that can be run
 * @param undoPreview a dry run of the undo of {@code filter}
 * @param held a job that waits for its release
 * @param cancelled a job that was cancelled before it ran
 */
record SampleJobs(String file, String filter, String preview, String undoPreview, String held, String cancelled) {
    /** The number of people that {@code file} has changed. */
    static final int FILE_CHANGED = 200;

    static SampleJobs run(DemoTenant tenant) {
        String filter = id(tenant.run("""
                {"select":{"filter":"country eq \\"Germany\\"","organization":"3"},
                 "changes":[{"set":"country","to":"DE"},{"organization":"3","set":"followup_status","to":"contacted"}],
                 "note":"Countries as codes: Germany"}"""));
        moveAndBack(tenant);
        String held = id(tenant.run("""
                {"select":{"filter":"country eq \\"Poland\\"","organization":"3"},
                 "changes":[{"organization":"3","archive":true}],"hold":true,"note":"Archive the Polish list"}"""));
        String cancelled = id(tenant.run("""
                {"select":{"filter":"country eq \\"Spain\\"","organization":"3"},
                 "changes":[{"set":"country","to":"ES"}],"hold":true,"note":"Countries as codes: Spain"}"""));
        tenant.act(cancelled, "cancel");
        String preview = id(tenant.run("""
                {"select":{"filter":"country eq \\"Brazil\\"","organization":"3"},
                 "changes":[{"set":"country","to":"BR"}],"dry_run":true,"note":"Countries as codes: Brazil"}"""));
        String undoPreview = id(tenant.act(filter, "undo", """
                {"dry_run":true,"note":"Undo: Countries as codes: Germany"}"""));
        String file = id(tenant.file("mode=update&note=Spring+teams", spring()));
        return new SampleJobs(file, filter, preview, undoPreview, held, cancelled);
    }

    /** Puts some people into an office, moves them to another one, and undoes that. */
    private static void moveAndBack(DemoTenant tenant) {
        String move = """
                {"select":{"ids":["4229","4232","4235"]},"changes":[{"set":"city","to":"%s"}],"note":"%s"}""";
        tenant.run(move.formatted("Porto", "The office in Porto"));
        String moved = id(tenant.run(move.formatted("Lisbon", "Move the office to Lisbon")));
        tenant.act(moved, "undo", """
                {"note":"Undo: Move the office to Lisbon"}""");
    }

    /** A file of 206 rows: four name nobody, two have a bad value. */
    private static String spring() {
        String rows = IntStream.range(0, FILE_CHANGED)
                .mapToObj(n -> SamplePeople.id(n) + ",Team " + (n % 7) + "," + n + ",")
                .collect(Collectors.joining("\n"));
        return "id,team,score:number,email\n" + rows
                + "\n9001,Team 1,1,\n9002,Team 2,2,\n9003,Team 3,3,\n9004,Team 4,4,\n"
                + "4201,Team 1,many,\n4202,Team 2,2,not an address\n";
    }

    private static String id(JsonNode job) {
        return job.path("id").asText();
    }
}
