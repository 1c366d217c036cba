package dev.muster.core.flow.job;

import dev.muster.core.file.FileOptions;
import dev.muster.core.file.MatchKey;
import dev.muster.core.file.RowMode;
import dev.muster.core.flow.Ports;
import dev.muster.core.flow.RequestContext;
import dev.muster.core.flow.people.Permissions;
import dev.muster.core.job.FilePart;
import dev.muster.core.job.Problem;
import java.util.List;
import java.util.Optional;

/** Who may send files. Each row is judged later, by the rights that bind the job. */
final class FilePermissions {
    private final Permissions permissions;

    FilePermissions(Ports ports) {
        this.permissions = new Permissions(ports);
    }

    /**
     * Returns a problem when the caller may send no file with these options: one that creates people, or that tells by its
     * results who has an address.
     */
    static Optional<Problem> check(RequestContext context, FileOptions options) {
        return options.match() == MatchKey.ID && options.mode() == RowMode.UPDATE
                ? Optional.empty()
                : Permissions.checkAnyReach(
                        context, "creates people by a file, or names them by e-mail or custom_id", "");
    }

    /** Returns a problem when a column concerns an organization that does not exist or that the caller may not change. */
    Optional<Problem> checkColumns(RequestContext context, List<String> headings, FilePart.Reach reach) {
        return headings.isEmpty() ? Optional.empty() : permissions.check(context, reach.organizations());
    }
}
