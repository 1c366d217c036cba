package dev.muster.cli.file;

import dev.muster.cli.http.ApiRequest;
import dev.muster.cli.job.JobOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file that is sent with one request. */
@SuppressWarnings("ArrayRecordComponent") // The bytes are never changed.
public record WholeFile(FileFormat format, byte[] rows) {

    /** Returns the request that makes a preview of the file. */
    public ApiRequest request(FileOptions options, JobOptions job) {
        Map<String, String> query = new LinkedHashMap<>(options.query());
        query.putAll(job.query());
        query.put("type", format.code());
        return ApiRequest.post(ApiRequest.path("/v1/jobs", query)).withBody("application/gzip", GzipBytes.of(rows));
    }
}
