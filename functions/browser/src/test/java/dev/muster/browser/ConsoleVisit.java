package dev.muster.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** A page of the console, as a person uses it. */
final class ConsoleVisit implements AutoCloseable {
    private final URI host;
    private final Page page;
    private final PageWatch watch;

    ConsoleVisit(URI host, Page page, PageWatch watch) {
        this.host = host;
        this.page = page;
        this.watch = watch;
    }

    Page page() {
        return page;
    }

    Keyboard keyboard() {
        return new Keyboard(page);
    }

    List<String> faults() {
        return watch.faults();
    }

    /** Loads an address of the host. The page forgets its key. */
    void load(String path) {
        page.navigate("about:blank");
        page.navigate(host.resolve(path).toString());
    }

    /** Goes to a view by the part of the address behind the number sign, without loading the page again. */
    void goTo(String route) {
        page.evaluate("route => { location.hash = route; }", route);
    }

    void signIn(String key) {
        field("API key").fill(key);
        button("Open the console").click();
        heading("Jobs").waitFor();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
    }

    Locator choice(String name) {
        return page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
    }

    Locator title() {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1));
    }

    Locator field(String label) {
        return page.getByLabel(label, new GetByLabelOptions().setExact(true));
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    /** Returns the state of the job that is shown: Completed. */
    Locator state() {
        return page.locator(".title .state").first();
    }

    /** Chooses a file of CSV in the form of a new job. */
    void chooseFile(String name, String csv) {
        field("File").setInputFiles(payload(name, csv));
    }

    static FilePayload payload(String name, String csv) {
        return new FilePayload(name, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Opens the system's dialog by an action of the page, and chooses a file there. */
    void chooseFile(Runnable opensDialog, FilePayload file) {
        FileChooser dialog = page.waitForFileChooser(opensDialog);
        dialog.setFiles(file);
    }

    /** Returns the text of the file that an action downloads. */
    String download(Runnable action) {
        Download download = page.waitForDownload(action);
        try {
            return Files.readString(download.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the whole text of the page as a person reads it. */
    String read() {
        return page.locator("body").innerText();
    }

    @Override
    public void close() {
        page.context().close();
    }
}
