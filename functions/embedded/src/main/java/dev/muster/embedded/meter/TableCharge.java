package dev.muster.embedded.meter;

/** What a part of a call costs: units of one table, its indexes included. Reads are counted in halves to stay whole. */
record TableCharge(String table, long writeUnits, long readHalves) {

    static TableCharge write(String table, long units) {
        return new TableCharge(table, units, 0);
    }

    static TableCharge read(String table, long halves) {
        return new TableCharge(table, 0, halves);
    }
}
