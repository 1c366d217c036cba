/** The local host under load, its client and tenants, and the floors: the same store and queue without the product. */
package dev.muster.bench.load;
