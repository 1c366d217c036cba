package dev.muster.aws.meter;

/** What a part of a call costs: units of one table, its indexes included. Reads are counted in halves to stay whole. */
record Charge(String table, long writeUnits, long readHalves) {

    static Charge write(String table, long units) {
        return new Charge(table, units, 0);
    }

    static Charge read(String table, long halves) {
        return new Charge(table, 0, halves);
    }
}
