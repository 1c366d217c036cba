package dev.muster.bench.section;

import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.bench.load.BenchTenant;
import java.util.List;

/** How a job selects all people of a tenant. */
enum SelectionForm {
    IDS("by ids"),
    FILTER("by filter"),
    FILE("by file");

    /** The filter that every loaded person matches. */
    static final String EVERYBODY = "last_name eq \"Fernandez\"";

    private final String text;

    SelectionForm(String text) {
        this.text = text;
    }

    /** Returns the form as the names of figures say it, such as {@code by ids}. */
    String text() {
        return text;
    }

    /** Returns the requests of jobs that set the city of everybody. */
    List<ApiCall> requests(BenchTenant tenant, String city) {
        return switch (this) {
            case IDS -> tenant.byIds(tenant.people(), city);
            case FILTER -> List.of(tenant.byFilter(EVERYBODY, city));
            case FILE -> List.of(tenant.byFile(tenant.people(), _ -> city));
        };
    }
}
