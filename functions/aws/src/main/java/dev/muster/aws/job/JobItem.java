package dev.muster.aws.job;

import dev.muster.aws.table.Item;
import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.Kind;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Rules;
import dev.muster.core.selection.Filter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job's header as an item.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><td>tenant, job</td><td>its key in the index by_tenant; only headers have both</td></tr>
 * <tr><td>open</td><td>its key in the index open; there until the job has ended</td></tr>
 * <tr><td>kind, change, dry, note, by, at</td><td>what was asked, by whom, when</td></tr>
 * <tr><td>seq</td><td>sequence; not there before the job runs</td></tr>
 * <tr><td>protected</td><td>organizations of its rules; not there when none</td></tr>
 * <tr><td>selected, repeated, batches</td><td>the plan of people named by id</td></tr>
 * <tr><td>filter, org</td><td>the plan of people searched for: {@link FilterText}; org not there for all people</td></tr>
 * <tr><td>until</td><td>the moment it expires, exactly ({@code expires} is in whole seconds)</td></tr>
 * <tr><td>end</td><td>the ending; not there before the job has ended</td></tr>
 * <tr><td>stamp</td><td>how often the header was written</td></tr>
 * <tr><td>writer</td><td>token of whoever wrote it last, by which a write whose answer was lost is known again</td></tr>
 * </table>
 */
final class JobItem {
    static final String STAMP = "stamp";
    private static final String WRITER = "writer";
    private static final String KIND = "kind";
    private static final String CHANGE = "change";
    private static final String DRY = "dry";
    private static final String NOTE = "note";
    private static final String BY = "by";
    private static final String AT = "at";
    private static final String SEQUENCE = "seq";
    private static final String PROTECTED = "protected";
    private static final String SELECTED = "selected";
    private static final String REPEATED = "repeated";
    private static final String BATCHES = "batches";
    private static final String FILTER = "filter";
    private static final String ORGANIZATION = "org";
    private static final String UNTIL = "until";
    private static final String END = "end";

    private JobItem() {}

    static Item encode(Job job, String writer) {
        Item.Builder item = Item.at(new JobKeys(job.tenant(), job.id()).header())
                .text(JobIndexes.TENANT, job.tenant().id())
                .text(JobIndexes.JOB, job.id())
                .text(KIND, job.kind().word())
                .with(CHANGE, ChangeAttribute.encode(job.change()))
                .texts(PROTECTED, job.rules().protectedIn())
                .flag(DRY, job.dryRun())
                .text(NOTE, job.note())
                .text(BY, job.createdBy())
                .moment(AT, job.createdAt())
                .moment(UNTIL, job.expires())
                .expires(job.expires())
                .number(STAMP, job.stamp())
                .text(WRITER, writer);
        plan(job.plan(), item);
        job.sequence().ifPresent(sequence -> item.number(SEQUENCE, sequence));
        job.ending()
                .ifPresentOrElse(
                        ending -> item.with(END, EndingAttribute.encode(ending)),
                        () -> item.text(JobIndexes.OPEN, JobIndexes.OPEN));
        return item.build();
    }

    private static void plan(Plan plan, Item.Builder item) {
        switch (plan) {
            case Plan.Named(long selected, long repeated, int batches) ->
                item.number(SELECTED, selected).number(REPEATED, repeated).number(BATCHES, batches);
            case Plan.Searched(Filter filter, Optional<String> organization) -> {
                item.text(FILTER, FilterText.encode(filter));
                organization.ifPresent(id -> item.text(ORGANIZATION, id));
            }
        }
    }

    private static Plan plan(Item item) {
        return item.has(FILTER)
                ? new Plan.Searched(
                        FilterText.decode(item.text(FILTER)),
                        item.has(ORGANIZATION) ? Optional.of(item.text(ORGANIZATION)) : Optional.empty())
                : new Plan.Named(item.number(SELECTED), item.number(REPEATED), Math.toIntExact(item.number(BATCHES)));
    }

    /** Whether what is stored was written by that very write. */
    static boolean isBy(String writer, Item stored) {
        return stored.has(WRITER) && stored.text(WRITER).equals(writer);
    }

    static Job decode(Item item) {
        return new Job(
                new Tenant(item.text(JobIndexes.TENANT)),
                item.text(JobIndexes.JOB),
                Kind.valueOf(item.text(KIND).toUpperCase(Locale.ROOT)),
                item.has(SEQUENCE) ? OptionalLong.of(item.number(SEQUENCE)) : OptionalLong.empty(),
                ChangeAttribute.decode(item.get(CHANGE)),
                new Rules(item.texts(PROTECTED)),
                item.flag(DRY),
                plan(item),
                item.text(NOTE),
                item.text(BY),
                item.moment(AT),
                item.moment(UNTIL),
                item.has(END) ? Optional.of(EndingAttribute.decode(item.get(END))) : Optional.empty(),
                item.number(STAMP));
    }
}
