package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A tenant with many people, and the pages of its lists. */
abstract class ListedPeople {
    final ApiStack stack = new ApiStack();

    void store(int from, int to, Set<String> organizations, Map<String, String> attributes) {
        stack.store(ApiStack.DEMO, ids(from, to), organizations, attributes);
    }

    static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "p" + number).toList();
    }

    static String query(String filter) {
        return "/v1/people?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    /** Reads the ids of all pages from this address on. */
    List<String> idsOnAllPages(String from) {
        List<String> found = new ArrayList<>();
        for (String address = from; !address.isEmpty(); ) {
            TestResponse page = stack.get(address);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            for (int index = 0; !page.at("/people/" + index).equals("absent"); index++) {
                found.add(page.at("/people/" + index + "/id"));
            }
            address = page.next();
            assertThat(address.isEmpty()).isEqualTo(page.at("/next").equals("null"));
            assertThat(address).contains(address.isEmpty() ? "" : page.at("/next"));
        }
        return found;
    }
}
