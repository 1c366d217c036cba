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
 * People as a short text: numbers and texts in the format of {@link DataOutputStream}, deflated, in base 64. A person:
 * id, born, version, second and nanosecond of the last write, number of registers. A register: path, value, by, of,
 * number of earlier values, each with its writer, number of undone values, each with its writer and its undo. A value:
 * its kind, and its text if it has one. The form before had path, value, by and the one earlier value.
 */
final class PackedPeople {
    /** The largest unpacked size. No message of Muster reaches it. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private static final int NOTHING = 0;
    private static final int TEXT = 1;
    private static final int NUMBER = 2;
    private static final int FALSE = 3;
    private static final int TRUE = 4;

    private PackedPeople() {}

    /** Returns the text of the people, or empty if one of their values is too long for the format. */
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
        // Sorted, because similar people then have similar bytes, which deflate better.
        for (Map.Entry<Path, Register> entry : new TreeMap<>(person.registers()).entrySet()) {
            out.writeUTF(entry.getKey().text());
            write(entry.getValue(), out);
        }
    }

    private static void write(Register register, DataOutputStream out) throws IOException {
        write(register.value(), out);
        out.writeLong(register.by());
        out.writeLong(register.of());
        out.writeByte(register.earlier().size());
        for (Register.Earlier kept : register.earlier()) {
            write(kept.value(), out);
            out.writeLong(kept.of());
        }
        out.writeByte(register.undone().size());
        for (Register.Undone kept : register.undone()) {
            write(kept.value(), out);
            out.writeLong(kept.of());
            out.writeLong(kept.undo());
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

    /** Returns the people, or empty if the text holds none. */
    static Optional<List<Person>> unpack(String text) {
        return unpack(text, PackedPeople::register);
    }

    /** Returns the people of a text in the form before, or empty if it holds none. */
    static Optional<List<Person>> unpackWithOneEarlierValue(String text) {
        return unpack(text, PackedPeople::registerWithOneEarlierValue);
    }

    /** Reads one register without its path. */
    private interface RegisterReader {
        Register read(DataInputStream in) throws IOException;
    }

    private static Optional<List<Person>> unpack(String text, RegisterReader registers) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(inflated(text)))) {
            int count = in.readInt();
            List<Person> people = new ArrayList<>();
            while (people.size() < count) {
                people.add(person(in, registers));
            }
            return count > 0 && in.read() < 0 ? Optional.of(people) : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static byte[] inflated(String text) throws IOException {
        byte[] packed = Base64.getDecoder().decode(text);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] plain = in.readNBytes(MAX_BYTES + 1);
            if (plain.length > MAX_BYTES) {
                throw new IOException("the people unpack to more than " + MAX_BYTES + " bytes");
            }
            return plain;
        }
    }

    private static Person person(DataInputStream in, RegisterReader registers) throws IOException {
        return new Person(
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                Instant.ofEpochSecond(in.readLong(), in.readInt()),
                registers(in, in.readInt(), registers));
    }

    private static Map<Path, Register> registers(DataInputStream in, int count, RegisterReader reader)
            throws IOException {
        Map<Path, Register> registers = new HashMap<>();
        for (int read = 0; read < count; read++) {
            registers.put(new Path(in.readUTF()), reader.read(in));
        }
        return registers;
    }

    private static Register registerWithOneEarlierValue(DataInputStream in) throws IOException {
        return Register.withUnknownEarlier(value(in), in.readLong(), value(in));
    }

    private static Register register(DataInputStream in) throws IOException {
        Value value = value(in);
        long by = in.readLong();
        long of = in.readLong();
        List<Register.Earlier> earlier = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            earlier.add(new Register.Earlier(value(in), in.readLong()));
        }
        List<Register.Undone> undone = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            undone.add(new Register.Undone(value(in), in.readLong(), in.readLong()));
        }
        return new Register(value, by, of, earlier, undone);
    }

    private static Value value(DataInputStream in) throws IOException {
        return switch (in.readUnsignedByte()) {
            case NOTHING -> Value.NOTHING;
            case TEXT -> Value.of(in.readUTF());
            case NUMBER -> Value.of(new BigDecimal(in.readUTF()));
            case FALSE -> Value.of(false);
            case TRUE -> Value.of(true);
            default -> throw new IOException("unknown kind of value");
        };
    }
}
