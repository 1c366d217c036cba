package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pictures of the documents, written to the folder {@code -Dpictures=FOLDER}. */
@ConsoleTest
class PicturesTest {
    private static final List<View> VIEWS =
            List.of(View.JOBS, View.JOB, View.NEW_BY_FILE, View.PREVIEW, View.UNDO, View.PERSON);
    private static final int MOST_BYTES = 150_000;

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyPictureShowsItsView(Look look, ConsoleBrowser browser) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("pictures", "target/pictures")));
        ConsoleVisit visit = browser.signedIn(look);
        for (View view : VIEWS) {
            view.open(visit, browser.jobs());
            Path picture = folder.resolve("console-" + view.word() + "-" + look.word() + ".png");
            visit.page().evaluate("() => { scrollTo(0, 0); document.activeElement.blur(); }");
            visit.page().screenshot(new Page.ScreenshotOptions().setPath(picture));
            assertThat(Files.size(picture)).isBetween(10_000L, (long) MOST_BYTES);
        }
    }
}
