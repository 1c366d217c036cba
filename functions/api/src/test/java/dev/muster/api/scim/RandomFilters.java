package dev.muster.api.scim;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Random filters as text, over the attributes of {@link RandomPeople}. */
final class RandomFilters {
    private static final List<String> EQUALITY = List.of("eq", "ne");
    private static final List<String> PARTS = List.of("co", "sw", "ew");
    private static final List<String> ORDER = List.of("gt", "ge", "lt", "le");

    private final RandomGenerator random;

    RandomFilters(RandomGenerator random) {
        this.random = random;
    }

    String next(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 0 -> condition();
            case 1 -> anyCase("not") + " (" + next(depth - 1) + ")";
            case 2 -> "(" + next(depth - 1) + ")";
            case 3 -> next(depth - 1) + " " + anyCase("and") + " " + next(depth - 1);
            case 4 -> next(depth - 1) + " " + anyCase("or") + " " + next(depth - 1);
            default -> "organizations[" + inMembership(depth - 1) + "]";
        };
    }

    private String inMembership(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 0 -> random.nextInt(3) == 0 ? id("id") : attribute("");
            case 1 -> "not (" + inMembership(depth - 1) + ")";
            case 2 -> inMembership(depth - 1) + " and " + inMembership(depth - 1);
            default -> inMembership(depth - 1) + " or " + inMembership(depth - 1);
        };
    }

    private String condition() {
        return switch (random.nextInt(8)) {
            case 0 -> id("id");
            case 1 -> id("email_addresses");
            case 2 -> id("organizations.id");
            case 3 -> "organizations pr";
            case 4 -> attribute("organization.");
            case 5 -> attribute("organizations.");
            default -> attribute("");
        };
    }

    private String id(String path) {
        return switch (random.nextInt(5)) {
            case 0 -> path + " pr";
            case 1 -> path + " " + pick(PARTS) + " \"a\"";
            default -> path + " " + pick(EQUALITY) + " \"" + pick(RandomPeople.IDS) + "\"";
        };
    }

    private String attribute(String prefix) {
        String name = pick(List.of("text", "number", "flag", "moment"));
        String path = prefix + anyCase(name);
        String operator = anyCase(pick(EQUALITY));
        return switch (random.nextInt(5)) {
            case 0 -> path + " " + anyCase("pr");
            case 1 -> path + " " + operator + " null";
            // Muster never finds values of different types equal. The library compares their text, so no text here is
            // equal.
            case 2 -> path + " " + operator + " " + pick(List.of("\"none\"", "7.25"));
            default -> path + " " + typed(name);
        };
    }

    private String typed(String name) {
        return switch (name) {
            case "text" -> anyCase(pick(random.nextBoolean() ? PARTS : any())) + " " + quoted(pick(RandomPeople.TEXTS));
            case "moment" -> pick(any()) + " " + quoted(pick(RandomPeople.MOMENTS));
            case "number" -> pick(any()) + " " + pick(RandomPeople.NUMBERS);
            case String _ -> pick(EQUALITY) + " " + random.nextBoolean();
        };
    }

    private List<String> any() {
        return random.nextBoolean() ? EQUALITY : ORDER;
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private String anyCase(String word) {
        return random.nextInt(4) == 0 ? word.toUpperCase(Locale.ROOT) : word;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
