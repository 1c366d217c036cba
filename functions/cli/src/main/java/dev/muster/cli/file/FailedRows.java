package dev.muster.cli.file;

import dev.muster.cli.http.ApiClient;
import dev.muster.cli.job.Job;
import dev.muster.cli.job.ResultPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the rows of a file that failed beside it, to be mended and sent again. */
public record FailedRows(ApiClient client, PeopleFile file) {
    private static final List<String> OUTCOMES = List.of("refused", "not_found", "failed");

    /** Writes the file, if any row failed, and returns its path. */
    public Optional<Path> write(Job job) {
        if (OUTCOMES.stream().mapToLong(job::total).sum() == 0) {
            return Optional.empty();
        }
        CsvPages pages = new CsvPages();
        new ResultPages(client, job.id(), OUTCOMES).csv(Long.MAX_VALUE, page -> {
            pages.add(page);
            return true;
        });
        return Optional.of(write(pages.text()));
    }

    /** Writes under a name that no other file has: an earlier one may be half mended. */
    private Path write(String text) {
        String stem = file.stem() + ".failed";
        Path target = file.path().resolveSibling(stem + ".csv");
        for (int number = 2; isOther(target, text); number++) {
            target = file.path().resolveSibling(stem + "-" + number + ".csv");
        }
        PrivateFiles.write(target, text);
        return target;
    }

    private static boolean isOther(Path path, String text) {
        try {
            return Files.exists(path) && !Files.readString(path).equals(text);
        } catch (IOException _) {
            return true;
        }
    }
}
