package dev.muster.api.file;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileOptions;
import dev.muster.core.person.TextFolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The columns of a CSV file, in its order. Trailing columns without a heading are none. */
record FileColumns(List<Titled> all) {
    /** Most headings that an error message lists. */
    private static final int MAX_QUOTED = 10;

    FileColumns {
        all = List.copyOf(all);
    }

    /**
     * A column with its heading.
     *
     * @param heading the heading as sent, without blanks around it
     */
    record Titled(String heading, FileColumn column) {}

    /** Returns the headings as sent, without those that the results of a job added. */
    List<String> headings() {
        return all.stream()
                .filter(titled -> !(titled.column() instanceof FileColumn.Result))
                .map(Titled::heading)
                .toList();
    }

    /** Returns the columns of a heading line, or every error of it. */
    static Validated<FileColumns> read(List<String> headings, FileOptions options) {
        return new Reading(options).read(headings);
    }

    /** Returns the form in which headings are compared: case, blanks around it and their number do not matter. */
    static String fold(String heading) {
        return TextFolding.fold(BlankText.strip(heading).replaceAll("[\\s\\p{Z}]+", " "));
    }

    private static final class Reading {
        private final FileOptions options;
        private final Map<String, String> renames = new HashMap<>();
        private final Map<String, String> unused = new TreeMap<>();
        private final Map<String, String> headingByName = new HashMap<>();
        private final ProblemCollector problems = new ProblemCollector();

        Reading(FileOptions options) {
            this.options = options;
            options.columns().forEach((heading, target) -> {
                renames.put(fold(heading), target);
                unused.put(fold(heading), heading);
            });
        }

        Validated<FileColumns> read(List<String> sent) {
            List<String> headings = withoutTrailingBlanks(sent);
            List<Titled> columns = new ArrayList<>();
            for (int index = 0; index < headings.size(); index++) {
                String heading = BlankText.strip(headings.get(index));
                String place = "the heading %s of column %d ".formatted(SentText.quote(heading), index + 1);
                columns.addAll(column(heading, place).stream().toList());
            }
            checkMatch(headings);
            unused.values()
                    .forEach(heading -> problems.invalid(
                            "",
                            "columns renames %s, but the file has no such heading; its headings are %s"
                                    .formatted(SentText.quote(heading), quoteAll(headings))));
            return problems.validate(() -> new FileColumns(columns));
        }

        private List<Titled> column(String heading, String place) {
            if (SentText.findInvalid(heading).isPresent()) {
                problems.add(new ApiProblem(
                        ApiProblem.Kind.MALFORMED,
                        place + "has " + SentText.findInvalid(heading).get()));
                return List.of();
            }
            return switch (resolve(heading)) {
                case Validated.Valid<FileColumn>(FileColumn column) -> {
                    checkUnique(column.name(), heading, place);
                    yield List.of(new Titled(heading, column));
                }
                case Validated.Invalid<FileColumn>(List<ApiProblem> found) -> {
                    found.forEach(problem -> problems.invalid("", place + problem.detail()));
                    yield List.of();
                }
            };
        }

        private Validated<FileColumn> resolve(String heading) {
            String folded = fold(heading);
            unused.remove(folded);
            if (!renames.containsKey(folded)) {
                return heading.isEmpty()
                        ? Validated.invalid(ApiProblem.Kind.INVALID, "is blank; name it, or delete the column")
                        : FileColumn.RESULT.contains(folded)
                                ? Validated.valid(new FileColumn.Result(folded))
                                : ColumnHeading.read(heading, options.match());
            }
            String target = renames.getOrDefault(folded, "");
            return target.isEmpty()
                    ? Validated.valid(new FileColumn.Ignored("ignored " + folded))
                    : ColumnHeading.read(target, options.match());
        }

        private void checkUnique(String name, String heading, String place) {
            String earlier = headingByName.putIfAbsent(name, heading);
            if (earlier != null) {
                problems.invalid("", place + "means the same as the heading " + SentText.quote(earlier));
            }
        }

        private void checkMatch(List<String> headings) {
            String key = options.match().code();
            if (problems.isEmpty() && !headingByName.containsKey(key)) {
                problems.invalid(
                        "",
                        "the column \"%s\" is missing, by which match=%s names people; the headings are %s"
                                .formatted(key, key, quoteAll(headings)));
            }
        }

        private static List<String> withoutTrailingBlanks(List<String> headings) {
            int end = headings.size();
            while (end > 0 && BlankText.isBlank(headings.get(end - 1))) {
                end--;
            }
            return headings.subList(0, end);
        }

        private static String quoteAll(List<String> headings) {
            return headings.stream()
                    .limit(MAX_QUOTED)
                    .map(heading -> SentText.quote(BlankText.strip(heading)))
                    .collect(Collectors.joining(", ", "", headings.size() > MAX_QUOTED ? " and more" : ""));
        }
    }
}
