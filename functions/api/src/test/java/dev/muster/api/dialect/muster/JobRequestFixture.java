package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.json.JsonLimits;
import dev.muster.api.json.JsonReader;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Command;
import dev.muster.core.job.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The building blocks of job requests, and their decoding. */
abstract class JobRequestFixture {
    static final String IDS = "{\"ids\":[\"3\"]}";
    static final String CHANGES = "[{\"set\":\"country\",\"to\":\"USA\"}]";
    final JsonReader reader = new JsonReader(JsonLimits.of(Limits.STANDARD));

    static String changes(int count) {
        return IntStream.range(0, count)
                .mapToObj("{\"set\":\"a%d\",\"to\":1}"::formatted)
                .collect(Collectors.joining(","));
    }

    Validated<Command> read(String text) {
        return reader.read(text).flatMap(json -> JobRequest.read(json, Limits.STANDARD));
    }

    Command valid(String text) {
        Validated<Command> read = read(text);
        assertThat(read).isInstanceOf(Validated.Valid.class);
        return ((Validated.Valid<Command>) read).value();
    }

    List<ApiProblem> problems(String text) {
        Validated<Command> read = read(text);
        assertThat(read).isInstanceOf(Validated.Invalid.class);
        return ((Validated.Invalid<Command>) read).problems();
    }
}
