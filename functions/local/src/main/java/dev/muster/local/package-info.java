/**
 * The whole product on one machine, driven by template.yaml: what runs here is what deploys. Never shipped to Lambda.
 */
package dev.muster.local;
