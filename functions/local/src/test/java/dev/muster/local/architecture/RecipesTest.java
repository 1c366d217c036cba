package dev.muster.local.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The recipes of CONTRIBUTING name files and folders that exist. */
class RecipesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern PATH =
            Pattern.compile("`((?:functions|docs|events|\\.github)(?:/[\\w./-]+)?|pom\\.xml|template\\.yaml)`");
    private static final Pattern RECIPE = Pattern.compile("(?m)^### (Add an? .*)$");

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(ROOT.resolve(".github/CONTRIBUTING.md"));
    }

    @Test
    void everyPathExists() {
        List<String> paths =
                PATH.matcher(page).results().map(path -> path.group(1)).toList();
        assertThat(paths)
                .hasSizeGreaterThan(30)
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    }

    @Test
    void everyKindOfExtensionHasARecipe() {
        assertThat(RECIPE.matcher(page).results().map(MatchResult::group))
                .containsExactly(
                        "### Add an attribute type",
                        "### Add a change verb",
                        "### Add a job verb",
                        "### Add a dialect",
                        "### Add a store adapter");
    }
}
