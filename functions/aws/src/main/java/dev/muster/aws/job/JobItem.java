package dev.muster.aws.job;

import dev.muster.aws.table.AttributeValues;
import dev.muster.aws.table.TableItem;
import dev.muster.aws.table.WriteCondition;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobChange;
import dev.muster.core.job.JobKind;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Lifecycle;
import dev.muster.core.job.Origin;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Change;
import dev.muster.core.selection.Filter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The header of a job as an item.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>tenant, job</td><td>its key in the index by_tenant; only headers have both</td></tr>
 * <tr><td>open</td><td>its key in the index open; removed once the job has ended and its event is published</td></tr>
 * <tr><td>held_by</td><td>its key in the index held; only while it waits for parts or for a release</td></tr>
 * <tr><td>kind, parent, by, at</td><td>its origin; no parent in a job of kind change</td></tr>
 * <tr><td>wu, rh</td><td>what accepting it has used: {@link CostAttributes}</td></tr>
 * <tr><td>made_with</td><td>its credential, if known: {@link CredentialText}</td></tr>
 * <tr><td>change</td><td>the change, unless it is large: then it is in an item of its own, {@link ChangeItem}</td></tr>
 * <tr><td>dry, hold, max, retention, note</td><td>its options; hold and max only if set, hold and retention in seconds</td></tr>
 * <tr><td>seq</td><td>its sequence; only once the job runs</td></tr>
 * <tr><td>rights</td><td>the rights of its callers: {@link RightsAttribute}</td></tr>
 * <tr><td>selected, repeated, batches</td><td>the plan of a job by ids</td></tr>
 * <tr><td>filter, org</td><td>the plan of a job by filter: {@link FilterText}; no org if it selects from all people</td></tr>
 * <tr><td>file</td><td>the plan of a file: {@link FilePlanAttribute}</td></tr>
 * <tr><td>takes_parts</td><td>true while parts of the file may be added; missing otherwise</td></tr>
 * <tr><td>from, part, slots</td><td>the plan of a job that takes its people from another job</td></tr>
 * <tr><td>cancelled, next</td><td>the reason of its cancellation, its successor, if any</td></tr>
 * <tr><td>end</td><td>its completion; only once the job has ended</td></tr>
 * <tr><td>version</td><td>the number of writes of the header</td></tr>
 * <tr><td>writer</td><td>the token of the last writer, which recognizes its own write after a lost response</td></tr>
 * </table>
 */
final class JobItem {
    private static final String VERSION = "version";
    private static final String WRITER = "writer";
    private static final String KIND = "kind";
    private static final String CHANGE = "change";
    private static final String DRY = "dry";
    private static final String NOTE = "note";
    private static final String BY = "by";
    private static final String AT = "at";
    private static final String MADE_WITH = "made_with";
    private static final String SEQUENCE = "seq";
    private static final String RIGHTS = "rights";
    private static final String SELECTED = "selected";
    private static final String REPEATED = "repeated";
    private static final String BATCHES = "batches";
    private static final String FILTER = "filter";
    private static final String ORGANIZATION = "org";
    private static final String PARENT = "parent";
    private static final String HOLD = "hold";
    private static final String MAX_AFFECTED = "max";
    private static final String RETENTION = "retention";
    private static final String FILE = "file";
    private static final String TAKES_PARTS = "takes_parts";
    private static final String FROM = "from";
    private static final String PART = "part";
    private static final String SLOTS = "slots";
    private static final String CANCELLED = "cancelled";
    private static final String NEXT = "next";
    private static final String END = "end";

    private JobItem() {}

    static TableItem encode(Job job, String writer) {
        TableItem.Builder item = TableItem.at(new JobKeys(job.tenant(), job.id()).header())
                .text(JobIndexes.TENANT, job.tenant().id())
                .text(JobIndexes.JOB, job.id())
                .with(RIGHTS, RightsAttribute.encode(job.rights()))
                .expires(job.expires())
                .number(VERSION, job.version())
                .text(WRITER, writer);
        change(job.change().inHeader(), item);
        origin(job.origin(), item);
        options(job.options(), item);
        plan(job.plan(), item);
        lifecycle(job.lifecycle(), item);
        if (job.takesParts()) {
            item.flag(TAKES_PARTS, true);
        }
        if (job.waitsForPerson()) {
            item.text(
                    JobIndexes.HELD_BY,
                    JobIndexes.heldBy(job.tenant(), job.origin().createdBy()));
        }
        return item.build();
    }

    private static void change(JobChange change, TableItem.Builder item) {
        switch (change) {
            case JobChange.Loaded(Change small) -> item.with(CHANGE, ChangeAttribute.encode(small));
            case JobChange.StoredApart _ -> {}
        }
    }

    private static JobChange change(TableItem item) {
        return item.has(CHANGE)
                ? new JobChange.Loaded(ChangeAttribute.decode(item.get(CHANGE)))
                : new JobChange.StoredApart();
    }

    private static void origin(Origin origin, TableItem.Builder item) {
        item.text(KIND, origin.kind().code()).text(BY, origin.createdBy()).moment(AT, origin.createdAt());
        CostAttributes.encode(origin.cost()).forEach(item::with);
        origin.parent().ifPresent(parent -> item.text(PARENT, parent));
        origin.credential().ifPresent(credential -> item.text(MADE_WITH, CredentialText.encode(credential)));
    }

    private static Origin origin(TableItem item) {
        return new Origin(
                JobKind.valueOf(item.text(KIND).toUpperCase(Locale.ROOT)),
                optionalText(item, PARENT),
                item.text(BY),
                item.moment(AT),
                optionalText(item, MADE_WITH).map(CredentialText::decode),
                CostAttributes.decode(item.attributes()));
    }

    private static void options(JobOptions options, TableItem.Builder item) {
        item.flag(DRY, options.dryRun())
                .number(RETENTION, options.retention().toSeconds())
                .text(NOTE, options.note());
        options.hold().ifPresent(held -> item.number(HOLD, held.toSeconds()));
        options.maxAffected().ifPresent(most -> item.number(MAX_AFFECTED, most));
    }

    private static JobOptions options(TableItem item) {
        return new JobOptions(
                item.flag(DRY),
                item.has(HOLD) ? Optional.of(Duration.ofSeconds(item.number(HOLD))) : Optional.empty(),
                optionalNumber(item, MAX_AFFECTED),
                Duration.ofSeconds(item.number(RETENTION)),
                item.text(NOTE));
    }

    private static void lifecycle(Lifecycle lifecycle, TableItem.Builder item) {
        lifecycle.sequence().ifPresent(sequence -> item.number(SEQUENCE, sequence));
        lifecycle.cancelled().ifPresent(reason -> item.text(CANCELLED, reason));
        lifecycle.successor().ifPresent(next -> item.text(NEXT, next));
        lifecycle.completion().ifPresent(completion -> item.with(END, CompletionAttribute.encode(completion)));
        if (!lifecycle.published()) {
            item.text(JobIndexes.OPEN, JobIndexes.OPEN);
        }
    }

    private static Lifecycle lifecycle(TableItem item) {
        return new Lifecycle(
                optionalNumber(item, SEQUENCE),
                optionalText(item, CANCELLED),
                optionalText(item, NEXT),
                item.has(END) ? Optional.of(CompletionAttribute.decode(item.get(END))) : Optional.empty(),
                !item.has(JobIndexes.OPEN));
    }

    private static void plan(Plan plan, TableItem.Builder item) {
        switch (plan) {
            case Plan.ByIds(long selected, long repeated, int batches) ->
                item.number(SELECTED, selected).number(REPEATED, repeated).number(BATCHES, batches);
            case Plan.ByFilter(Filter filter, Optional<String> organization) -> {
                item.text(FILTER, FilterText.encode(filter));
                organization.ifPresent(id -> item.text(ORGANIZATION, id));
            }
            case Plan.ByRows byRows -> item.with(FILE, FilePlanAttribute.encode(byRows));
            case Plan.ByFile byFile -> item.with(FILE, FilePlanAttribute.encode(byFile));
            case Plan.Derived(String from, Plan.Part part, int slots) ->
                item.text(FROM, from)
                        .text(PART, part.name().toLowerCase(Locale.ROOT))
                        .number(SLOTS, slots);
        }
    }

    private static Plan plan(TableItem item) {
        if (item.has(FILTER)) {
            return new Plan.ByFilter(FilterText.decode(item.text(FILTER)), optionalText(item, ORGANIZATION));
        }
        if (item.has(FILE)) {
            return FilePlanAttribute.decode(item.get(FILE).m());
        }
        if (item.has(FROM)) {
            return new Plan.Derived(
                    item.text(FROM),
                    Plan.Part.valueOf(item.text(PART).toUpperCase(Locale.ROOT)),
                    Math.toIntExact(item.number(SLOTS)));
        }
        return new Plan.ByIds(item.number(SELECTED), item.number(REPEATED), Math.toIntExact(item.number(BATCHES)));
    }

    private static Optional<String> optionalText(TableItem item, String name) {
        return item.has(name) ? Optional.of(item.text(name)) : Optional.empty();
    }

    private static OptionalLong optionalNumber(TableItem item, String name) {
        return item.has(name) ? OptionalLong.of(item.number(name)) : OptionalLong.empty();
    }

    /** The condition that the stored header is the version before {@code next}. */
    static WriteCondition unchangedBefore(Job next) {
        return WriteCondition.is(VERSION, AttributeValues.number(next.version() - 1));
    }

    /** The condition that parts of the file of the job may be added. */
    static WriteCondition takesParts() {
        return WriteCondition.is(TAKES_PARTS, AttributeValues.flag(true));
    }

    /** Returns whether the write with this token stored the item. */
    static boolean isWrittenBy(String writer, TableItem stored) {
        return stored.has(WRITER) && stored.text(WRITER).equals(writer);
    }

    static Job decode(TableItem item) {
        return new Job(
                new Tenant(item.text(JobIndexes.TENANT)),
                item.text(JobIndexes.JOB),
                origin(item),
                change(item),
                RightsAttribute.decode(item.get(RIGHTS)),
                plan(item),
                options(item),
                lifecycle(item),
                item.number(VERSION));
    }
}
