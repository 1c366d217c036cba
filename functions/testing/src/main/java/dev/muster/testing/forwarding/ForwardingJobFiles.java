package dev.muster.testing.forwarding;

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

/** A {@link JobFiles} store that passes every call to another one. Subclasses override the calls that they change. */
public class ForwardingJobFiles implements JobFiles {
    protected final JobFiles delegate;

    public ForwardingJobFiles(JobFiles delegate) {
        this.delegate = delegate;
    }

    @Override
    public void writeChunks(Job job, List<RowChunk> chunks) {
        delegate.writeChunks(job, chunks);
    }

    @Override
    public AddResult addPart(Job job, FilePart part) {
        return delegate.addPart(job, part);
    }

    @Override
    public Optional<FilePart> part(Tenant tenant, String job, int number) {
        return delegate.part(tenant, job, number);
    }

    @Override
    public List<FilePart> parts(Tenant tenant, String job) {
        return delegate.parts(tenant, job);
    }

    @Override
    public ChunkPage chunks(Tenant tenant, String job, ChunkRange range, String after) {
        return delegate.chunks(tenant, job, range, after);
    }

    @Override
    public long uploadedBytes(Tenant tenant) {
        return delegate.uploadedBytes(tenant);
    }

    @Override
    public void writeBatches(Job job, String token, List<Batch> batches) {
        delegate.writeBatches(job, token, batches);
    }

    @Override
    public SlotProgress closeStripe(Job job, SlotProgress closed) {
        return delegate.closeStripe(job, closed);
    }

    @Override
    public Map<BatchKey, Batch> batches(
            Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys) {
        return delegate.batches(tenant, job, tokens, keys);
    }
}
