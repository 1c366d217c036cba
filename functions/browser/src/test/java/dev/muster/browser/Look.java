package dev.muster.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/** The screens on which the console is tested. */
enum Look {
    WIDE(1280, 800, ColorScheme.LIGHT),
    PHONE(375, 812, ColorScheme.LIGHT),
    DARK(1280, 800, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US")
                .setTimezoneId("UTC")
                .setAcceptDownloads(true);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
