package dev.muster.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {

    @Test
    void formatsPathsAsStored() {
        assertThat(Path.archived("3")).hasToString("org/3/archived");
        assertThat(Path.assigned("3", "12")).hasToString("org/3/assigned/12");
        assertThat(Path.attribute("country")).hasToString("country");
    }

    @ParameterizedTest
    @CsvSource({"org/3/assigned/12, 3, assigned/12", "org/3/archived, 3, archived", "org/a.b/x, a.b, x"})
    void returnsOrganizationOfPath(String text, String organization, String local) {
        assertThat(new Path(text).organization()).contains(organization);
        assertThat(new Path(text).local()).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({
        "org/3/archived, true",
        "org/3/removed, true",
        "org/3/member, true",
        "org/3/assigned/12, true",
        "org/3/labels/7, true",
        "email_addresses/jo@example.org, true",
        "assigned/12, true",
        "phone_locations/123, false",
        "org/3/group_roles/8, false",
        "org/3/followup_status, false",
        "country, false",
        "archived, false",
        "custom/shoe/size, false",
    })
    void distinguishesFlagsFromAttributes(String text, boolean mark) {
        assertThat(new Path(text).isMark()).isEqualTo(mark);
    }

    @Test
    void keepsSlotsOfStoredPeople() {
        assertThat(Slot.of("1")).isEqualTo(55);
        assertThat(Slot.of("300018")).isEqualTo(59);
        assertThat(Slot.of("jo@example.org")).isEqualTo(29);
    }
}
