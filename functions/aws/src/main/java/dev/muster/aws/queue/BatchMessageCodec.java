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
 * The text of a message: {@code {"v":1,"t":"acme","j":"01J…","s":0,"n":12}} for tenant, job, slot and number; with people
 * who were read already {@code {"v":2,…,"p":"eJz…"}}, see {@link PackedPeople}. Muster alone writes these, so exactly what
 * it writes is read, and nothing else. A change of form takes the next version; what the version before wrote must still
 * be read, since it may be in the queue.
 */
public final class BatchMessageCodec {
    /** Longest text: a queue request is billed by parts of 64 KB, and what lies around the text needs some. */
    private static final int MOST = 48 * 1024;

    private static final String BATCH =
            "\"t\":\"([a-z0-9_-]{1,64})\"," + "\"j\":\"([0-9A-Za-z_-]{1,64})\",\"s\":([0-9]{1,2}),\"n\":([0-9]{1,9})";
    private static final Pattern VERSION_1 = Pattern.compile("\\{\"v\":1," + BATCH + "}");
    private static final Pattern VERSION_2 =
            Pattern.compile("\\{\"v\":2," + BATCH + ",\"p\":\"([0-9A-Za-z+/]{1,49152}+={0,2})\"}");

    private BatchMessageCodec() {}

    /** The text of the message; without its people when it would be too long with them. */
    public static String encode(BatchMessage message) {
        return Optional.of(message.read())
                .filter(people -> !people.isEmpty())
                .flatMap(PackedPeople::pack)
                .map(people -> "{\"v\":2," + batch(message) + ",\"p\":\"" + people + "\"}")
                .filter(text -> text.length() <= MOST)
                .orElseGet(() -> "{\"v\":1," + batch(message) + "}");
    }

    private static String batch(BatchMessage message) {
        BatchKey batch = message.batch();
        return "\"t\":\"" + message.tenant().id() + "\",\"j\":\"" + message.job() + "\",\"s\":" + batch.slot()
                + ",\"n\":" + batch.number();
    }

    /** The message the text stands for; empty when it stands for none. */
    public static Optional<BatchMessage> decode(String text) {
        Matcher plain = VERSION_1.matcher(text);
        if (plain.matches()) {
            return Optional.of(message(plain, List.of()));
        }
        Matcher laden = VERSION_2.matcher(text);
        return laden.matches()
                ? PackedPeople.unpack(laden.group(5)).map(people -> message(laden, people))
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
