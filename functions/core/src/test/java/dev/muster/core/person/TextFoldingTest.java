package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the folding with Unicode's tables as ICU has them, over all code points and many sequences. */
class TextFoldingTest {
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final int RANDOM_TEXTS = 200_000;

    /** Every character that folding or normalization changes, and every combining mark. */
    private static final List<String> CHANGING = characters()
            .filter(text -> !expected(text).equals(text) || UCharacter.getCombiningClass(text.codePointAt(0)) > 0)
            .toList();

    /** Returns the form of Unicode's canonical caseless match: normalized, folded in full, normalized. */
    private static String expected(String text) {
        return NFC.normalize(UCharacter.foldCase(NFD.normalize(text), true));
    }

    private static Stream<String> characters() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .mapToObj(Character::toString);
    }

    @Test
    void foldsEveryCharacterAsUnicode() {
        List<String> different = characters()
                .filter(text -> !TextFolding.fold(text).equals(expected(text)))
                .map(TextFoldingTest::codes)
                .toList();

        assertThat(different).isEmpty();
        assertThat(CHANGING).hasSizeGreaterThan(3_000);
    }

    /** A mark behind a character may be reordered, composed or folded to a letter. */
    @Test
    void foldsEveryCharacterBeforeMarksAsUnicode() {
        List<String> marks = List.of("\u0301", "\u0307", "\u0327", "\u0345", "\u0345\u0301", "\u0301\u0345");
        List<String> different = CHANGING.stream()
                .flatMap(text -> marks.stream().map(text::concat))
                .filter(text -> !TextFolding.fold(text).equals(expected(text)))
                .map(TextFoldingTest::codes)
                .toList();

        assertThat(different).isEmpty();
    }

    @Test
    void foldsRandomTextsAsUnicodeAndOnlyOnce() {
        Random random = new Random(15);
        for (int number = 0; number < RANDOM_TEXTS; number++) {
            String text = IntStream.rangeClosed(0, random.nextInt(5))
                    .mapToObj(_ -> CHANGING.get(random.nextInt(CHANGING.size())))
                    .collect(Collectors.joining(random.nextInt(3) == 0 ? "a" : ""));
            String folded = TextFolding.fold(text);
            if (!folded.equals(expected(text)) || !folded.equals(TextFolding.fold(folded))) {
                assertThat(codes(folded)).as(codes(text)).isEqualTo(codes(expected(text)));
                assertThat(codes(TextFolding.fold(folded))).as(codes(text)).isEqualTo(codes(folded));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Groß, GROẞ, true",
        "Groß, gross, true",
        "José, Jose\u0301, true",
        "JOSE\u0301, josé, true",
        "Jose, José, false",
        "ipek, IPEK, true",
        "ipek, ıpek, false",
        "ipek, İpek, false",
        "İpek, i\u0307pek, true",
        "ΛΌΓΟΣ, λόγος, true",
        "λόγοσ, λόγος, true",
        "ﬁre, FIRE, true",
        "\u212Bngström, ångstro\u0308m, true",
        "\u1FB3, \u1FBC, true",
        "ꮳꮃꭹ, ᏣᎳᎩ, true",
        "Ярослав, ЯРОСЛАВ, true",
        "Nguyễn, NGUYÊ\u0303N, true",
        "각, \u1100\u1161\u11A8, true",
        "A\u0327\u0301, Á\u0327, true",
        "straße, strase, false",
        "²5, 25, false",
    })
    void comparesTextsAsUnicode(String one, String other, boolean equal) {
        assertThat(TextFolding.isEqual(one, other)).isEqualTo(equal);
    }

    @Test
    void keepsTextThatIsFoldedAlready() {
        String text = "jo.bo+7@example.org";

        assertThat(TextFolding.fold(text)).isSameAs(text);
        assertThat(TextFolding.fold("")).isEmpty();
    }

    /** Text from a request has no such halves; a stored one must still be comparable. */
    @Test
    void foldsHalfOfSurrogatePair() {
        assertThat(TextFolding.fold("É\uD800x")).isEqualTo("é\uD800x");
    }

    private static String codes(String text) {
        return text.codePoints().mapToObj("%04X"::formatted).collect(Collectors.joining(" "));
    }
}
