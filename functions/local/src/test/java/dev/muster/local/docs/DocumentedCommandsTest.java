package dev.muster.local.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.muster.api.DialectCatalog;
import dev.muster.aws.AwsPorts;
import dev.muster.aws.FunctionSettings;
import dev.muster.embedded.account.LocalAccounts;
import dev.muster.local.HostOptions;
import dev.muster.local.LocalHost;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the documents work when they are pasted: each page runs in one shell, from top to bottom. */
class DocumentedCommandsTest {
    private static final String ADDRESS = "127.0.0.1:3000";

    /** The statuses of requests that a page shows because they are rejected. */
    private static final Map<String, List<Integer>> REJECTED = Map.of("docs/api.md", List.of(409));

    /** What a page assumes: the people of the demo, or the outputs of a deployed stack. */
    private static final Map<String, String> BEFORE =
            Map.of("README.md", """
            printf 'id\\n100001\\n100002\\n' | curl -s 'http://127.0.0.1:3000/v1/jobs?mode=create' \\
              -H 'Authorization: Bearer local-muster-key' -H 'Content-Type: text/csv' -H 'Prefer: wait=10' --data-binary @-
            """, "docs/operating.md", "API=http://127.0.0.1:3000 KEY=local-muster-key\n");

    @TempDir
    private Path folder;

    private static LocalHost host;

    @BeforeAll
    static void start() {
        host = LocalHost.start(HostOptions.of(DocumentedPages.ROOT.resolve("template.yaml"), 0)
                .loggingTo(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
        LocalAccounts.create(AwsPorts.connect(FunctionSettings.ofProcess()), DialectCatalog.credentialTypes());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    static Stream<String> pages() {
        return DocumentedPages.all().stream()
                .filter(page ->
                        !DocumentedPages.blocks(page, CodeBlock.Kind.SHELL).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandOfPageRuns(String page) throws IOException, InterruptedException {
        assumeTrue(ShellRun.isPossible(folder), "needs bash and curl 7.87");
        ShellRun run = run(page);
        assertThat(run.rejections()).as(run.errors() + run.output()).isEqualTo(REJECTED.getOrDefault(page, List.of()));
        assertThat(run.exit()).as(run.errors() + run.output()).isZero();
        assertThat(run.statuses()).as("the statuses of curl").isNotEmpty();
        answers(page).forEach(answer -> assertThat(run.output()).contains(answer));
    }

    /** Returns what a guide shows behind commands; an elision stands for what differs from run to run. */
    private static List<String> answers(String page) {
        List<String> answers = new ArrayList<>();
        CodeBlock.Kind before = CodeBlock.Kind.TEXT;
        for (CodeBlock block : page.startsWith("docs/guides/") ? DocumentedPages.blocks(page) : List.<CodeBlock>of()) {
            if (before == CodeBlock.Kind.SHELL && block.kind() == CodeBlock.Kind.TEXT) {
                answers.addAll(block.fragments());
            }
            before = block.kind();
        }
        return answers;
    }

    private ShellRun run(String page) throws IOException, InterruptedException {
        String commands = DocumentedPages.blocks(page, CodeBlock.Kind.SHELL).stream()
                .map(CodeBlock::text)
                .collect(Collectors.joining("\n"));
        String address = host.address().getAuthority();
        return ShellRun.run(folder, (BEFORE.getOrDefault(page, "") + commands + "\n").replace(ADDRESS, address));
    }

    @Test
    void readmeAndEveryGuideHaveCommands() {
        assertThat(pages())
                .contains(
                        "README.md",
                        "docs/api.md",
                        "docs/operating.md",
                        "docs/guides/cost.md",
                        "docs/guides/huddle.md",
                        "docs/guides/leadsquared.md",
                        "docs/guides/missionhub.md",
                        "docs/guides/spreadsheet.md",
                        "docs/guides/usercom.md");
    }
}
