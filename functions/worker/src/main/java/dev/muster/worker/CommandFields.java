package dev.muster.worker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes the members of a command one by one, each as what it must be, and keeps what is wrong. */
final class CommandFields {
    private final Map<?, ?> members;
    private final Set<String> taken = new TreeSet<>();
    private final List<String> wrong = new ArrayList<>();

    CommandFields(Map<?, ?> members) {
        this.members = members;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Text that must be there and not be blank; a whole number is taken as its text. */
    Optional<String> text(String name) {
        taken.add(name);
        Optional<String> text = text(members.get(name));
        return text.isPresent() ? text : refuse(name + " must be there, as text");
    }

    /** A whole number from 1, which need not be there. */
    OptionalInt whole(String name) {
        taken.add(name);
        if (!has(name)) {
            return OptionalInt.empty();
        }
        if (members.get(name) instanceof Integer number && number > 0) {
            return OptionalInt.of(number);
        }
        refuse(name + " must be a whole number from 1");
        return OptionalInt.empty();
    }

    /** Texts by name, which need not be there. */
    Map<String, String> texts(String name) {
        taken.add(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(name) && members.get(name) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> text(value)
                    .ifPresentOrElse(
                            text -> texts.put(key.toString(), text), () -> refuse(name + " must hold text alone")));
        } else if (has(name)) {
            refuse(name + " must be an object");
        }
        return texts;
    }

    /** Keeps a reason; there is nothing to be had here. */
    <T> Optional<T> refuse(String reason) {
        wrong.add(reason);
        return Optional.empty();
    }

    /** All that is wrong, members nobody took included. */
    List<String> wrong() {
        List<String> all = new ArrayList<>(wrong);
        boolean areOthers = members.keySet().stream().anyMatch(name -> !taken.contains(name.toString()));
        if (wrong.isEmpty() && areOthers) {
            all.add("a command of this kind has no members but " + String.join(", ", taken));
        }
        return all;
    }

    private static Optional<String> text(@Nullable Object value) {
        return switch (value) {
            case String text when !text.isBlank() -> Optional.of(text);
            case Integer number -> Optional.of(number.toString());
            case Long number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }
}
