package dev.muster.aws.job;

import dev.muster.aws.table.TableItem;
import dev.muster.core.job.Job;
import dev.muster.core.person.Change;

/** A change that is too large for the header of its job, as an item: {@code change}, as {@link ChangeAttribute}. */
final class ChangeItem {
    static final String CHANGE = "change";

    private ChangeItem() {}

    static TableItem encode(Job job, Change change) {
        return TableItem.at(new JobKeys(job.tenant(), job.id()).changes())
                .with(CHANGE, ChangeAttribute.encode(change))
                .expires(job.expires())
                .build();
    }

    static Change decode(TableItem item) {
        return ChangeAttribute.decode(item.get(CHANGE));
    }
}
