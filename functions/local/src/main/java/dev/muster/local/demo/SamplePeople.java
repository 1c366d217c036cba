package dev.muster.local.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Generates sample people, the same in each run, as rows of a file about organization 3. */
final class SamplePeople {
    static final int FIRST_ID = 100_001;

    /** The bytes of a row of 2 to 5 short columns, as most files have them. */
    private static final int ROW_BYTES = 71;

    private static final List<String> FIRST = List.of(
            "Maria", "José", "Anna", "Łukasz", "Chloé", "Yuki", "Omar", "Priya", "Zoë", "Kwame", "Ingrid", "Søren",
            "Aylin", "Noah", "Mia", "Dmitri", "Fatima", "Hugo", "Léa", "Tomás");
    private static final List<String> LAST = List.of(
            "Silva",
            "Müller",
            "Nowak",
            "O'Neill",
            "Tanaka",
            "García",
            "Okafor",
            "Singh",
            "Jensen",
            "Rossi",
            "Dubois",
            "Novák",
            "Yılmaz",
            "Smith",
            "Kim",
            "Haddad",
            "Johansson",
            "Ivanova",
            "Mensah",
            "Costa");
    private static final List<String> COUNTRIES = List.of("BR", "DE", "PL", "IE", "JP", "ES", "NG", "IN", "DK", "IT");
    private static final List<String> STATUSES =
            List.of("uncontacted", "attempted_contact", "contacted", "completed", "do_not_contact");

    private SamplePeople() {}

    /** Returns the ids of {@code count} people, from {@link #FIRST_ID} up. */
    static List<String> ids(int count) {
        return IntStream.range(FIRST_ID, FIRST_ID + count)
                .mapToObj(Integer::toString)
                .toList();
    }

    /** Returns the rows of these people as NDJSON. */
    static String ndjson(List<String> ids) {
        return ids.stream().map(SamplePeople::row).collect(Collectors.joining("\n"));
    }

    private static String row(String id) {
        Random random = new Random(Long.parseLong(id));
        return """
                {"id":"%s","attributes":{"first_name":"%s","last_name":"%s","country":"%s"},\
                "organizations":{"3":{"permission_id":"2","followup_status":"%s"}}}""".formatted(
                        id, pick(FIRST, random), pick(LAST, random), pick(COUNTRIES, random), pick(STATUSES, random));
    }

    /** Returns a CSV file that gives each of these people an address. */
    static String addresses(List<String> ids) {
        return ids.stream().map(id -> id + "," + email(id) + "\n").collect(Collectors.joining("", "id,email\n", ""));
    }

    /** Returns a CSV file that names these people by their addresses, with rows of 71 bytes, and changes all of them. */
    static String changes(List<String> ids, String status) {
        return ids.stream()
                .map(id -> change(id, status))
                .collect(Collectors.joining("", "email,city,organizations.3.followup_status,notes\n", ""));
    }

    private static String email(String id) {
        return "p" + id + "@example.org";
    }

    private static String change(String id, String status) {
        Random random = new Random(Long.parseLong(id));
        String row = "%s,%s,%s,".formatted(email(id), pick(LAST, random), status);
        return row + "-".repeat(ROW_BYTES - 1 - row.getBytes(StandardCharsets.UTF_8).length) + "\n";
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
