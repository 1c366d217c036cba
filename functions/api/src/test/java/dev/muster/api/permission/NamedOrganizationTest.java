package dev.muster.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refusal names the organization that it is about: here 42, where person 1 is an admin, and never 3, which it left. */
class NamedOrganizationTest extends EscalationFixture {

    @BeforeEach
    void leaveOrganizationThree() {
        assertThat(patch(admin, "1", "{\"organization\":\"3\",\"remove\":true}").status())
                .isEqualTo(200);
    }

    private static void assertNames42(String reason) {
        assertThat(reason).contains("organization 42").doesNotContain("organization 3");
    }

    @Test
    void ofPatch() {
        for (String change : new String[] {set("country", "US"), setIn("42", "followup_status", "contacted")}) {
            assertThat(patch(user, "1", change).status()).isEqualTo(403);
            assertNames42(patch(user, "1", change).at("/detail"));
        }
    }

    @Test
    void ofJob() {
        String job = run(user, "1", set("country", "US"), "");
        assertNames42(get(admin, job + "/results").at("/reason"));
    }

    @Test
    void ofFile() {
        assertNames42(row(user, "update", "{\"id\":\"1\",\"attributes\":{\"country\":\"US\"}}")
                .at("/reason"));
    }

    @Test
    void ofMerge() {
        assertNames42(merge(user, "\"first_name\":\"Eve\"", email(ADMIN_EMAIL)).at("/errors/0/detail"));
    }
}
