package dev.muster.browser;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The spreadsheet of the journey: German headings and 30 rows, one with an unknown person, one with a bad score. */
final class JourneyFile {
    static final int PEOPLE = 28;
    static final String NAME = "kontakte.csv";

    private JourneyFile() {}

    static String csv() {
        String rows = people().stream()
                .map(n -> SamplePeople.email(n) + ";Lisboa;" + n + ";moved in May")
                .collect(Collectors.joining("\n"));
        return "E-Mail;Wohnort;Punkte;Bemerkung\n" + rows + "\nnobody@example.org;Lisboa;7;who\n"
                + SamplePeople.email(100) + ";Lisboa;many;typo\n";
    }

    /** Returns the numbers of the people that the file changes. */
    static List<Integer> people() {
        return IntStream.range(210, 210 + PEOPLE).boxed().toList();
    }
}
