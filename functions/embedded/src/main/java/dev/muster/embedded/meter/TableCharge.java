package dev.muster.embedded.meter;

/**
 * The cost of a part of a call: units of one table with its indexes. Reads are counted in halves, so that they are
 * whole numbers.
 */
record TableCharge(String table, long writeUnits, long readHalves) {

    static TableCharge write(String table, long units) {
        return new TableCharge(table, units, 0);
    }

    static TableCharge read(String table, long halves) {
        return new TableCharge(table, 0, halves);
    }
}
