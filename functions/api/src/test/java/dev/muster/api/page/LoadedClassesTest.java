package dev.muster.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that is asked for no page starts as if there were none. */
class LoadedClassesTest {
    private static final String PACKAGE = "dev.muster.api.page.";

    @TempDir
    private Path folder;

    /** Returns the log of the classes that a JVM loads for these requests. */
    private String loadedFor(String... paths) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                StartProgram.class.getName()));
        command.addAll(List.of(paths));
        Process process = new ProcessBuilder(command).inheritIO().start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0).isTrue();
        return Files.readString(log).replace(StartProgram.class.getName(), "");
    }

    @Test
    void requestsToTheApiLoadNoClassOfPages() throws Exception {
        assertThat(loadedFor("/health", "/v1/jobs", "/v1/unknown", "/unknown"))
                .contains("dev.muster.api.dialect.muster.MusterDialect")
                .doesNotContain(PACKAGE);
    }

    @Test
    void requestForPageLoadsThem() throws Exception {
        assertThat(loadedFor("/console")).contains(PACKAGE + "StaticPages");
    }
}
