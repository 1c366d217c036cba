/** The pages for people that are made from the OpenAPI document: the reference of all operations, and the problem codes. */
package dev.muster.pages.reference;
