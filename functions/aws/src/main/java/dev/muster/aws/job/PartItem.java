package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.TableItem;
import dev.muster.core.job.FilePart;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A part of a file as an item: {@code digest}; {@code rows} and {@code bytes}, its size; {@code token}; {@code headings};
 * {@code organizations}; and {@code keys}, whether its rows set unique keys.
 */
final class PartItem {
    static final String BYTES = "bytes";
    private static final String DIGEST = "digest";
    private static final String ROWS = "rows";
    private static final String TOKEN = "token";
    private static final String HEADINGS = "headings";
    private static final String ORGANIZATIONS = "organizations";
    private static final String KEYS = "keys";

    private PartItem() {}

    static TableItem encode(JobKeys keys, FilePart part, Instant expires) {
        TableItem.Builder item = TableItem.at(keys.part(part.number()))
                .text(DIGEST, part.digest())
                .number(ROWS, part.count().rows())
                .number(BYTES, part.count().bytes())
                .text(TOKEN, part.token())
                .list(
                        HEADINGS,
                        part.headings().stream().map(AttributeValues::text).toList())
                .with(ORGANIZATIONS, AttributeValues.texts(part.reach().organizations()))
                .flag(KEYS, part.reach().uniqueKeys())
                .expires(expires);
        CostAttributes.encode(part.cost()).forEach(item::with);
        return item.build();
    }

    static FilePart decode(TableItem item) {
        return new FilePart(
                JobKeys.partOf(item.key()),
                item.text(DIGEST),
                new FilePart.Count(item.number(ROWS), item.number(BYTES)),
                item.text(TOKEN),
                item.get(HEADINGS).l().stream().map(AttributeValue::s).toList(),
                new FilePart.Reach(AttributeValues.asTexts(item.get(ORGANIZATIONS)), item.flag(KEYS)),
                CostAttributes.decode(item.attributes()));
    }
}
