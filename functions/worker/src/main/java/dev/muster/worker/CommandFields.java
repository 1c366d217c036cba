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

/** The members of one command. Each read checks the type of a member and records the problems. */
final class CommandFields {
    private final Map<?, ?> members;
    private final Set<String> read = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    CommandFields(Map<?, ?> members) {
        this.members = members;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** Returns a required text that is not blank. A whole number is returned as its text. */
    Optional<String> text(String name) {
        read.add(name);
        Optional<String> text = text(members.get(name));
        return text.isPresent() ? text : reject(name + " is required and must be text");
    }

    /** Returns an optional whole number from 1. */
    OptionalInt positive(String name) {
        read.add(name);
        if (!has(name)) {
            return OptionalInt.empty();
        }
        if (members.get(name) instanceof Integer number && number > 0) {
            return OptionalInt.of(number);
        }
        reject(name + " must be a whole number from 1");
        return OptionalInt.empty();
    }

    /** Returns the texts of an optional object, by member name. */
    Map<String, String> texts(String name) {
        read.add(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(name) && members.get(name) instanceof Map<?, ?> object) {
            object.forEach((key, value) -> text(value)
                    .ifPresentOrElse(
                            text -> texts.put(key.toString(), text),
                            () -> reject(name + " must contain only text values")));
        } else if (has(name)) {
            reject(name + " must be an object");
        }
        return texts;
    }

    /** Records a problem. Returns empty, so that a caller can return the result. */
    <T> Optional<T> reject(String reason) {
        problems.add(reason);
        return Optional.empty();
    }

    /** Returns all problems. Members that no read asked for are a problem too. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        boolean hasUnknown = members.keySet().stream().anyMatch(name -> !read.contains(name.toString()));
        if (problems.isEmpty() && hasUnknown) {
            all.add("the only members of this command are " + String.join(", ", read));
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
