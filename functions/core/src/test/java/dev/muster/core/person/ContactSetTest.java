package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactSetTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jo@example.org",
                "  jo@example.org ",
                "JO+spring@Example.org",
                "jo@localhost",
                "o'hara/x=1@example.org",
                "grüße@exämple.org",
                "a@b"
            })
    void acceptsLocalPartAndDomain(String address) {
        assertThat(ContactSet.EMAIL_ADDRESSES.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not an email",
                "jo",
                "@example.org",
                "jo@",
                "jo@@example.org",
                "jo@ex@ample.org",
                "jo @example.org",
                "jo@exa\u00A0mple.org",
                "jo@example\u2028.org",
                "jo\u0000@example.org"
            })
    void rejectsOtherText(String address) {
        assertThat(ContactSet.EMAIL_ADDRESSES.isValid(address)).isFalse();
    }

    @Test
    void countsCharactersOfAddress() {
        String domain = "@example.org";
        String longest = "ß".repeat(254 - domain.length()) + domain;

        assertThat(ContactSet.EMAIL_ADDRESSES.isValid(longest)).isTrue();
        assertThat(ContactSet.EMAIL_ADDRESSES.isValid("😀".repeat(254 - domain.length()) + domain))
                .isTrue();
        assertThat(ContactSet.EMAIL_ADDRESSES.isValid("x" + longest)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"001", "+49 171 1234", "call 1-2-3", "٠١٢", "(555) 0100"})
    void acceptsNumberWithThreeDigits(String number) {
        assertThat(ContactSet.PHONE_NUMBERS.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1 2", "+49", "none"})
    void rejectsNumberWithFewerDigits(String number) {
        assertThat(ContactSet.PHONE_NUMBERS.isValid(number)).isFalse();
    }

    @Test
    void readsPrimaryMemberAsOneOfTheSet() {
        Person person = Person.create("7", 1)
                .write(
                        List.of(
                                new Assignment(Path.attribute("email"), Value.of("Jo@Example.org")),
                                new Assignment(new Path("email_addresses/a@example.org"), Value.of(true)),
                                new Assignment(new Path("email_addresses/jo@example.org"), Value.of(false))),
                        1,
                        Instant.EPOCH);

        assertThat(ContactSet.EMAIL_ADDRESSES.members(person)).containsExactly("a@example.org", "jo@example.org");
        assertThat(ContactSet.PHONE_NUMBERS.members(person)).isEmpty();
    }

    @Test
    void readsPrimaryMemberOnceInWhateverSpelling() {
        Person person = Person.create("7", 1)
                .write(
                        List.of(
                                new Assignment(Path.attribute("email"), Value.of("GROSS@example.org")),
                                new Assignment(new Path("email_addresses/groß@example.org"), Value.of(true))),
                        1,
                        Instant.EPOCH);

        assertThat(ContactSet.EMAIL_ADDRESSES.members(person)).containsExactly("groß@example.org");
    }
}
