package dev.muster.bench.load;

import dev.muster.bench.load.BenchClient.ApiCall;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tenant with people of consecutive ids.
 *
 * @param name its id
 * @param key the API key of its administrator
 * @param people the number of people
 */
public record BenchTenant(String name, String key, int people) {
    private static final int FIRST = 1_000_001;
    private static final int MAX_IDS = 100_000;
    private static final String HEADINGS =
            "id,first_name,last_name,country,city,number:number,organizations.3.permission_id\n";

    /** Returns the id of the person with this number, from 0. */
    public static String id(int number) {
        return Integer.toString(FIRST + number);
    }

    /** Returns the requests that set the city of the first people by their ids. */
    public List<ApiCall> byIds(int count, String city) {
        return IntStream.iterate(0, from -> from < count, from -> from + MAX_IDS)
                .mapToObj(from -> job("\"ids\":[" + ids(from, Math.min(count, from + MAX_IDS)) + "]", city))
                .toList();
    }

    private static String ids(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> '"' + id(number) + '"')
                .collect(Collectors.joining(","));
    }

    /** Returns the request that sets the city of everybody whom the filter matches. */
    public ApiCall byFilter(String filter, String city) {
        return job("\"filter\":\"" + filter.replace("\"", "\\\"") + "\"", city);
    }

    private ApiCall job(String selection, String city) {
        return ApiCall.json(
                "POST",
                "/v1/jobs",
                key,
                "{\"select\":{" + selection + "},\"changes\":[{\"set\":\"city\",\"to\":\"" + city + "\"}]}");
    }

    /** Returns the request that sets the city of each of the first people with a file. */
    public ApiCall byFile(int count, IntFunction<String> city) {
        return file(
                "update",
                "id,city\n"
                        + IntStream.range(0, count)
                                .mapToObj(number -> id(number) + "," + city.apply(number))
                                .collect(Collectors.joining("\n")));
    }

    /** Returns the request of a file that creates everybody. */
    public ApiCall creation() {
        return creation(people);
    }

    /** Returns the request of a file that creates the first people. */
    ApiCall creation(int count) {
        return file(
                "create",
                IntStream.range(0, count).mapToObj(BenchTenant::row).collect(Collectors.joining("\n", HEADINGS, "")));
    }

    private static String row(int number) {
        return "%s,Maria,Fernandez,Brazil,Springfield,%d,2".formatted(id(number), number);
    }

    private ApiCall file(String mode, String csv) {
        return new ApiCall("POST", "/v1/jobs?match=id&mode=" + mode, key, Map.of("Content-Type", "text/csv"), csv);
    }
}
