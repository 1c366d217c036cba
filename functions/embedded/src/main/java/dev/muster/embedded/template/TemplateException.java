package dev.muster.embedded.template;

/** Signals a template that cannot be read or uses an unsupported property. The message names the location. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TemplateException(String location, String problem) {
        super(location + ": " + problem);
    }

    public TemplateException(String location, String problem, Throwable cause) {
        super(location + ": " + problem, cause);
    }
}
