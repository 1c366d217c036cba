package dev.muster.api.dialect.missionhub;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words this dialect has for values, in the form they are kept in; any case of letters is taken. */
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
    PERMISSION("1|2|4", "1 (admin), 2 (contact) or 4 (user); 3 (owner) moves by transfer alone"),
    /** The same as the people list's filter has them. */
    FILTERED_PERMISSION("1|2|3|4|owner|admin|user", "1, 2, 3, 4, owner, admin or user"),
    FLAG("true|false", "true or false");

    private static final Map<String, String> PERMISSIONS = Map.of("admin", "1", "owner", "3", "user", "4");
    private static final Map<String, String> GENDERS = Map.of("male", "Male", "female", "Female", "other", "Other");

    private final Pattern words;
    private final String said;

    ValueVocabulary(String words, String said) {
        this.words = Pattern.compile(words);
        this.said = said;
    }

    /** The word as it is kept; empty when it is not one of these. */
    Optional<String> kept(String sent) {
        return Optional.of(sent.strip().toLowerCase(Locale.ROOT))
                .filter(word -> words.matcher(word).matches())
                .map(word -> this == FILTERED_PERMISSION ? PERMISSIONS.getOrDefault(word, word) : word);
    }

    /** All of them, for a refusal. */
    String said() {
        return said;
    }

    /** How this dialect writes a gender as it is kept; empty for one it has no word for. */
    static Optional<String> gender(String kept) {
        return Optional.ofNullable(GENDERS.get(kept));
    }
}
