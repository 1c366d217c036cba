package dev.muster.browser;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The colours of a page as a person sees them.
 *
 * @param brightness the mean of all pixels, from 0 to 255
 */
record ScreenColours(double brightness) {
    static ScreenColours of(Page page) {
        try {
            return of(ImageIO.read(new ByteArrayInputStream(page.screenshot())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ScreenColours of(BufferedImage image) {
        int width = image.getWidth();
        return new ScreenColours(IntStream.range(0, width * image.getHeight())
                .map(at -> image.getRGB(at % width, at / width))
                .map(colour -> ((colour >> 16 & 255) + (colour >> 8 & 255) + (colour & 255)) / 3)
                .average()
                .orElseThrow());
    }

    boolean isDark() {
        return brightness < 100;
    }
}
