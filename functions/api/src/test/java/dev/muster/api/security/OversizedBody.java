package dev.muster.api.security;

import java.util.List;

/** Bodies as large as a body may be, so that all of each is looked at, and shaped to cost as much as can be. */
enum OversizedBody {
    /** No bomb, but as much as anybody may ask for. */
    IDS(" 202 "),
    TOO_MANY_IDS("the limit is 100000"),
    WRONG_IDS("must be an id"),
    IDS_IN_ONE_STRING("limit of 100000"),
    OBJECTS("more than (150000|400000) values"),
    LINKS("does not exist"),
    WIDE_LINKS("does not exist|must end in"),
    CHANGES("more than 150000 values"),
    CONDITIONS("more than 150000 values|links: is missing"),
    DEEP_LISTS("depth .33. exceeds .* .32"),
    DEEP_OBJECTS("depth .33. exceeds .* .32"),
    ONE_STRING("65536|is missing"),
    WIDE_STRING("65536|is missing"),
    ESCAPES("65536|is missing|must hold ids only|must be person"),
    ONE_NAME("256"),
    SAME_NAMES("the name comes twice"),
    OTHER_NAMES("more than 1000 members"),
    WRONG_NAMES("the name holds"),
    EMPTY_LISTS("the limit is 100000"),
    NUMBERS("the limit is 100000"),
    LONG_NUMBERS("the limit is 100000"),
    TINY_ROWS("limit of 50000 rows"),
    EMPTY_LINES("has no rows"),
    WRONG_ROWS("must be an id"),
    WIDE_PEOPLE("limit of 300000 values"),
    CSV_ROWS("limit of 50000"),
    CSV_PEOPLE("limit of 300000 values"),
    ONE_FIELD("never closed"),
    MANY_FIELDS("limit of 1000"),
    QUOTES("never closed"),
    XML_LINKS("does not exist|too many elements"),
    XML_ELEMENTS("too many elements"),
    XML_DEPTH("limit is 32"),
    XML_NAMES("too many elements"),
    XML_ATTRIBUTES("not XML|limit"),
    XML_TEXT("bulkDelete");

    private static final int ROOM = 6 * 1024 * 1024;
    private static final String JOB_HEAD = "{\"changes\":[{\"set\":\"city\",\"to\":\"x\"}],\"select\":{\"ids\":[";
    private static final String BULK_HEAD =
            "{\"data\":{\"type\":\"bulk_people_change\",\"attributes\":{\"gender\":\"Female\",\"person_ids\":\"";

    /** What the answer says, as a pattern. */
    final String said;

    OversizedBody(String said) {
        this.said = said;
    }

    String body() {
        return switch (this) {
            case IDS -> many(100_000, "\"100%d\"", ",", JOB_HEAD, "]}}");
            case TOO_MANY_IDS -> filled("\"1\",", JOB_HEAD, "\"1\"]}}");
            case WRONG_IDS -> many(99_000, "\"no id %d\"", ",", JOB_HEAD, "]}}");
            case IDS_IN_ONE_STRING -> filled("1,", BULK_HEAD, "1\"}}}");
            case OBJECTS -> filled("{\"a\":1,\"b\":2,\"c\":3,\"d\":4},", JOB_HEAD, "{}]}}");
            case LINKS -> many(95_000, "{\"rel\":\"member\",\"href\":\"members/1000%d\"}", ",", "{\"links\":[", "]}");
            case WIDE_LINKS -> LINKS.body().replaceFirst("1000", "\u4e2d");
            case CHANGES -> filled("{\"set\":\"city\",\"to\":\"x\"},", "{\"changes\":[", "{}]}");
            case CONDITIONS ->
                filled(
                        "{\"LookupName\":\"UserID\",\"Operator\":\"eq\",\"LookupValue\":\"1\",\"ConditionOperator\":\"OR\"},",
                        "{\"Conditions\":[{\"Condition\":[",
                        "{}]}],\"Attribute\":\"TeamId\",\"Value\":\"2\"}");
            case DEEP_LISTS -> "[".repeat(ROOM);
            case DEEP_OBJECTS -> filled("{\"a\":", "", "");
            case ONE_STRING -> filled("x", "{\"note\":\"", "\"}");
            case WIDE_STRING -> "{\"note\":\"" + "\u4e2d".repeat(ROOM / 3 - 10) + "\"}";
            case ESCAPES -> filled("\\u0041", BULK_HEAD, "\"}}}");
            case ONE_NAME -> filled("x", "{\"", "\":1}");
            case SAME_NAMES -> filled("\"a\":1,", "{", "\"b\":2}");
            case OTHER_NAMES -> many(500_000, "\"%d\":1", ",", "{", "}");
            case WRONG_NAMES -> many(400_000, "\"\\t%d\":1", ",", "{", "}");
            case EMPTY_LISTS -> filled("[],", "{\"changes\":[", "[]]}");
            case NUMBERS -> filled("1,", "[", "1]");
            case LONG_NUMBERS -> filled("1e999999999,", "[", "1]");
            case TINY_ROWS -> filled("{}\n", "", "");
            case WRONG_ROWS ->
                many(
                        20_000,
                        "{\"id\":\"no id\",\"attributes\":{\"city\":\"a city somewhere\",\"n%d\":[]}}\n",
                        "",
                        "",
                        "");
            case WIDE_PEOPLE ->
                many(500, many(950, "\"n%d\":12345", ",", "{\"id\":\"1\",\"attributes\":{", "}}\n"), "", "", "");
            case EMPTY_LINES -> "\n".repeat(ROOM);
            case CSV_ROWS -> filled("no id,\"\",12345\n", "id,city,zip\n", "");
            case CSV_PEOPLE -> many(700, many(950, "%d", ",", "1,", "\n"), "", many(950, "n%d", ",", "id,", "\n"), "");
            case ONE_FIELD -> filled("x", "id,city\n1,\"", "");
            case MANY_FIELDS -> filled(",", "id", "");
            case QUOTES -> filled("\"\"", "id,city\n1,\"", "");
            case XML_LINKS ->
                many(100_000, "<link rel=\"member\" href=\"members/%d\"/>", "", "<bulkDelete>", "</bulkDelete>");
            case XML_ELEMENTS -> filled("<a/>", "<b>", "</b>");
            case XML_DEPTH -> filled("<a>", "", "");
            case XML_NAMES -> many(500_000, "<a%d/>", "", "<b>", "</b>");
            case XML_ATTRIBUTES -> many(400_000, " a%d=\"\"", "", "<b", "/>");
            case XML_TEXT -> filled("x", "<b>", "</b>");
        };
    }

    /** Which doors it is carried to. */
    List<SentRequest> doors() {
        List<SentRequest> json = ApiEndpoints.json().toList();
        List<SentRequest> rows = ApiEndpoints.rows().toList();
        return switch (this) {
            case XML_LINKS, XML_ELEMENTS, XML_DEPTH, XML_NAMES, XML_ATTRIBUTES, XML_TEXT -> List.of(ApiEndpoints.xml());
            case DEEP_LISTS -> List.of(json.getFirst(), rows.getFirst());
            case TINY_ROWS, WRONG_ROWS, WIDE_PEOPLE -> rows.subList(0, 1);
            case CSV_ROWS, CSV_PEOPLE, ONE_FIELD, MANY_FIELDS, QUOTES -> rows.subList(1, 2);
            case EMPTY_LINES -> rows;
            case IDS, TOO_MANY_IDS, WRONG_IDS, CHANGES -> json.subList(0, 1);
            case OBJECTS -> json.subList(1, 5);
            case LINKS, WIDE_LINKS -> json.subList(2, 3);
            case IDS_IN_ONE_STRING -> json.subList(5, 6);
            case CONDITIONS,
                    DEEP_OBJECTS,
                    ONE_STRING,
                    WIDE_STRING,
                    ESCAPES,
                    ONE_NAME,
                    SAME_NAMES,
                    OTHER_NAMES,
                    WRONG_NAMES,
                    EMPTY_LISTS,
                    NUMBERS,
                    LONG_NUMBERS -> List.of(json.getFirst(), json.get(1 + name().length() % (json.size() - 1)));
        };
    }

    private static String filled(String piece, String head, String tail) {
        return head + piece.repeat((ROOM - head.length() - tail.length()) / piece.length()) + tail;
    }

    private static String many(int number, String piece, String between, String head, String tail) {
        // Piece by piece: a list of them all would fill the small heap before anything is sent.
        StringBuilder text = new StringBuilder(ROOM).append(head);
        for (int place = 0; place < number; place++) {
            text.append(place == 0 ? "" : between).append(piece.replace("%d", Integer.toString(place)));
        }
        return text.append(tail).toString();
    }
}
