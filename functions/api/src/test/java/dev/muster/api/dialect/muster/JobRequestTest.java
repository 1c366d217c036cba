package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.problem.Validated;
import dev.muster.api.scim.FilterParser;
import dev.muster.core.job.Command;
import dev.muster.core.job.JobOptions;
import dev.muster.core.job.Limits;
import dev.muster.core.person.Assignment;
import dev.muster.core.person.Change;
import dev.muster.core.person.Path;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.Selection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRequestTest extends JobRequestFixture {
    @Test
    void readsEveryKindOfChange() {
        Command command = valid("""
                {"select": {"ids": ["3", 4, "3"]},
                 "changes": [
                   {"set": "country", "to": "USA"},
                   {"set": "score", "to": 1.50},
                   {"set": "notifications", "to": true},
                   {"set": "city", "to": null},
                   {"organization": "3", "set": "followup_status", "to": "contacted"},
                   {"organization": 3, "set": "permission_id", "to": 2},
                   {"organization": "3", "assign": "12"},
                   {"organization": "3", "unassign": 5},
                   {"organization": "3", "archive": true},
                   {"organization": "42", "archive": false},
                   {"organization": "3", "remove": true}],
                 "dry_run": true, "hold": false, "max_affected": 500, "note": "spring"}""");
        assertThat(command)
                .isEqualTo(new Command(
                        new Selection.Ids(List.of("3", "4"), 1),
                        new Change.Assignments(List.of(
                                new Assignment(Path.attribute("country"), Value.of("USA")),
                                new Assignment(Path.attribute("score"), Value.of(new BigDecimal("1.5"))),
                                new Assignment(Path.attribute("notifications"), Value.of(true)),
                                new Assignment(Path.attribute("city"), Value.NOTHING),
                                new Assignment(Path.inOrganization("3", "followup_status"), Value.of("contacted")),
                                new Assignment(Path.permission("3"), Value.of("2")),
                                new Assignment(Path.assigned("3", "12"), Value.of(true)),
                                new Assignment(Path.assigned("3", "5"), Value.of(false)),
                                new Assignment(Path.archived("3"), Value.of(true)),
                                new Assignment(Path.archived("42"), Value.of(false)),
                                new Assignment(Path.removed("3"), Value.of(true)))),
                        new JobOptions(true, Optional.empty(), OptionalLong.of(500), Limits.RETENTION, "spring")));
    }

    @Test
    void readsMinimalRequest() {
        Command command = valid("{\"select\":%s,\"changes\":%s,\"note\":null}".formatted(IDS, CHANGES));
        assertThat(command.options().dryRun()).isFalse();
        assertThat(command.options().maxAffected()).isEmpty();
        assertThat(command.options().note()).isEmpty();
    }

    @Test
    void readsFiltersAndOptions() {
        Command command = valid(
                "{\"select\":{\"filter\":\"country eq \\\"UK\\\"\",\"organization\":3},\"changes\":%s,\"hold\":true,\"retention_days\":8,\"max_affected\":0}"
                        .formatted(CHANGES));
        assertThat(command.selection())
                .isEqualTo(new Selection.Filtered(filter("country eq \"UK\"", Optional.of("3")), Optional.of("3")));
        assertThat(command.options())
                .isEqualTo(new JobOptions(
                        false, Optional.of(Duration.ofDays(1)), OptionalLong.of(0), Duration.ofDays(8), ""));
        assertThat(valid("{\"select\":{\"filter\":\"country pr\"},\"changes\":%s}".formatted(CHANGES))
                        .selection())
                .isEqualTo(new Selection.Filtered(filter("country pr", Optional.empty()), Optional.empty()));
    }

    @Test
    void readsHoldWithinRetention() {
        assertThat(hold("\"hold\":true")).contains(Duration.ofDays(7));
        assertThat(hold("\"hold\":true,\"hold_days\":83")).contains(Duration.ofDays(83));
        assertThat(hold("\"hold\":true,\"hold_days\":1,\"dry_run\":true")).contains(Duration.ofDays(1));
        assertThat(hold("\"hold\":true,\"retention_days\":10")).contains(Duration.ofDays(3));
        assertThat(hold("\"hold\":false")).isEmpty();
    }

    private Optional<Duration> hold(String options) {
        return valid("{\"select\":%s,\"changes\":%s,%s}".formatted(IDS, CHANGES, options))
                .options()
                .hold();
    }

    @Test
    void readsShortRetentionOfDryRun() {
        assertThat(valid("{\"select\":%s,\"changes\":%s,\"dry_run\":true,\"retention_days\":1}".formatted(IDS, CHANGES))
                        .options()
                        .retention())
                .isEqualTo(Duration.ofDays(1));
    }

    private static Filter filter(String text, Optional<String> organization) {
        return ((Validated.Valid<Filter>) FilterParser.parse(text, organization, "")).value();
    }

    @Test
    void acceptsValuesAtLimits() {
        valid("{\"select\":{\"ids\":[\"%s\"]},\"changes\":[%s],\"note\":\"%s\"}"
                .formatted("x".repeat(128), changes(100), "n".repeat(1024)));
        valid("{\"select\":%s,\"changes\":[{\"set\":\"a\",\"to\":\"%s\"}]}".formatted(IDS, "é".repeat(4096)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.99999999999999999999999999999999e125", "-1e-130", "0", "1e2", "-0.0"})
    void acceptsNumbersWithinStoreRange(String number) {
        valid("{\"select\":%s,\"changes\":[{\"set\":\"a\",\"to\":%s}]}".formatted(IDS, number));
    }
}
