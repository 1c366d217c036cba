package dev.muster.cli.terminal;

import dev.muster.cli.CliFailure;
import dev.muster.cli.ExitCode;
import dev.muster.cli.json.JsonValue.JsonObject;

/**
 * The question before people are changed. The user types the number of people, so that a habit does not confirm a
 * change of another size.
 */
public record Confirmation(Output output, boolean yes, boolean noInput) {

    /**
     * Fails at once if the question could not be asked later.
     *
     * @throws CliFailure if there is no terminal and {@code --yes} is missing
     */
    public void requireAnswerable() {
        if (!yes && !canAsk()) {
            throw CliFailure.usage(
                    "this changes people, and there is no terminal to confirm it at",
                    "Add --yes to change them without a question, or --dry-run to look only.");
        }
    }

    private boolean canAsk() {
        return !noInput && output.host().terminals().canAsk();
    }

    /**
     * Asks the question, unless {@code --yes} has answered it.
     *
     * @param number the number to type
     * @throws CliFailure if something else was typed
     */
    public void ask(String question, long number) {
        if (yes) {
            return;
        }
        requireAnswerable();
        output.event("question", JsonObject.empty().with("text", question).with("answer", number));
        output.host().err().print(PlainText.line(question) + " Type " + number + ": ");
        output.host().err().flush();
        String typed = InputLine.read(output.host().in());
        if (!typed.equals(Long.toString(number))) {
            throw new CliFailure(
                    ExitCode.GUARDED,
                    "not confirmed: nobody was changed",
                    "Run the command again and type " + number + ".");
        }
    }
}
