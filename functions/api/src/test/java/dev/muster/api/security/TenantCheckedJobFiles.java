package dev.muster.api.security;

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

/** A {@link JobFiles} store whose calls a {@link TenantCheck} checks. */
record TenantCheckedJobFiles(JobFiles delegate, TenantCheck check) implements JobFiles {
    @Override
    public void writeChunks(Job job, List<RowChunk> chunks) {
        check.run("JobFiles.writeChunks", () -> delegate.writeChunks(job, chunks), job, chunks);
    }

    @Override
    public AddResult addPart(Job job, FilePart part) {
        return check.call("JobFiles.addPart", () -> delegate.addPart(job, part), job, part);
    }

    @Override
    public Optional<FilePart> part(Tenant tenant, String job, int number) {
        return check.call("JobFiles.part", () -> delegate.part(tenant, job, number), tenant, job, number);
    }

    @Override
    public List<FilePart> parts(Tenant tenant, String job) {
        return check.call("JobFiles.parts", () -> delegate.parts(tenant, job), tenant, job);
    }

    @Override
    public ChunkPage chunks(Tenant tenant, String job, ChunkRange range, String after) {
        return check.call(
                "JobFiles.chunks", () -> delegate.chunks(tenant, job, range, after), tenant, job, range, after);
    }

    @Override
    public long uploadedBytes(Tenant tenant) {
        return check.call("JobFiles.uploadedBytes", () -> delegate.uploadedBytes(tenant), tenant);
    }

    @Override
    public void writeBatches(Job job, String token, List<Batch> batches) {
        check.run("JobFiles.writeBatches", () -> delegate.writeBatches(job, token, batches), job, token, batches);
    }

    @Override
    public SlotProgress closeStripe(Job job, SlotProgress closed) {
        return check.call("JobFiles.closeStripe", () -> delegate.closeStripe(job, closed), job, closed);
    }

    @Override
    public Map<BatchKey, Batch> batches(
            Tenant tenant, String job, Map<Integer, String> tokens, Collection<BatchKey> keys) {
        return check.call(
                "JobFiles.batches", () -> delegate.batches(tenant, job, tokens, keys), tenant, job, tokens, keys);
    }
}
