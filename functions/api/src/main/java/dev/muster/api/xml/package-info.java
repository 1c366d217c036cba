/** XML 1.0 as a small tree of elements: read without DTD and entities, with every limit named, and written. */
package dev.muster.api.xml;
