package dev.muster.api.file;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.NearestName;
import dev.muster.api.problem.ProblemCollector;
import dev.muster.api.problem.Validated;
import dev.muster.core.file.FileOptions;
import dev.muster.core.person.TextFolding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a CSV file, in its order. Trailing columns without a heading are none. */
record FileColumns(List<Titled> all) {
    /** Most headings that an error message lists. */
    private static final int MAX_QUOTED = 10;

    /** Most wrong headings with an error of their own. */
    private static final int MAX_WRONG = 18;

    /** Most problems of an answer. */
    private static final int MAX_PROBLEMS = 20;

    /** Most wrong headings that an error message lists beyond those with an error of their own. */
    private static final int MAX_FURTHER = 1_000;

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
        private final List<String> furtherWrong = new ArrayList<>();

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
            unused.values().forEach(heading -> checkRename(heading, headings));
            return furtherWrong.isEmpty()
                    ? problems.validate(() -> new FileColumns(columns))
                    : new Validated.Invalid<>(
                            Stream.concat(problems.problems().stream().limit(MAX_PROBLEMS - 1), Stream.of(further()))
                                    .toList());
        }

        /** Adds a problem of a heading. Those beyond the limit of an answer are named together. */
        private void wrong(String heading, ApiProblem.Kind kind, String detail) {
            if (problems.problems().size() >= MAX_WRONG) {
                furtherWrong.add(heading);
            } else {
                problems.add(new ApiProblem(kind, detail));
            }
        }

        private ApiProblem further() {
            return new ApiProblem(
                    ApiProblem.Kind.INVALID,
                    "%d further wrong headings: %s"
                            .formatted(furtherWrong.size(), quoteAll(furtherWrong, MAX_FURTHER)));
        }

        private List<Titled> column(String heading, String place) {
            if (SentText.findInvalid(heading).isPresent()) {
                wrong(
                        heading,
                        ApiProblem.Kind.MALFORMED,
                        place + "has " + SentText.findInvalid(heading).get());
                return List.of();
            }
            return switch (resolve(heading)) {
                case Validated.Valid<FileColumn>(FileColumn column) -> {
                    checkUnique(column.name(), heading, place);
                    yield List.of(new Titled(heading, column));
                }
                case Validated.Invalid<FileColumn>(List<ApiProblem> found) -> {
                    found.forEach(problem -> wrong(heading, problem.kind(), place + problem.detail()));
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
                wrong(
                        heading,
                        ApiProblem.Kind.INVALID,
                        place + "means the same as the heading " + SentText.quote(earlier));
            }
        }

        private void checkMatch(List<String> headings) {
            String key = options.match().code();
            if (!headingByName.containsKey(key)) {
                problems.invalid(
                        "",
                        "the column \"%s\" is missing, by which match=%s names people; the headings are %s%s"
                                .formatted(key, key, quoteAll(headings, MAX_QUOTED), similarTo(key, headings)));
            }
        }

        private static String similarTo(String key, List<String> headings) {
            return headings.stream()
                    .filter(heading -> HeadingSuggestion.find(heading).equals(Optional.of(key)))
                    .findFirst()
                    .map(heading ->
                            "; is it %s? Rename it with columns".formatted(SentText.quote(BlankText.strip(heading))))
                    .orElse("");
        }

        private void checkRename(String heading, List<String> headings) {
            String nearest = NearestName.find(heading, headings)
                    .map(found -> "; did you mean " + SentText.quote(BlankText.strip(found)) + "?")
                    .orElse("");
            problems.invalid(
                    "",
                    "columns renames %s, but the file has no such heading; its headings are %s%s"
                            .formatted(SentText.quote(heading), quoteAll(headings, MAX_QUOTED), nearest));
        }

        private static List<String> withoutTrailingBlanks(List<String> headings) {
            int end = headings.size();
            while (end > 0 && BlankText.isBlank(headings.get(end - 1))) {
                end--;
            }
            return headings.subList(0, end);
        }

        private static String quoteAll(List<String> headings, int limit) {
            return headings.stream()
                    .limit(limit)
                    .map(heading -> SentText.quote(BlankText.strip(heading)))
                    .collect(Collectors.joining(", ", "", headings.size() > limit ? " and more" : ""));
        }
    }
}
