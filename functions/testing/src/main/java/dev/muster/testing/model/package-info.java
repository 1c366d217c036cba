/** Models that tests compare the product with. They share no code with it. */
package dev.muster.testing.model;
