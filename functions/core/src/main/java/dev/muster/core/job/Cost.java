package dev.muster.core.job;

/**
 * The units of the store that work has used, as the store charges them. Reads are counted in halves, so that they are
 * whole numbers.
 *
 * @param writeUnits from 0
 * @param readHalves twice the read units, from 0
 */
public record Cost(long writeUnits, long readHalves) {
    public static final Cost NONE = new Cost(0, 0);

    public double readUnits() {
        return readHalves / 2.0;
    }

    public Cost plus(Cost more) {
        return new Cost(writeUnits + more.writeUnits, readHalves + more.readHalves);
    }
}
