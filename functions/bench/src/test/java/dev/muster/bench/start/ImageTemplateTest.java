package dev.muster.bench.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.embedded.template.LambdaFunction;
import dev.muster.embedded.template.SamTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImageTemplateTest {
    private static String zipped;
    private static String images;

    @BeforeAll
    static void read() throws IOException {
        Path file = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("template.yaml"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        zipped = Files.readString(file);
        images = ImageTemplate.of(zipped);
    }

    @Test
    void startsEachFunctionInTheImageOfItsModule() {
        List<LambdaFunction> functions =
                SamTemplate.parse("template.yaml", zipped).functions();

        assertThat(functions).isNotEmpty().allSatisfy(function -> {
            String handler =
                    function.handler().type() + "::" + function.handler().method();
            String module = function.handler().type().split("\\.", -1)[2];
            assertThat(images).contains("""
                      %s:
                        Type: AWS::Serverless::Function
                        Metadata: { Dockerfile: Dockerfile, DockerContext: ., DockerTag: %s, DockerBuildArgs: { MODULE: %s } }
                        Properties:
                          PackageType: Image
                          ImageConfig: { Command: ["%s"] }
                    """.formatted(function.logicalId(), module, module, handler));
        });
    }

    @Test
    void changesOnlyPropertiesOfThePackaging() {
        List<String> removed = lines(zipped);
        List<String> added = lines(images);
        List.copyOf(added).forEach(line -> {
            if (removed.remove(line)) {
                added.remove(line);
            }
        });

        assertThat(removed).allMatch(line -> line.strip().matches("(CodeUri|Handler|Runtime|SnapStart): .*"));
        assertThat(added).allMatch(line -> line.strip().matches("(Metadata|PackageType|ImageConfig): .*"));
        assertThat(images).doesNotContain("SnapStart:", "Runtime:");
    }

    @Test
    void rejectsFunctionOutsideOfThePackages() {
        assertThatThrownBy(() -> ImageTemplate.of(zipped.replace("functions/api/target/api.zip", "somewhere/else.zip")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in the package of a module");
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(text.lines().toList());
    }
}
