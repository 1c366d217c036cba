package dev.muster.api.dialect.missionhub;

import dev.muster.core.person.IdFormat;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The filters of the people list (contract, "Filters"), and what their values must be. */
enum FilterCriterion {
    IDS,
    EXCLUDE_IDS,
    ORGANIZATION_IDS,
    ASSIGNED_TOS,
    ASSIGNED_CONTACTS,
    STATUSES,
    PERMISSIONS,
    GENDERS,
    LABEL_IDS,
    GROUP_IDS,
    NAME,
    INCLUDE_ARCHIVED,
    UPDATED_AT,
    FACULTY,
    INTERACTION_TYPE_IDS,
    ANSWER_SHEETS,
    ANSWERS;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The criterion of that name. */
    static Optional<FilterCriterion> of(String word) {
        return Stream.of(values())
                .filter(criterion -> criterion.word.equals(word))
                .findFirst();
    }

    String word() {
        return word;
    }

    /** What is wrong with these values, in words; empty when nothing is. */
    Optional<String> refuses(List<String> values) {
        return switch (this) {
            case ORGANIZATION_IDS ->
                values.size() == 1
                        ? ids(values)
                        : Optional.of("must be one organization: a bulk change reaches one only");
            case IDS, ASSIGNED_TOS, ASSIGNED_CONTACTS, LABEL_IDS, GROUP_IDS ->
                blank(values).or(() -> ids(values));
            case EXCLUDE_IDS -> ids(values);
            case STATUSES -> words(values, ValueVocabulary.FOLLOWUP_STATUS);
            case PERMISSIONS -> words(values, ValueVocabulary.FILTERED_PERMISSION);
            case GENDERS -> words(values, ValueVocabulary.GENDER);
            case NAME -> blank(values);
            case INCLUDE_ARCHIVED ->
                values.size() == 1 ? words(values, ValueVocabulary.FLAG) : Optional.of("must be true or false");
            case UPDATED_AT ->
                values.size() == 2 && values.stream().allMatch(FilterCriterion::isMoment)
                        ? Optional.empty()
                        : Optional.of("must be two ISO 8601 times with their offsets");
            case FACULTY, INTERACTION_TYPE_IDS, ANSWER_SHEETS, ANSWERS ->
                Optional.of("is not served: what it looks at is not stored here");
        };
    }

    /** A blank filter selects nobody; to pass it over would select everybody. */
    private static Optional<String> blank(List<String> values) {
        return values.isEmpty() ? Optional.of("is blank: it selects nobody") : Optional.empty();
    }

    private static Optional<String> ids(List<String> values) {
        return values.stream().allMatch(IdFormat::isValid)
                ? Optional.empty()
                : Optional.of("must hold ids only: " + IdFormat.FORM);
    }

    private static Optional<String> words(List<String> values, ValueVocabulary valueVocabulary) {
        return blank(values)
                .or(() -> values.stream()
                                .allMatch(value -> valueVocabulary.kept(value).isPresent())
                        ? Optional.empty()
                        : Optional.of("must be " + valueVocabulary.said()));
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
