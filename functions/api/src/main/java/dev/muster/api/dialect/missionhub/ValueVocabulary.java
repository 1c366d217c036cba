package dev.muster.api.dialect.missionhub;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The codes that this dialect accepts for its enumerated attributes, in the stored form; input is case-insensitive. */
enum ValueVocabulary {
    GENDER("male|female|other", "Male, Female or Other"),
    FOLLOWUP_STATUS(
            "uncontacted|attempted_contact|contacted|completed|do_not_contact|do_not_email|in_progress",
            "uncontacted, attempted_contact, contacted, completed, do_not_contact, do_not_email or in_progress"),
    STUDENT_STATUS(
            "not_student|middle_school|high_school|collegiate|masters_or_doctorate",
            "not_student, middle_school, high_school, collegiate or masters_or_doctorate"),
    CRU_STATUS(
            "none|volunteer|affiliate|intern|part_time_staff|full_time_staff",
            "none, volunteer, affiliate, intern, part_time_staff or full_time_staff"),
    PERMISSION("1|2|4", "1 (admin), 2 (contact) or 4 (user); 3 (owner) changes by transfer only"),
    /** The permissions as the people list's filter accepts them. */
    FILTERED_PERMISSION("1|2|3|4|owner|admin|user", "1, 2, 3, 4, owner, admin or user"),
    FLAG("true|false", "true or false");

    private static final Map<String, String> PERMISSIONS = Map.of("admin", "1", "owner", "3", "user", "4");
    private static final Map<String, String> GENDERS = Map.of("male", "Male", "female", "Female", "other", "Other");

    private final Pattern pattern;
    private final String allowed;

    ValueVocabulary(String pattern, String allowed) {
        this.pattern = Pattern.compile(pattern);
        this.allowed = allowed;
    }

    /** Returns the stored form of a code; empty when the code is unknown. */
    Optional<String> normalize(String sent) {
        return Optional.of(sent.strip().toLowerCase(Locale.ROOT))
                .filter(code -> pattern.matcher(code).matches())
                .map(code -> this == FILTERED_PERMISSION ? PERMISSIONS.getOrDefault(code, code) : code);
    }

    /** Returns the error of a value that is none of the codes. */
    String error(String sent) {
        return "must be %s; not %s".formatted(allowed, sent);
    }

    /** Returns this dialect's form of a stored gender; empty when it has none. */
    static Optional<String> gender(String stored) {
        return Optional.ofNullable(GENDERS.get(stored));
    }
}
