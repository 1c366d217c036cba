package dev.muster.api.permission;

import java.util.Set;

/** A cell of a table: whether the caller may change that part of the person. */
record Cell(ChangedPart part, CallerRole caller, TargetRole target, boolean allowed) {

    /** Returns the organizations that the person to change is in. */
    Set<String> organizations() {
        if (target != TargetRole.ITSELF) {
            return target.permissions().keySet();
        }
        return caller == CallerRole.LEFT ? Set.of() : caller.permissions().keySet();
    }

    @Override
    public String toString() {
        return caller.label + " → " + target.label;
    }
}
