package dev.muster.bench.code;

import dev.muster.api.problem.Validated;
import dev.muster.api.scim.FilterParser;
import dev.muster.core.person.CallerRights;
import dev.muster.core.person.Change;
import dev.muster.core.person.Decision;
import dev.muster.core.person.Person;
import dev.muster.core.person.Rights;
import dev.muster.core.selection.Filter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pure decision about one person, and the match of one person with a filter. */
@State(Scope.Benchmark)
public class DecisionBenchmark {
    private final Person person = SamplePerson.changed(0);
    private final Rights rights = Rights.of(new CallerRights("1", Set.of("3"), Set.of()));
    private final Change newCity = new Change.Assignments(List.of(SamplePerson.set("city", "Trondheim")));
    private final Change sameCity = new Change.Assignments(List.of(SamplePerson.set("city", "Heidelberg")));
    private final Filter equal = filter("country eq \"usa\"");
    private final Filter three = filter("country eq \"usa\" and (city sw \"heidel\" or note co \"łódź\")");

    private static Filter filter(String text) {
        return switch (FilterParser.parse(text, Optional.of("3"), "/filter")) {
            case Validated.Valid<Filter>(Filter filter) -> filter;
            case Validated.Invalid<Filter> invalid -> throw new IllegalStateException(invalid.toString());
        };
    }

    /** The floor: a copy of the person's registers, which every change has to make. */
    @Benchmark
    public Map<?, ?> floorOfDecisions() {
        return new HashMap<>(person.registers());
    }

    @Benchmark
    public Decision decideChanged() {
        return Decision.of(Optional.of(person), newCity, rights, 9, Instant.EPOCH);
    }

    @Benchmark
    public Decision decideUnchanged() {
        return Decision.of(Optional.of(person), sameCity, rights, 9, Instant.EPOCH);
    }

    /** The floor: one comparison that ignores case. */
    @Benchmark
    public boolean floorOfFilters() {
        return person.value(SamplePerson.CITY).toString().equalsIgnoreCase("springfield");
    }

    @Benchmark
    public boolean matchOneCondition() {
        return equal.matches(person);
    }

    @Benchmark
    public boolean matchThreeConditions() {
        return three.matches(person);
    }
}
