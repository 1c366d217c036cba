package dev.muster.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The people of the demo tenant that the tests change: 240 contacts of organization 3. */
final class SamplePeople {
    static final int COUNT = 240;

    /** A person whom several jobs have changed, one of which was undone. */
    static final String MOVED = id(235);

    private static final List<String> FIRST =
            List.of("Maria", "José", "Anna", "Łukasz", "Chloé", "Yuki", "Omar", "Priya", "Zoë", "Kwame", "Ingrid");
    private static final List<String> LAST = List.of(
            "Silva", "Müller", "Nowak", "O'Neill", "Tanaka", "García", "Okafor", "Singh", "Jensen", "Rossi", "Dubois",
            "Novák", "Smith");
    private static final List<String> COUNTRIES = List.of("Brazil", "Germany", "Poland", "Ireland", "Japan", "Spain");

    private SamplePeople() {}

    static String id(int n) {
        return Integer.toString(4000 + n);
    }

    static String email(int n) {
        return "person" + n + "@example.org";
    }

    static String country(int n) {
        return COUNTRIES.get(n % COUNTRIES.size());
    }

    static void store(DemoTenant tenant) {
        String rows = IntStream.range(0, COUNT).mapToObj(SamplePeople::row).collect(Collectors.joining("\n"));
        String headings = "id,first_name,last_name,email,country,organizations.3.permission_id,"
                + "organizations.3.followup_status\n";
        assertThat(tenant.store(headings + rows).at("/totals/created").asInt()).isEqualTo(COUNT);
    }

    private static String row(int n) {
        return String.join(
                ",",
                id(n),
                FIRST.get(n % FIRST.size()),
                LAST.get(n % LAST.size()),
                email(n),
                country(n),
                "2",
                "uncontacted");
    }
}
