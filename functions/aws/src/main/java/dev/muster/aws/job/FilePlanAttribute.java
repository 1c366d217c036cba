package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.core.file.BlankCell;
import dev.muster.core.file.FileOptions;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.MaxRefused;
import dev.muster.core.file.RowMode;
import dev.muster.core.job.FileIntake;
import dev.muster.core.job.Plan;
import dev.muster.core.job.PlannedRows;
import dev.muster.core.job.RowCount;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The plan of a file as an attribute: a map of the options {@code match}, {@code mode} and {@code blank}; {@code columns}
 * and {@code most}, if set; and for rows that are planned already {@code selected}, {@code batches}, {@code repeated},
 * {@code refused} and {@code missing}; for others {@code stripes}, and {@code intake} with its {@code parts} and
 * {@code rows}.
 */
final class FilePlanAttribute {
    private static final String MATCH = "match";
    private static final String MODE = "mode";
    private static final String BLANK = "blank";
    private static final String COLUMNS = "columns";
    private static final String MOST = "most";
    private static final String SELECTED = "selected";
    private static final String BATCHES = "batches";
    private static final String REPEATED = "repeated";
    private static final String REFUSED = "refused";
    private static final String MISSING = "missing";
    private static final String STRIPES = "stripes";
    private static final String INTAKE = "intake";
    private static final String PARTS = "parts";
    private static final String ROWS = "rows";
    private static final String OPEN = "open";
    private static final String CLOSING = "closing";
    private static final String COMPLETE = "complete";
    private static final String PERCENT = "%";

    private FilePlanAttribute() {}

    static AttributeValue encode(Plan.ByRows plan) {
        Map<String, AttributeValue> stored = options(plan.options());
        stored.put(SELECTED, AttributeValues.number(plan.selected()));
        stored.put(BATCHES, AttributeValues.number(plan.batches()));
        stored.put(REPEATED, AttributeValues.number(plan.rows().repeated()));
        stored.put(REFUSED, AttributeValues.number(plan.rows().refused()));
        stored.put(MISSING, AttributeValues.number(plan.rows().notFound()));
        return AttributeValues.map(stored);
    }

    static AttributeValue encode(Plan.ByFile plan) {
        Map<String, AttributeValue> stored = options(plan.options());
        stored.put(STRIPES, AttributeValues.number(plan.stripes()));
        switch (plan.intake()) {
            case FileIntake.Open _ -> stored.put(INTAKE, AttributeValues.text(OPEN));
            case FileIntake.Closing(RowCount claimed) -> put(CLOSING, claimed, stored);
            case FileIntake.Complete(RowCount counted) -> put(COMPLETE, counted, stored);
        }
        return AttributeValues.map(stored);
    }

    private static void put(String intake, RowCount count, Map<String, AttributeValue> stored) {
        stored.put(INTAKE, AttributeValues.text(intake));
        stored.put(PARTS, AttributeValues.number(count.parts()));
        stored.put(ROWS, AttributeValues.number(count.rows()));
    }

    private static Map<String, AttributeValue> options(FileOptions options) {
        Map<String, AttributeValue> stored = new HashMap<>();
        stored.put(MATCH, AttributeValues.text(options.match().code()));
        stored.put(MODE, AttributeValues.text(options.mode().code()));
        stored.put(BLANK, AttributeValues.text(options.blank().code()));
        if (!options.columns().isEmpty()) {
            Map<String, AttributeValue> columns = new HashMap<>();
            options.columns().forEach((heading, attribute) -> columns.put(heading, AttributeValues.text(attribute)));
            stored.put(COLUMNS, AttributeValues.map(columns));
        }
        options.maxRefused().ifPresent(most -> stored.put(MOST, AttributeValues.text(text(most))));
        return stored;
    }

    private static String text(MaxRefused most) {
        return switch (most) {
            case MaxRefused.Rows(long rows) -> Long.toString(rows);
            case MaxRefused.Percent(int percent) -> percent + PERCENT;
        };
    }

    static Plan decode(Map<String, AttributeValue> stored) {
        if (stored.containsKey(SELECTED)) {
            PlannedRows rows =
                    new PlannedRows(number(stored, REPEATED), number(stored, REFUSED), number(stored, MISSING));
            int batches = Math.toIntExact(number(stored, BATCHES));
            return new Plan.ByRows(fileOptions(stored), number(stored, SELECTED), rows, batches);
        }
        return new Plan.ByFile(fileOptions(stored), Math.toIntExact(number(stored, STRIPES)), intake(stored));
    }

    private static FileIntake intake(Map<String, AttributeValue> stored) {
        String intake = AttributeValues.member(stored, INTAKE).s();
        if (intake.equals(OPEN)) {
            return new FileIntake.Open();
        }
        RowCount count = new RowCount(Math.toIntExact(number(stored, PARTS)), number(stored, ROWS));
        return intake.equals(CLOSING) ? new FileIntake.Closing(count) : new FileIntake.Complete(count);
    }

    private static FileOptions fileOptions(Map<String, AttributeValue> stored) {
        Map<String, String> columns = new HashMap<>();
        Optional.ofNullable(stored.get(COLUMNS))
                .ifPresent(kept -> kept.m().forEach((heading, attribute) -> columns.put(heading, attribute.s())));
        return new FileOptions(
                MatchKey.valueOf(upper(stored, MATCH)),
                RowMode.valueOf(upper(stored, MODE)),
                BlankCell.valueOf(upper(stored, BLANK)),
                columns,
                Optional.ofNullable(stored.get(MOST)).map(most -> maxRefused(most.s())));
    }

    private static MaxRefused maxRefused(String text) {
        return text.endsWith(PERCENT)
                ? new MaxRefused.Percent(Integer.parseInt(text.substring(0, text.length() - 1)))
                : new MaxRefused.Rows(Long.parseLong(text));
    }

    private static String upper(Map<String, AttributeValue> stored, String name) {
        return AttributeValues.member(stored, name).s().toUpperCase(Locale.ROOT);
    }

    private static long number(Map<String, AttributeValue> stored, String name) {
        return AttributeValues.asLong(AttributeValues.member(stored, name));
    }
}
