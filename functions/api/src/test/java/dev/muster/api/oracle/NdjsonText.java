package dev.muster.api.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes a part of a random file as NDJSON. */
record NdjsonText(Random random, SentFile file, SentPart part) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Returns the text of the part. */
    String text() {
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
        for (SentRow row : part.rows()) {
            text.append(line(row)).append(random.nextInt(4) == 0 ? "\r\n" : "\n");
            text.append(random.nextInt(20) == 0 ? "  \n" : "");
        }
        return text.toString();
    }

    private String line(SentRow row) {
        ObjectNode object = JSON.objectNode();
        key(object, row);
        part.columns().forEach(column -> add(object, column, row.cells().getOrDefault(column, new Cell.Blank(""))));
        if (random.nextInt(8) == 0) {
            object.put("version", 99);
        }
        return switch (row.damage()) {
            case NONE -> object.toString();
            case CUT -> object.toString().substring(0, object.toString().length() - 1);
            case MORE -> object.put("colour", "blue").toString();
            case TORN -> "text";
        };
    }

    private void key(ObjectNode object, SentRow row) {
        if (row.keyText().isEmpty()) {
            return;
        }
        String sent = row.key() instanceof Cell.Says(String text) ? text : row.keyText();
        boolean isAttribute = file.match() != SentFile.Match.ID && random.nextBoolean();
        ObjectNode to = isAttribute ? object.putObject(Column.ATTRIBUTES) : object;
        boolean isNumber = file.match() == SentFile.Match.ID && sent.matches("[1-9][0-9]*") && random.nextBoolean();
        to.set(file.match().code(), isNumber ? JSON.numberNode(Long.parseLong(sent)) : JSON.textNode(sent));
    }

    private static void add(ObjectNode object, Column column, Cell cell) {
        if (!(cell instanceof Cell.Blank)) {
            ObjectNode to = object;
            String[] steps = column.isInOrganization() ? column.scope().split("\\.", 2) : new String[] {column.scope()};
            for (String step : steps) {
                to = to.withObject("/" + step);
            }
            to.set(column.name(), json(column, cell));
        }
    }

    private static JsonNode json(Column column, Cell cell) {
        return switch (cell) {
            case Cell.Blank _ -> throw new IllegalArgumentException("a blank cell is no member");
            case Cell.Clear _ -> JSON.nullNode();
            case Cell.Says(String text) -> value(column.kind(), text);
            case Cell.Members(List<String> members) -> array(members);
            case Cell.Wrong(String text) -> wrong(column.kind(), text);
        };
    }

    private static JsonNode value(Column.Kind kind, String text) {
        return switch (kind) {
            case NUMBER -> JSON.numberNode(new BigDecimal(Texts.strip(text)));
            case BOOLEAN, ARCHIVED ->
                JSON.booleanNode(Texts.strip(text).toLowerCase(Locale.ROOT).equals("true"));
            case TEXT, EMAIL, PHONE, CUSTOM_ID, PERMISSION -> JSON.textNode(text);
            case EMAILS, PHONES, PEOPLE, IDS -> throw new IllegalArgumentException("a set has members");
        };
    }

    /** Numbers and flags have no type of their own in NDJSON, so these are objects. */
    private static JsonNode wrong(Column.Kind kind, String text) {
        return switch (kind) {
            case NUMBER, BOOLEAN -> JSON.objectNode().put("is", text);
            case EMAILS, PHONES, PEOPLE, IDS -> array(List.of(text));
            case TEXT, EMAIL, PHONE, CUSTOM_ID, PERMISSION, ARCHIVED -> JSON.textNode(text);
        };
    }

    private static ArrayNode array(List<String> members) {
        ArrayNode array = JSON.arrayNode();
        members.forEach(array::add);
        return array;
    }
}
