package dev.muster.aws.queue;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.BatchMessage;
import dev.muster.core.person.Person;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a batch message: {@code {"v":1,"t":"acme","j":"01J…","s":0,"n":12}} for tenant, job, slot and number.
 * With people that the planner has read: {@code {"v":3,…,"p":"eJz…"}}, see {@link PackedPeople}. Version 2 has people
 * whose registers keep one earlier value. Only Muster writes these texts, so the codec accepts exactly this form. A change of the form needs a new version, and the codec must
 * still read the version before, because the queue may hold it.
 */
public final class BatchMessageCodec {
    /**
     * The largest number of characters. SQS bills a request by 64 KB, and the rest of the request needs some of them.
     */
    private static final int MAX_LENGTH = 48 * 1024;

    private static final String BATCH =
            "\"t\":\"([a-z0-9_-]{1,64})\"," + "\"j\":\"([0-9A-Za-z_-]{1,64})\",\"s\":([0-9]{1,2}),\"n\":([0-9]{1,9})";
    private static final Pattern VERSION_1 = Pattern.compile("\\{\"v\":1," + BATCH + "}");
    private static final String PEOPLE = ",\"p\":\"([0-9A-Za-z+/]{1,49152}+={0,2})\"}";
    private static final Pattern VERSION_2 = Pattern.compile("\\{\"v\":2," + BATCH + PEOPLE);
    private static final Pattern VERSION_3 = Pattern.compile("\\{\"v\":3," + BATCH + PEOPLE);

    private BatchMessageCodec() {}

    /** Returns the text of the message. It leaves out the people if the text would be too long with them. */
    public static String encode(BatchMessage message) {
        return Optional.of(message.read())
                .filter(people -> !people.isEmpty())
                .flatMap(PackedPeople::pack)
                .map(people -> "{\"v\":3," + batch(message) + ",\"p\":\"" + people + "\"}")
                .filter(text -> text.length() <= MAX_LENGTH)
                .orElseGet(() -> "{\"v\":1," + batch(message) + "}");
    }

    private static String batch(BatchMessage message) {
        BatchKey batch = message.batch();
        return "\"t\":\"" + message.tenant().id() + "\",\"j\":\"" + message.job() + "\",\"s\":" + batch.slot()
                + ",\"n\":" + batch.number();
    }

    /** Returns the message, or empty if the text is none. */
    public static Optional<BatchMessage> decode(String text) {
        Matcher version1 = VERSION_1.matcher(text);
        if (version1.matches()) {
            return Optional.of(message(version1, List.of()));
        }
        Matcher version2 = VERSION_2.matcher(text);
        if (version2.matches()) {
            return PackedPeople.unpackWithOneEarlierValue(version2.group(5)).map(people -> message(version2, people));
        }
        Matcher version3 = VERSION_3.matcher(text);
        return version3.matches()
                ? PackedPeople.unpack(version3.group(5)).map(people -> message(version3, people))
                : Optional.empty();
    }

    private static BatchMessage message(Matcher read, List<Person> people) {
        return new BatchMessage(
                new Tenant(read.group(1)),
                read.group(2),
                new BatchKey(Integer.parseInt(read.group(3)), Integer.parseInt(read.group(4))),
                people);
    }
}
