package dev.muster.aws.queue;

import dev.muster.core.person.Path;
import dev.muster.core.person.Person;
import dev.muster.core.person.Register;
import dev.muster.core.person.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * People as a short text: numbers and texts one after the other in the form of {@link DataOutputStream}, deflated, in
 * base 64. Of a person: id, born, version, the second and nanosecond of its last write, and how many registers; of a
 * register: path, value, by, before; of a value: its kind, and its text if it has one.
 */
final class PackedPeople {
    /** More than any message unpacks to; what does is not ours. */
    private static final int MOST = 8 * 1024 * 1024;

    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int FALSE = 3;
    private static final int TRUE = 4;

    private PackedPeople() {}

    /** The text of these people; empty when one of them has a value too long for it. */
    static Optional<String> pack(List<Person> people) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed))) {
            out.writeInt(people.size());
            for (Person person : people) {
                write(person, out);
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.of(Base64.getEncoder().encodeToString(packed.toByteArray()));
    }

    private static void write(Person person, DataOutputStream out) throws IOException {
        out.writeUTF(person.id());
        out.writeLong(person.born());
        out.writeLong(person.version());
        write(person.updated(), out);
        out.writeInt(person.registers().size());
        // In order, because people who resemble each other then read alike, which packs better.
        for (Map.Entry<Path, Register> entry : new TreeMap<>(person.registers()).entrySet()) {
            out.writeUTF(entry.getKey().text());
            write(entry.getValue().value(), out);
            out.writeLong(entry.getValue().by());
            write(entry.getValue().before(), out);
        }
    }

    private static void write(Instant moment, DataOutputStream out) throws IOException {
        out.writeLong(moment.getEpochSecond());
        out.writeInt(moment.getNano());
    }

    private static void write(Value value, DataOutputStream out) throws IOException {
        switch (value) {
            case Value.Nothing _ -> out.writeByte(NOTHING);
            case Value.Text(String text) -> write(TEXT, text, out);
            case Value.Numeric(BigDecimal number) -> write(NUMBER, number.toString(), out);
            case Value.Flag(boolean on) -> out.writeByte(on ? TRUE : FALSE);
        }
    }

    private static void write(int kind, String text, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeUTF(text);
    }

    /** The people the text stands for; empty when it stands for none. */
    static Optional<List<Person>> unpack(String text) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(inflated(text)))) {
            int count = in.readInt();
            List<Person> people = new ArrayList<>();
            while (people.size() < count) {
                people.add(person(in));
            }
            return count > 0 && in.read() < 0 ? Optional.of(people) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static byte[] inflated(String text) throws IOException {
        byte[] packed = Base64.getDecoder().decode(text);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(MOST + 1);
            if (plain.length > MOST) {
                throw new IOException("unpacks to more than " + MOST + " bytes");
            }
            return plain;
        }
    }

    private static Person person(DataInputStream in) throws IOException {
        return new Person(
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                Instant.ofEpochSecond(in.readLong(), in.readInt()),
                registers(in, in.readInt()));
    }

    private static Map<Path, Register> registers(DataInputStream in, int count) throws IOException {
        Map<Path, Register> registers = new HashMap<>();
        for (int read = 0; read < count; read++) {
            registers.put(new Path(in.readUTF()), new Register(value(in), in.readLong(), value(in)));
        }
        return registers;
    }

    private static Value value(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case NOTHING -> Value.NOTHING;
            case TEXT -> Value.of(in.readUTF());
            case NUMBER -> Value.of(new BigDecimal(in.readUTF()));
            case FALSE -> Value.of(false);
            case TRUE -> Value.of(true);
            default -> throw new IOException("no kind of value");
        };
    }
}
