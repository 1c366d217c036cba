package dev.muster.simulation;

import dev.muster.core.engine.Engine;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.job.SubmitResult;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.RowCount;
import java.util.List;

/** A planted bug: a file is closed with whatever is stored, and the numbers of its client are ignored. */
final class ClosedAsStored implements BugSites {
    @Override
    public SubmitResult close(SimulatedWorld world, RequestContext context, String job, RowCount claimed) {
        List<FilePart> parts = world.jobs.files().parts(context.tenant(), job);
        RowCount stored = new RowCount(
                parts.size(),
                parts.stream().mapToLong(part -> part.count().rows()).sum());
        return new Engine(world.ports.within(context.deadline())).closeFile().close(context, job, stored);
    }
}
