package dev.muster.api.file;

import dev.muster.api.dialect.QueryObject;
import dev.muster.api.http.QueryParameters;
import dev.muster.api.json.JsonObjectReader;
import dev.muster.api.json.JsonPointer;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.aws.json.JsonValue;
import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.MaxRefused;
import dev.muster.core.file.RowMode;
import dev.muster.core.job.Limits;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A reader of the options of a file: query parameters of a whole file, or the object {@code rows} of an open job. */
public record FileOptionsReader(JsonObjectReader members, ProblemCollector problems) {
    private static final String COLUMNS = "columns";
    private static final String MAX_REFUSED = "max_refused";
    private static final int MAX_COLUMNS = 1_000;
    private static final Pattern ROWS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,2}|100)%");
    private static final Map<String, QueryObject.Form> FORMS = forms();

    /** The names of the query parameters that are options of a file. */
    public static final Set<String> PARAMETERS = FORMS.keySet();

    private static Map<String, QueryObject.Form> forms() {
        Map<String, QueryObject.Form> forms = new LinkedHashMap<>();
        Stream.of("match", "mode", "blank", MAX_REFUSED).forEach(name -> forms.put(name, QueryObject.Form.TEXT));
        forms.put(COLUMNS, QueryObject.Form.JSON);
        return forms;
    }

    /** Reads the options from the query of a request; an option that is missing has its default. */
    public static Validated<FileOptions> ofQuery(QueryParameters query, Limits limits) {
        return QueryObject.read(
                query, FORMS, limits, (members, problems) -> new FileOptionsReader(members, problems).read());
    }

    /** Reads the options, and reports wrong and unknown members. */
    public FileOptions read() {
        FileOptions defaults = FileOptions.DEFAULT;
        MatchKey match = choice("match", MatchKey.values(), MatchKey::code).orElse(defaults.match());
        FileOptions options = new FileOptions(
                match,
                choice("mode", RowMode.values(), RowMode::code).orElse(defaults.mode()),
                choice("blank", BlankCell.values(), BlankCell::code).orElse(defaults.blank()),
                columns(match),
                maxRefused());
        members.rejectUnknown();
        return options;
    }

    private <T> Optional<T> choice(String name, T[] choices, Function<T, String> code) {
        Optional<String> sent = members.string(name);
        Optional<T> choice = sent.flatMap(text ->
                Stream.of(choices).filter(one -> code.apply(one).equals(text)).findFirst());
        if (sent.isPresent() && choice.isEmpty()) {
            String all = Stream.of(choices).map(code).collect(Collectors.joining(", "));
            problems.invalid(
                    members.at(name).text(), "must be one of %s, not %s".formatted(all, SentText.quote(sent.get())));
        }
        return choice;
    }

    private Map<String, String> columns(MatchKey match) {
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, String> headingByFolded = new HashMap<>();
        members.object(COLUMNS).ifPresent(sent -> {
            if (sent.names().size() > MAX_COLUMNS) {
                problems.tooLarge(members.at(COLUMNS).text(), "has more than %d headings".formatted(MAX_COLUMNS));
                return;
            }
            sent.names().forEach(heading -> {
                sent.string(heading).ifPresent(target -> {
                    check(target, match, sent.at(heading));
                    columns.put(heading, target);
                });
                String earlier = headingByFolded.putIfAbsent(FileColumns.fold(heading), heading);
                if (earlier != null) {
                    problems.invalid(sent.at(heading).text(), "is the same heading as " + SentText.quote(earlier));
                }
            });
        });
        return columns;
    }

    private void check(String target, MatchKey match, JsonPointer at) {
        if (!target.isEmpty()
                && ColumnHeading.read(target, match) instanceof Validated.Invalid<FileColumn>(List<ApiProblem> found)) {
            problems.invalid(
                    at.text(),
                    "is %s, which %s"
                            .formatted(SentText.quote(target), found.getFirst().detail()));
        }
    }

    private Optional<MaxRefused> maxRefused() {
        Optional<String> sent = members.any(MAX_REFUSED)
                .filter(json -> !(json instanceof JsonValue.JsonNull))
                .map(ColumnValue::text);
        Optional<MaxRefused> read = sent.flatMap(FileOptionsReader::maxRefused);
        if (sent.isPresent() && read.isEmpty()) {
            problems.invalid(
                    members.at(MAX_REFUSED).text(),
                    "must be a number of rows, such as 100, or a share from 0% to 100%, such as 5%; it is "
                            + SentText.quote(sent.get()));
        }
        return read;
    }

    private static Optional<MaxRefused> maxRefused(String text) {
        if (ROWS.matcher(text).matches()) {
            return Optional.of(new MaxRefused.Rows(Long.parseLong(text)));
        }
        return PERCENT.matcher(text).matches()
                ? Optional.of(new MaxRefused.Percent(Integer.parseInt(text.substring(0, text.length() - 1))))
                : Optional.empty();
    }
}
