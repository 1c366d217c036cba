package dev.muster.api.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {

    @Test
    void readsRowsWithEitherLineEnding() {
        List<List<String>> rows = List.of(List.of("id", "name"), List.of("1", "Jo"), List.of("2", ""));
        assertThat(read("id,name\r\n1,Jo\r\n2,\r\n", 9)).isEqualTo(Validated.valid(rows));
        assertThat(read("id,name\n\n1,Jo\n2,", 9)).isEqualTo(Validated.valid(rows));
    }

    @Test
    void readsRowsOfWriter() {
        List<String> awkward = List.of(
                "plain",
                "a,b",
                "say \"hi\"",
                "two\r\nlines",
                "\"",
                "\"\"",
                ",",
                " spaces ",
                "=1+1",
                "\u5065\ud83d\ude00",
                "x\u2028y",
                "");
        assertThat(read(CsvWriter.row(awkward) + CsvWriter.row(awkward), 9))
                .isEqualTo(Validated.valid(List.of(awkward, awkward)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'id\n1\"2' | 1 | 2 | quote inside",
                "'id\n1\n\"a\nb' | 2 | 4 | opened on line 3",
                "'id\n\"a\"b' | 1 | 2 | followed by",
                "'id\r1' | 0 | 1 | followed by",
            })
    void namesPlaceOfInvalidCsv(String text, int row, int line, String word) {
        assertThat(read(text, 9)).isInstanceOfSatisfying(Validated.Invalid.class, invalid -> {
            ApiProblem problem = (ApiProblem) invalid.problems().getFirst();
            assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.MALFORMED);
            assertThat(problem.detail()).contains("row " + row, "line " + line, word);
        });
    }

    @Test
    void limitsRows() {
        assertThat(read("id\n" + "1\n".repeat(3), 3)).isInstanceOf(Validated.Valid.class);
        assertThat(read("id\n" + "1\n".repeat(4), 3))
                .isInstanceOfSatisfying(
                        Validated.Invalid.class,
                        invalid -> assertThat((ApiProblem) invalid.problems().getFirst())
                                .satisfies(problem -> {
                                    assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.TOO_LARGE);
                                    assertThat(problem.detail()).contains("3");
                                }));
    }

    @Test
    void limitsCells() {
        assertThat(read(",".repeat(999), 3)).isInstanceOf(Validated.Valid.class);
        assertThat(read("id\n" + ",".repeat(1_000), 3))
                .isInstanceOfSatisfying(
                        Validated.Invalid.class,
                        invalid -> assertThat((ApiProblem) invalid.problems().getFirst())
                                .satisfies(problem -> {
                                    assertThat(problem.kind()).isEqualTo(ApiProblem.Kind.TOO_LARGE);
                                    assertThat(problem.detail()).contains("row 1 ", "1000");
                                }));
    }

    @Test
    void stopsAtRejectedRow() {
        List<List<String>> rows = new ArrayList<>();
        ApiProblem problem = new ApiProblem(ApiProblem.Kind.INVALID, "no");
        Validated<Integer> read = CsvReader.read("a\nb\nc", 3, row -> {
            rows.add(row);
            return rows.size() == 2 ? Optional.of(problem) : Optional.empty();
        });
        assertThat(read).isEqualTo(Validated.invalid(problem));
        assertThat(rows).hasSize(2);
    }

    private static Validated<List<List<String>>> read(String text, int limit) {
        List<List<String>> rows = new ArrayList<>();
        return CsvReader.read(text, limit, row -> {
                    rows.add(row);
                    return Optional.empty();
                })
                .map(_ -> rows);
    }
}
