package dev.muster.api.security;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Job;
import dev.muster.core.job.Jobs;
import dev.muster.core.job.Plan;
import dev.muster.core.person.Value;
import dev.muster.core.selection.Filter;
import dev.muster.core.selection.FilterLiteral;
import dev.muster.testing.forwarding.ForwardingJobs;
import java.util.Optional;

/** Jobs whose filters, of one comparison each, compare with the text of the request as it is. */
final class UnfoldedFilters extends ForwardingJobs {
    UnfoldedFilters(Jobs delegate) {
        super(delegate);
    }

    @Override
    public Optional<Job> find(Tenant tenant, String job) {
        return super.find(tenant, job)
                .map(found -> new Job(
                        found.tenant(),
                        found.id(),
                        found.origin(),
                        found.change(),
                        found.rights(),
                        unfolded(found.plan()),
                        found.options(),
                        found.lifecycle(),
                        found.version()));
    }

    private static Plan unfolded(Plan plan) {
        return plan
                                instanceof
                                Plan.ByFilter(
                                        Filter.Typed(var field, var operator, FilterLiteral literal),
                                        var organization)
                        && literal.value() instanceof Value.Text(String text)
                ? new Plan.ByFilter(
                        new Filter.Typed(field, operator, new FilterLiteral(literal.value(), text, literal.moment())),
                        organization)
                : plan;
    }
}
