package dev.muster.embedded.template;

/** The template cannot be read or uses something the local host does not know; the message names where. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String place, String complaint) {
        super(place + ": " + complaint);
    }

    public TemplateException(String place, String complaint, Throwable cause) {
        super(place + ": " + complaint, cause);
    }
}
