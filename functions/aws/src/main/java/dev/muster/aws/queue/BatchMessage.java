package dev.muster.aws.queue;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.Message;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a message: {@code {"v":1,"t":"acme","j":"01J…","s":0,"n":12}} for tenant, job, slot and number. Muster
 * alone writes these, so exactly what it writes is read, and nothing else. A change of form takes the next version;
 * what the version before wrote must still be read, since it may be in the queue.
 */
public final class BatchMessage {
    private static final Pattern VERSION_1 = Pattern.compile("\\{\"v\":1,\"t\":\"([a-z0-9_-]{1,64})\","
            + "\"j\":\"([0-9A-Za-z_-]{1,64})\",\"s\":([0-9]{1,2}),\"n\":([0-9]{1,9})}");

    private BatchMessage() {}

    public static String encode(Message message) {
        return "{\"v\":1,\"t\":\"%s\",\"j\":\"%s\",\"s\":%d,\"n\":%d}"
                .formatted(
                        message.tenant().id(),
                        message.job(),
                        message.batch().slot(),
                        message.batch().number());
    }

    /** The message the text stands for; empty when it stands for none. */
    public static Optional<Message> decode(String text) {
        Matcher read = VERSION_1.matcher(text);
        return read.matches()
                ? Optional.of(new Message(
                        new Tenant(read.group(1)),
                        read.group(2),
                        new BatchKey(Integer.parseInt(read.group(3)), Integer.parseInt(read.group(4)))))
                : Optional.empty();
    }
}
