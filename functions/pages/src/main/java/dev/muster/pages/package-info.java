/**
 * The builder of the static pages that the API serves: the console, the API document and the reference made from it. It
 * runs at build. Each {@link dev.muster.pages.PageSource} makes pages; {@link dev.muster.pages.PagePacker} compresses them
 * once and writes the list from which {@code dev.muster.api.page} serves them.
 */
package dev.muster.pages;
