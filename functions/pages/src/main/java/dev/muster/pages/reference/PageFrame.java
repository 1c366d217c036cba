package dev.muster.pages.reference;

/**
 * What every page of the reference shares: its head, its heading line and its contents.
 *
 * @param title the title of the page
 * @param styles the address of the style sheet
 */
record PageFrame(String title, String styles) {
    String html(String contents, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                <link rel="stylesheet" href="%2$s">
                <link rel="icon" href="data:,">
                </head>
                <body>
                <a class="skip" href="#main">Skip to the text</a>
                <header>
                <a class="brand" href="/docs">Muster</a>
                <nav aria-label="Pages"><a href="/docs">Reference</a> <a href="/docs/problems">Problems</a> \
                <a href="/openapi.json">openapi.json</a> <a href="/console">Console</a></nav>
                </header>
                <div class="columns">
                <nav class="contents" aria-label="Contents" tabindex="0">
                %3$s</nav>
                <main id="main">
                %4$s</main>
                </div>
                </body>
                </html>
                """.formatted(Markup.escape(title), Markup.escape(styles), contents, body);
    }
}
