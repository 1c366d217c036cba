package dev.muster.api.json;

/** A JSON pointer to one value of a document (RFC 6901). */
public record JsonPointer(String text) {
    /** The whole document. */
    public static final JsonPointer ROOT = new JsonPointer("");

    public JsonPointer child(String name) {
        return new JsonPointer(text + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    public JsonPointer child(int index) {
        return new JsonPointer(text + "/" + index);
    }

    @Override
    public String toString() {
        return text;
    }
}
