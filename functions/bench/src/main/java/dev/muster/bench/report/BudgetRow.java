package dev.muster.bench.report;

import static dev.muster.bench.report.Budget.Bound.AT_LEAST;
import static dev.muster.bench.report.Budget.Bound.AT_MOST;

import java.util.Arrays;
import java.util.Optional;

/** The budgets of the design, each with the figure that it limits and the size at which the figure is measured. */
public enum BudgetRow {
    WRITES_BY_IDS("write units a changed person, by ids", "10,000 people", AT_MOST, 1.02),
    WRITES_BY_FILE("write units a changed person, by file", "10,000 people", AT_MOST, 1.08),
    WRITES_BY_FILTER("write units a changed person, by filter", "72 of 1,000 people", AT_MOST, 1.2),
    WRITES_UNCHANGED("write units to people, all unchanged", "10,000 people", AT_MOST, 0),
    ONE_WRITES("write units of a filter job beyond one by ids", "1 of 1,000 people", AT_MOST, 2),
    ONE_READS("read units of a filter job", "1 of 1,000 people", AT_MOST, 140),
    ONE_PLANS("plan messages of a filter job", "1 of 1,000 people", AT_MOST, 0),
    READS_BY_IDS("read units a person, by ids", "10,000 people", AT_MOST, 0.51),
    READS_BY_FILTER("read units a person, by filter", "10,000 people", AT_MOST, 0.06),
    QUEUE_REQUESTS("queue requests per 1,000 people, by ids", "10,000 people", AT_MOST, 5),
    INVOCATIONS("worker invocations per 1,000 people, by ids", "10,000 people", AT_MOST, 1.1),
    STORE_CALLS("store calls per 1,000 people, by ids", "10,000 people", AT_MOST, 60),
    RATE_BY_IDS("people/s over the floor, by ids, all changed", "10,000 people", AT_LEAST, 0.85),
    RATE_BY_FILTER("people/s over the floor, by filter, all changed", "10,000 people", AT_LEAST, 0.85),
    RATE_BY_FILE("people/s over the floor, by file, all changed", "10,000 people", AT_LEAST, 0.85),
    LARGE_RATE_BY_IDS("people/s over the floor, by ids, all changed", "50,000 people", AT_LEAST, 0.92),
    LARGE_RATE_BY_FILTER("people/s over the floor, by filter, all changed", "50,000 people", AT_LEAST, 0.92),
    LARGE_RATE_BY_FILE("people/s over the floor, by file, all changed", "50,000 people", AT_LEAST, 0.92),
    RATE_OF_A_MILLION("people/s over the floor, over that at 10,000 people", "1,000,000 people", AT_LEAST, 0.95),
    STATUS_READS("read units of the status of a job", "1,000,000 people", AT_MOST, 4),
    ANSWER("answer to a waited-for job by ids over bare calls, p50", "2 people", AT_MOST, 1.5),
    FILTER_ANSWER("answer to a filter job over one by ids, p50", "2 of 1,000 people", AT_MOST, 2),
    HEAP_OF_FEW_IDS("heap above idle to accept ids", "1,000 people", AT_MOST, 8),
    HEAP_OF_IDS("heap above idle to accept ids", "100,000 people", AT_MOST, 8),
    HEAP_OF_FEW_ROWS("heap above idle to accept rows", "1,000 people", AT_MOST, 8),
    HEAP_OF_ROWS("heap above idle to accept rows", "100,000 people", AT_MOST, 8),
    PERSON_START("cold start over a bare handler, ApiFunction, a person", "no cache", AT_MOST, 6),
    JOB_START("cold start over a bare handler, ApiFunction, a job", "no cache", AT_MOST, 6),
    BATCH_START("cold start over a bare handler, ApplyFunction, a batch", "no cache", AT_MOST, 6),
    CACHED_PERSON_START("cold start over a bare handler, ApiFunction, a person", "AOT cache", AT_MOST, 2.5),
    CACHED_JOB_START("cold start over a bare handler, ApiFunction, a job", "AOT cache", AT_MOST, 2.5),
    CACHED_BATCH_START("cold start over a bare handler, ApplyFunction, a batch", "AOT cache", AT_MOST, 2.5),
    DISK("people/s loaded with tables on disk over in memory", "10,000 people", AT_LEAST, 0.5),
    API_PACKAGE("deployment package", "api.zip", AT_MOST, 12),
    WORKER_PACKAGE("deployment package", "worker.zip", AT_MOST, 12);

    private final String figure;
    private final String at;
    private final Budget.Bound bound;
    private final double limit;

    BudgetRow(String figure, String at, Budget.Bound bound, double limit) {
        this.figure = figure;
        this.at = at;
        this.bound = bound;
        this.limit = limit;
    }

    /** Returns the budget of a figure at a size, if the design has one. */
    static Optional<Budget> of(String figure, String at) {
        return Arrays.stream(values())
                .filter(row -> row.figure.equals(figure) && row.at.equals(at))
                .map(BudgetRow::budget)
                .findFirst();
    }

    private Budget budget() {
        return new Budget(bound, limit);
    }

    /** Returns the name of the limited figure with its size. */
    public String figureName() {
        return BenchFigure.name(figure, at);
    }

    public String budgetText() {
        return budget().text();
    }
}
