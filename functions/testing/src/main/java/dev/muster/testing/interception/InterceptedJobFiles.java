package dev.muster.testing.interception;

import static dev.muster.testing.interception.PortInterceptor.done;

import dev.muster.core.access.Tenant;
import dev.muster.core.job.Batch;
import dev.muster.core.job.BatchKey;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Job;
import dev.muster.core.job.JobFiles;
import dev.muster.core.job.RowChunk;
import dev.muster.core.job.SlotProgress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link JobFiles} port whose calls pass through an interceptor. */
record InterceptedJobFiles(JobFiles delegate, PortInterceptor interceptor) implements JobFiles {

    @Override
    public void writeChunks(Job job, List<RowChunk> chunks) {
        interceptor.around(
                PortOperation.WRITE_CHUNKS, List.of(job, chunks), () -> done(() -> delegate.writeChunks(job, chunks)));
    }

    @Override
    public AddResult addPart(Job job, FilePart part) {
        return interceptor.around(PortOperation.ADD_PART, List.of(job, part), () -> delegate.addPart(job, part));
    }

    @Override
    public Optional<FilePart> part(Tenant tenant, String job, int number) {
        return interceptor.around(
                PortOperation.PART, List.of(tenant, job, number), () -> delegate.part(tenant, job, number));
    }

    @Override
    public List<FilePart> parts(Tenant tenant, String job) {
        return interceptor.around(PortOperation.PARTS, List.of(tenant, job), () -> delegate.parts(tenant, job));
    }

    @Override
    public ChunkPage chunks(Tenant tenant, String job, ChunkRange range, String after) {
        return interceptor.around(
                PortOperation.CHUNKS,
                List.of(tenant, job, range, after),
                () -> delegate.chunks(tenant, job, range, after));
    }

    @Override
    public long uploadedBytes(Tenant tenant) {
        return interceptor.around(PortOperation.UPLOADED_BYTES, List.of(tenant), () -> delegate.uploadedBytes(tenant));
    }

    @Override
    public void writeBatches(Job job, String token, List<Batch> batches) {
        interceptor.around(
                PortOperation.WRITE_STRIPE_BATCHES,
                List.of(job, token, batches),
                () -> done(() -> delegate.writeBatches(job, token, batches)));
    }

    @Override
    public SlotProgress closeStripe(Job job, SlotProgress closed) {
        return interceptor.around(
                PortOperation.CLOSE_STRIPE, List.of(job, closed), () -> delegate.closeStripe(job, closed));
    }

    @Override
    public Map<BatchKey, Batch> batches(
            Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys) {
        return interceptor.around(
                PortOperation.STRIPE_BATCHES,
                List.of(tenant, job, tokens, keys),
                () -> delegate.batches(tenant, job, tokens, keys));
    }
}
