package dev.muster.api.security;

import java.util.List;
import java.util.function.Supplier;

/** Bodies at the size limit, each of a shape that costs a parser much time or memory. */
enum OversizedBody {
    /** An accepted body: the largest number of ids. */
    IDS(" 202 ", Target.JOB, () -> BodyShapes.many(100_000, "\"100%d\"", ",", BodyShapes.JOB_HEAD, "]}}")),
    TOO_MANY_IDS("the limit is 100000", Target.JOB, () -> BodyShapes.filled("\"1\",", BodyShapes.JOB_HEAD, "\"1\"]}}")),
    WRONG_IDS(
            "must be an id",
            Target.JOB,
            () -> BodyShapes.many(99_000, "\"no id %d\"", ",", BodyShapes.JOB_HEAD, "]}}")),
    IDS_IN_ONE_STRING(
            "limit of 100000", Target.MISSIONHUB, () -> BodyShapes.filled("1,", BodyShapes.BULK_HEAD, "1\"}}}")),
    OBJECTS(
            "more than (150000|400000) values",
            Target.OTHER_JSON,
            () -> BodyShapes.filled("{\"a\":1,\"b\":2,\"c\":3,\"d\":4},", BodyShapes.JOB_HEAD, "{}]}}")),
    LINKS(
            "does not exist",
            Target.HUDDLE,
            () -> BodyShapes.many(
                    95_000, "{\"rel\":\"member\",\"href\":\"members/1000%d\"}", ",", "{\"links\":[", "]}")),
    WIDE_LINKS("does not exist|must end in", Target.HUDDLE, () -> LINKS.body().replaceFirst("1000", "\u4e2d")),
    CHANGES(
            "more than 150000 values",
            Target.JOB,
            () -> BodyShapes.filled("{\"set\":\"city\",\"to\":\"x\"},", "{\"changes\":[", "{}]}")),
    CONDITIONS(
            "more than 150000 values|links: is missing",
            Target.TWO_JSON,
            () -> BodyShapes.filled(
                    "{\"LookupName\":\"UserID\",\"Operator\":\"eq\",\"LookupValue\":\"1\",\"ConditionOperator\":\"OR\"},",
                    "{\"Conditions\":[{\"Condition\":[",
                    "{}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"}")),
    DEEP_LISTS("depth .33. exceeds .* .32", Target.JOB, () -> "[".repeat(BodyShapes.SIZE)),
    DEEP_OBJECTS("depth .33. exceeds .* .32", Target.TWO_JSON, () -> BodyShapes.filled("{\"a\":", "", "")),
    ONE_STRING("65536|is missing", Target.TWO_JSON, () -> BodyShapes.filled("x", "{\"note\":\"", "\"}")),
    WIDE_STRING(
            "65536|is missing",
            Target.TWO_JSON,
            () -> "{\"note\":\"" + "\u4e2d".repeat(BodyShapes.SIZE / 3 - 10) + "\"}"),
    ESCAPES(
            "65536|is missing|must hold ids only|must be person",
            Target.TWO_JSON,
            () -> BodyShapes.filled("\\u0041", BodyShapes.BULK_HEAD, "\"}}}")),
    ONE_NAME("256", Target.TWO_JSON, () -> BodyShapes.filled("x", "{\"", "\":1}")),
    SAME_NAMES("the name comes twice", Target.TWO_JSON, () -> BodyShapes.filled("\"a\":1,", "{", "\"b\":2}")),
    OTHER_NAMES("more than 1000 members", Target.TWO_JSON, () -> BodyShapes.many(500_000, "\"%d\":1", ",", "{", "}")),
    WRONG_NAMES("the name holds", Target.TWO_JSON, () -> BodyShapes.many(400_000, "\"\\t%d\":1", ",", "{", "}")),
    EMPTY_LISTS("the limit is 100000", Target.TWO_JSON, () -> BodyShapes.filled("[],", "{\"changes\":[", "[]]}")),
    NUMBERS("the limit is 100000", Target.TWO_JSON, () -> BodyShapes.filled("1,", "[", "1]")),
    LONG_NUMBERS("the limit is 100000", Target.TWO_JSON, () -> BodyShapes.filled("1e999999999,", "[", "1]")),
    ONE_NUMBER("65536|is missing", Target.TWO_JSON, () -> BodyShapes.filled("1", "{\"note\":", "}")),
    /** Zeros that fill a heap of 64 MB many times when they are inflated. */
    GZIP_ZEROS("inflates to more than the limit of", Target.TWO_JSON, () -> ""),
    /** An accepted body that is compressed. */
    GZIP_IDS(" 202 ", Target.JOB, () -> IDS.body()),
    TINY_ROWS("limit of 200000", Target.NDJSON, () -> BodyShapes.filled("{}\n", "", "")),
    ONE_ROW("\"selected\":1,", Target.NDJSON, () -> "[".repeat(BodyShapes.SIZE)),
    EMPTY_LINES("has no rows|is empty", Target.ROWS, () -> "\n".repeat(BodyShapes.SIZE)),
    WRONG_ROWS(
            "planning",
            Target.NDJSON,
            () -> BodyShapes.many(
                    20_000,
                    "{\"id\":\"no id\",\"attributes\":{\"city\":\"a city somewhere\",\"n%d\":[]}}\n",
                    "",
                    "",
                    "")),
    WIDE_PEOPLE(
            "planning",
            Target.NDJSON,
            () -> BodyShapes.many(
                    500,
                    BodyShapes.many(950, "\"n%d\":12345", ",", "{\"id\":\"1\",\"attributes\":{", "}}\n"),
                    "",
                    "",
                    "")),
    CSV_ROWS(
            "planning",
            Target.CSV,
            () -> BodyShapes.filled("no id,\"a large city somewhere\",12345\n", "id,city,zip\n", "")),
    CSV_PEOPLE(
            "planning",
            Target.CSV,
            () -> BodyShapes.many(
                    700,
                    BodyShapes.many(950, "%d", ",", "1,", "\n"),
                    "",
                    BodyShapes.many(950, "n%d", ",", "id,", "\n"),
                    "")),
    ONE_FIELD("not closed", Target.CSV, () -> BodyShapes.filled("x", "id,city\n1,\"", "")),
    MANY_FIELDS("limit of 262144 characters", Target.CSV, () -> BodyShapes.filled(",", "id", "")),
    QUOTES("not closed", Target.CSV, () -> BodyShapes.filled("\"\"", "id,city\n1,\"", "")),
    XML_LINKS(
            "does not exist|too many elements",
            Target.XML,
            () -> BodyShapes.many(
                    100_000, "<link rel=\"member\" href=\"members/%d\"/>", "", "<bulkDelete>", "</bulkDelete>")),
    XML_ELEMENTS("too many elements", Target.XML, () -> BodyShapes.filled("<a/>", "<b>", "</b>")),
    XML_DEPTH("limit is 32", Target.XML, () -> BodyShapes.filled("<a>", "", "")),
    XML_NAMES("too many elements", Target.XML, () -> BodyShapes.many(500_000, "<a%d/>", "", "<b>", "</b>")),
    XML_ATTRIBUTES("not XML|limit", Target.XML, () -> BodyShapes.many(400_000, " a%d=\"\"", "", "<b", "/>")),
    XML_TEXT("bulkDelete", Target.XML, () -> BodyShapes.filled("x", "<b>", "</b>"));

    /** The pattern that the response must contain. */
    final String expected;

    private final Target target;

    @SuppressWarnings("ImmutableEnumChecker") // The suppliers have no state.
    private final Supplier<String> body;

    OversizedBody(String expected, Target target, Supplier<String> body) {
        this.expected = expected;
        this.target = target;
        this.body = body;
    }

    String body() {
        return body.get();
    }

    /** Returns the endpoints that receive the body. */
    List<SentRequest> endpoints() {
        List<SentRequest> json = ApiEndpoints.json().toList();
        List<SentRequest> rows = ApiEndpoints.files().toList();
        return switch (target) {
            case JOB -> json.subList(0, 1);
            case HUDDLE -> json.subList(2, 3);
            case MISSIONHUB -> json.subList(5, 6);
            case OTHER_JSON -> json.subList(1, 5);
            case TWO_JSON -> List.of(json.getFirst(), json.get(1 + name().length() % (json.size() - 1)));
            case NDJSON -> rows.subList(0, 1);
            case CSV -> rows.subList(1, 2);
            case ROWS -> rows;
            case XML -> List.of(ApiEndpoints.xml());
        };
    }

    /** The endpoints that a body is sent to. */
    private enum Target {
        JOB,
        HUDDLE,
        MISSIONHUB,
        OTHER_JSON,
        /** The job endpoint, and one other that depends on the name of the body. */
        TWO_JSON,
        NDJSON,
        CSV,
        ROWS,
        XML
    }
}
