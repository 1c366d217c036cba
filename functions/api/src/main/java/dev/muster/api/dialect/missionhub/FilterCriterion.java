package dev.muster.api.dialect.missionhub;

import dev.muster.api.problem.Quotation;
import dev.muster.core.person.IdFormat;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The filters of the people list (docs/dialects/missionhub.md), and the rules for their values. */
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

    private static final Set<FilterCriterion> NOT_STORED =
            EnumSet.of(FACULTY, INTERACTION_TYPE_IDS, ANSWER_SHEETS, ANSWERS);

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns the criterion of that name. */
    static Optional<FilterCriterion> of(String code) {
        return Stream.of(values())
                .filter(criterion -> criterion.code.equals(code))
                .findFirst();
    }

    String code() {
        return code;
    }

    /** Returns whether Muster stores the data of this criterion, so that it can select people by it. */
    boolean isStored() {
        return !NOT_STORED.contains(this);
    }

    /** Returns the error in these values; empty when they are valid. */
    Optional<String> findError(List<String> values) {
        return switch (this) {
            case ORGANIZATION_IDS ->
                values.size() == 1
                        ? requireIds(values)
                        : Optional.of("must be one organization; a bulk change is limited to one");
            case IDS, ASSIGNED_TOS, ASSIGNED_CONTACTS, LABEL_IDS, GROUP_IDS ->
                requireValues(values).or(() -> requireIds(values));
            case EXCLUDE_IDS -> requireIds(values);
            case STATUSES -> requireCodes(values, ValueVocabulary.FOLLOWUP_STATUS);
            case PERMISSIONS -> requireCodes(values, ValueVocabulary.FILTERED_PERMISSION);
            case GENDERS -> requireCodes(values, ValueVocabulary.GENDER);
            case NAME -> requireValues(values);
            case INCLUDE_ARCHIVED ->
                values.size() == 1 ? requireCodes(values, ValueVocabulary.FLAG) : Optional.of("must be true or false");
            case UPDATED_AT ->
                values.size() == 2 && values.stream().allMatch(FilterCriterion::isTime)
                        ? Optional.empty()
                        : Optional.of("must be two ISO 8601 times with their offsets");
            case FACULTY, INTERACTION_TYPE_IDS, ANSWER_SHEETS, ANSWERS ->
                Optional.of("is not supported: its data is not stored here");
        };
    }

    /** Rejects a blank filter: it selects no person, and ignoring it would select all of them. */
    private static Optional<String> requireValues(List<String> values) {
        return values.isEmpty() ? Optional.of("is blank; it must have at least one value") : Optional.empty();
    }

    private static Optional<String> requireIds(List<String> values) {
        return values.stream()
                .filter(value -> !IdFormat.isValid(value))
                .findFirst()
                .map(value -> "must hold ids only: %s; not %s".formatted(IdFormat.FORM, Quotation.of(value)));
    }

    private static Optional<String> requireCodes(List<String> values, ValueVocabulary vocabulary) {
        return requireValues(values)
                .or(() -> values.stream()
                        .filter(value -> vocabulary.normalize(value).isEmpty())
                        .findFirst()
                        .map(value -> vocabulary.error(Quotation.of(value))));
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
