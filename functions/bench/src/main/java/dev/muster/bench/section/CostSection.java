package dev.muster.bench.section;

import dev.muster.bench.baseline.BaselineDesign;
import dev.muster.bench.baseline.BaselineJob;
import dev.muster.bench.baseline.ReceiptInTransaction;
import dev.muster.bench.baseline.RecordForEachPerson;
import dev.muster.bench.load.BenchClient.ApiCall;
import dev.muster.bench.load.BenchTenant;
import dev.muster.bench.load.EndedRun;
import dev.muster.bench.load.RawFloor;
import dev.muster.bench.load.StoredPeople;
import dev.muster.bench.load.StoredPerson;
import dev.muster.bench.load.UsageSample;
import dev.muster.bench.report.BenchFigure;
import dev.muster.bench.report.SampleSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Section b: units, calls, requests and invocations a person and their price, beside the least possible and beside two
 * designs that users write today.
 */
final class CostSection implements BenchSection {
    private static final char LETTER = 'b';

    @Override
    public void measure(BenchRun run) {
        new Costs(run).measure();
    }

    private static final class Costs {
        private final BenchRun run;
        private final int size;
        private final BenchTenant tenant;
        private int cities;

        Costs(BenchRun run) {
            this.run = run;
            this.size = run.options().size(10_000);
            run.progress("b: loading " + BenchRun.people(size));
            this.tenant = run.host().tenant(size);
        }

        private record Measured(EndedRun ended, UsageSample used) {
            double reportedOverMetered() {
                double reported = ended.jobs().stream()
                        .mapToDouble(job -> job.at("/cost/write_units").asDouble())
                        .sum();
                return reported / used.metered().allWriteUnits();
            }
        }

        void measure() {
            String at = BenchRun.people(size);
            run.add(LETTER, "dollars for a million changes, the least possible", at, "$", JobUsage.LEAST);
            for (SelectionForm form : SelectionForm.values()) {
                run.progress("b: %s, %s".formatted(form.text(), at));
                Measured measured = measured(form.requests(tenant, city()), size);
                add(new JobUsage(measured.used(), size), form.text(), at);
                run.add(BenchFigure.ratio(
                        LETTER,
                        "write units that a job reports over the meter's, " + form.text(),
                        at,
                        SampleSet.of(measured.reportedOverMetered())));
            }
            unchanged(at);
            undo(at);
            fewOfMany();
            design(new RecordForEachPerson(run.host().backends().dynamoDb()), at);
            design(new ReceiptInTransaction(run.host().backends().dynamoDb()), at);
        }

        private void add(JobUsage usage, String way, String at) {
            run.add(LETTER, "write units a changed person, " + way, at, "units", usage.writeUnits());
            run.add(LETTER, "read units a person, " + way, at, "units", usage.readUnits());
            run.add(LETTER, "store calls per 1,000 people, " + way, at, "calls", usage.storeCalls());
            run.add(LETTER, "queue requests per 1,000 people, " + way, at, "requests", usage.queueRequests());
            run.add(LETTER, "worker invocations per 1,000 people, " + way, at, "calls", usage.invocations());
            double dollars = usage.dollarsForMillion();
            run.add(LETTER, "dollars for a million changes, " + way, at, "$", dollars);
            run.add(BenchFigure.ratio(
                    LETTER, "price over the least possible, " + way, at, SampleSet.of(dollars / JobUsage.LEAST)));
        }

        private Measured measured(List<ApiCall> requests, int changed) {
            UsageSample before = run.host().settled();
            EndedRun ended = run.host().run(requests).with("changed", changed);
            return new Measured(ended, run.host().settled().minus(before));
        }

        private void unchanged(String at) {
            String city = city();
            measured(tenant.byIds(size, city), size);
            JobUsage usage = new JobUsage(measured(tenant.byIds(size, city), 0).used(), size);
            run.add(LETTER, "write units to people, all unchanged", at, "units", usage.writeUnitsToPeople());
            run.add(LETTER, "write units a person, all unchanged", at, "units", usage.writeUnits());
            run.add(LETTER, "read units a person, all unchanged", at, "units", usage.readUnits());
        }

        private void undo(String at) {
            EndedRun done = measured(tenant.byIds(size, city()), size).ended();
            String job = done.jobs().getFirst().path("id").asText();
            List<ApiCall> undo = List.of(ApiCall.json("POST", "/v1/jobs/" + job + "/undo", tenant.key(), "{}"));
            JobUsage usage = new JobUsage(measured(undo, size).used(), size);
            run.add(LETTER, "write units a changed person, undo", at, "units", usage.writeUnits());
            run.add(LETTER, "read units a person, undo", at, "units", usage.readUnits());
        }

        private void fewOfMany() {
            int many = run.options().size(1_000);
            BenchTenant other = run.host().tenant(many);
            for (int few : List.of(run.options().size(72), 1)) {
                String at = "%d of %s".formatted(few, BenchRun.people(many));
                run.progress("b: by filter, " + at);
                UsageSample byIds = measured(other.byIds(few, city()), few).used();
                UsageSample byFilter = measured(List.of(other.byFilter("number lt " + few, city())), few)
                        .used();
                JobUsage usage = new JobUsage(byFilter, few);
                run.add(LETTER, "write units a changed person, by filter", at, "units", usage.writeUnits());
                double more =
                        byFilter.metered().allWriteUnits() - byIds.metered().allWriteUnits();
                run.add(LETTER, "write units of a filter job beyond one by ids", at, "units", more);
                run.add(
                        LETTER,
                        "read units of a filter job",
                        at,
                        "units",
                        byFilter.metered().allReadUnits());
                run.add(LETTER, "plan messages of a filter job", at, "messages", (double) byFilter.planMessages());
            }
        }

        /** Measures a design on copies of the people, beside the floor. */
        private void design(BaselineDesign design, String at) {
            run.progress("b: " + design.text());
            StoredPeople stored = new StoredPeople(run.host().backends().dynamoDb());
            List<StoredPerson> people = stored.read(tenant, size).stream()
                    .map(person -> person.ownedBy("baseline" + design.peopleInMessage()))
                    .toList();
            stored.write(people.stream().map(person -> person.item(1)).toList());
            BaselineJob job = new BaselineJob(run.host().backends().sqs(), design);
            RawFloor raw = RawFloor.of(run.host(), tenant, run.options().size(4_000));
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= run.options().rounds(2); round++) {
                double floor = raw.rate();
                UsageSample before = run.host().settled();
                double rate = size / job.run(people, round);
                UsageSample used = run.host().settled().minus(before);
                ratios.add(rate / ((floor + raw.rate()) / 2));
                if (round == 1) {
                    add(new JobUsage(used, size), design.text(), at);
                }
            }
            run.add(BenchFigure.ratio(LETTER, "people/s over the floor, " + design.text(), at, new SampleSet(ratios)));
        }

        /** Returns a value that nobody has yet. */
        private String city() {
            cities++;
            return "Town " + cities;
        }
    }
}
