package dev.muster.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.SamTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The commands of the documents that no test runs, because they build Muster, need an AWS account or need Docker: the
 * profiles, modules, tests, functions, events and parameters that they name exist.
 */
class BuildCommandsTest {
    private static final Path ROOT = DocumentedPages.ROOT;
    private static final Pattern MAVEN = Pattern.compile("\\bmvn [^`\\n|]+");
    private static final Pattern PROFILE = Pattern.compile(" -P(\\w+)");
    private static final Pattern TEST = Pattern.compile(" -Dtest=([\\w,]+)");
    private static final Pattern INVOKED = Pattern.compile("sam local invoke (\\w+)");
    private static final Pattern EVENT = Pattern.compile("(?:file://|-e |-Dcommands=| )(events/[\\w/.-]+\\.json)");
    private static final Pattern PARAMETER = Pattern.compile("--parameter-overrides ((?:\\w+=\\w+ ?)+)");

    /** Returns what the group of the pattern matches in any document. */
    private static Set<String> named(Pattern pattern) {
        return DocumentedPages.all().stream()
                .map(page -> read(ROOT.resolve(page)))
                .flatMap(text -> pattern.matcher(text).results().map(result -> result.group(result.groupCount())))
                .collect(Collectors.toSet());
    }

    private static Set<String> inMaven(Pattern pattern) {
        return named(MAVEN).stream()
                .flatMap(command -> pattern.matcher(command).results().map(result -> result.group(1)))
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Path> files(String name) {
        try (Stream<Path> files = Files.walk(ROOT.resolve("functions"))) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void everyMavenProfileExists() {
        String poms = Stream.concat(Stream.of(ROOT.resolve("pom.xml")), files("pom.xml").stream())
                .map(BuildCommandsTest::read)
                .collect(Collectors.joining());
        assertThat(inMaven(PROFILE))
                .hasSizeGreaterThan(5)
                .allSatisfy(profile -> assertThat(poms).contains("<id>" + profile + "</id>"));
    }

    @Test
    void everyTestThatIsRunAloneExists() {
        assertThat(inMaven(TEST).stream().flatMap(names -> Stream.of(names.split(",", -1))))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(files(test + ".java")).as(test).isNotEmpty());
    }

    @Test
    void everyInvokedFunctionAndItsEventExist() {
        assertThat(named(INVOKED))
                .isNotEmpty()
                .isSubsetOf(SamTemplate.read(ROOT.resolve("template.yaml")).functions().stream()
                        .map(LambdaFunction::logicalId)
                        .toList());
        assertThat(named(EVENT))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(ROOT.resolve(event)).exists());
    }

    @Test
    void everyParameterOfDeploymentExists() {
        String template = read(ROOT.resolve("template.yaml"));
        assertThat(named(PARAMETER).stream()
                        .flatMap(all -> Stream.of(all.strip().split(" ", -1))))
                .isNotEmpty()
                .allSatisfy(parameter ->
                        assertThat(template).contains("\n  " + parameter.split("=", 2)[0] + ":\n"));
    }

    @Test
    void everyCommandIsSyntaxOfShell() throws IOException, InterruptedException {
        for (String page : DocumentedPages.all()) {
            for (CodeBlock block : DocumentedPages.blocks(page, CodeBlock.Kind.EXTERNAL)) {
                Process bash = new ProcessBuilder("bash", "-n", "-c", block.text())
                        .redirectErrorStream(true)
                        .start();
                String errors = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(bash.waitFor())
                        .as(page + ": " + block.text() + errors)
                        .isZero();
            }
        }
    }
}
