package dev.muster.api.permission;

import java.util.EnumSet;
import java.util.Set;

/** The ways in which a caller may change a person. */
enum WayIn {
    PATCH,
    DELETE,
    JOB_BY_IDS,
    JOB_BY_FILTER,
    DRY_RUN,
    HELD_BY_CALLER,
    HELD_BY_ADMIN,
    UNDO,
    RETRY,
    FILE,
    MISSIONHUB_BY_IDS,
    MISSIONHUB_BY_FILTER,
    MISSIONHUB_MERGE,
    MISSIONHUB_ASSIGNMENT,
    HUDDLE,
    LEADSQUARED,
    USERCOM;

    /** Returns the parts of a person that these requests can change. */
    Set<ChangedPart> parts() {
        return switch (this) {
            case LEADSQUARED, USERCOM -> EnumSet.of(ChangedPart.ATTRIBUTES);
            case MISSIONHUB_ASSIGNMENT, HUDDLE -> EnumSet.of(ChangedPart.ORGANIZATION);
            case DELETE -> EnumSet.of(ChangedPart.EXISTENCE);
            case JOB_BY_IDS, JOB_BY_FILTER, DRY_RUN, HELD_BY_CALLER, HELD_BY_ADMIN, UNDO, RETRY ->
                EnumSet.allOf(ChangedPart.class);
            case PATCH, FILE, MISSIONHUB_BY_IDS, MISSIONHUB_BY_FILTER, MISSIONHUB_MERGE ->
                EnumSet.of(ChangedPart.ATTRIBUTES, ChangedPart.ORGANIZATION);
        };
    }

    /** Tries to change the person, possibly after requests that prepare it. */
    Answer send(RoleStack roles, ChangedPart part) {
        return switch (this) {
            case PATCH -> MusterRequests.patch(roles, part);
            case DELETE -> MusterRequests.delete(roles);
            case JOB_BY_IDS -> MusterRequests.jobByIds(roles, part);
            case JOB_BY_FILTER -> MusterRequests.jobByFilter(roles, part);
            case DRY_RUN -> MusterRequests.dryRun(roles, part);
            case HELD_BY_CALLER -> MusterRequests.heldByCaller(roles, part);
            case HELD_BY_ADMIN -> MusterRequests.heldByAdmin(roles, part);
            case UNDO -> MusterRequests.undo(roles, part);
            case RETRY -> MusterRequests.retry(roles, part);
            case FILE -> MusterRequests.file(roles, part);
            case MISSIONHUB_BY_IDS -> VendorRequests.missionHubByIds(roles, part);
            case MISSIONHUB_BY_FILTER -> VendorRequests.missionHubByFilter(roles, part);
            case MISSIONHUB_MERGE -> VendorRequests.missionHubMerge(roles, part);
            case MISSIONHUB_ASSIGNMENT -> VendorRequests.missionHubAssignment(roles);
            case HUDDLE -> VendorRequests.huddle(roles);
            case LEADSQUARED -> VendorRequests.leadsquared(roles);
            case USERCOM -> VendorRequests.usercom(roles);
        };
    }
}
