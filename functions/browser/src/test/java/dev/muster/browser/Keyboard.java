package dev.muster.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;

/** A person who has no mouse: moves with Tab, presses Enter or Space, and types. */
final class Keyboard {
    private static final int MOST_STOPS = 150;

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    /** Presses Tab until the element has the focus. Fails if Tab does not lead there. */
    void reach(Locator target) {
        PlaywrightAssertions.assertThat(target).isEnabled();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            if (hasFocus(target)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + target);
    }

    private static boolean hasFocus(Locator target) {
        return (boolean) target.evaluate("element => element === document.activeElement");
    }

    void press(Locator target) {
        reach(target);
        page.keyboard().press("Enter");
    }

    void type(Locator field, String text) {
        reach(field);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
    }

    /** Chooses an option of a list by typing the beginning of its label. */
    void choose(Locator list, String label) {
        reach(list);
        page.keyboard().type(label);
    }
}
