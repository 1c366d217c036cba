package dev.muster.cli.command;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.file.FileFormat;
import dev.muster.cli.file.FileOptions;
import dev.muster.cli.file.PeopleFile;
import dev.muster.cli.http.ApiClient;
import dev.muster.cli.profile.Connection;
import dev.muster.cli.terminal.Output;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code muster apply}: changes the people of a file, each by its own row. */
@Command(
        name = "apply",
        description = "Change the people of a file: each row has the new values of one person.",
        footer = {
            "  muster apply people.csv --match email",
            "  muster apply people.csv --match email --mode upsert --column \"E-Mail=email\" --blank clear",
            "  muster apply people.csv --dry-run",
            "  muster apply people.ndjson.gz --yes --wait 600 --json"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ApplyCommand extends PreviewedCommand {
    @Parameters(paramLabel = "FILE", description = "CSV or NDJSON, also compressed with gzip.")
    private Path file;

    @Option(
            names = "--match",
            paramLabel = "COLUMN",
            description = "What names the person: id (default), email or custom_id.")
    private @Nullable String match;

    @Option(names = "--mode", paramLabel = "MODE", description = "update (default), upsert or create.")
    private @Nullable String mode;

    @Option(
            names = "--blank",
            paramLabel = "MEANING",
            description = "A blank cell of CSV: keep (default) or clear the value.")
    private @Nullable String blank;

    @Option(
            names = "--column",
            paramLabel = "HEADING=NAME",
            description = "Read a heading as another one; nothing after = ignores the column. Repeatable.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--max-refused",
            paramLabel = "N|P%",
            description = "Change nobody if more rows than this, or this share, are refused or not found.")
    private @Nullable String maxRefused;

    @Option(names = "--format", paramLabel = "csv|ndjson", description = "Default: by the name or the first character.")
    private @Nullable String format;

    @Option(
            names = "--part-size",
            paramLabel = "BYTES",
            description = "Send a larger file in parts of this size, such as 512K or 4M. Default: 1M, then by size.")
    private @Nullable String partSize;

    @Option(names = "--dry-run", description = "Only look: show what would change.")
    private boolean dryRun;

    ApplyCommand(Output output) {
        super(output);
    }

    @Override
    boolean endsAfterPreview() {
        return dryRun;
    }

    @Override
    ExitCode run(ApiClient client, Connection connection) {
        PeopleFile people = PeopleFile.open(file, Optional.ofNullable(format).map(ApplyCommand::format));
        FileOptions fileOptions = new FileOptions(options(), columns);
        FileWalk steps = new FileWalk(client, walk(client, "Change"), people, fileOptions, jobOptions(connection));
        return steps.run(PartSize.of(Optional.ofNullable(partSize)), dryRun);
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        Optional.ofNullable(match).ifPresent(value -> options.put("match", value));
        Optional.ofNullable(mode).ifPresent(value -> options.put("mode", value));
        Optional.ofNullable(blank).ifPresent(value -> options.put("blank", value));
        Optional.ofNullable(maxRefused).ifPresent(value -> options.put("max_refused", value));
        return options;
    }

    private static FileFormat format(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "csv" -> FileFormat.CSV;
            case "ndjson" -> FileFormat.NDJSON;
            default -> throw CliFailure.usage("--format must be csv or ndjson, not \"" + name + "\"", "");
        };
    }
}
