package dev.muster.api.dialect.huddle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.TestResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of members, to which a company links. */
class HuddleMembersTest extends HuddleFixture {
    private static final String MEMBERS = "/people/companies/42/members";

    private List<String> ids(TestResponse page) {
        List<String> ids = new ArrayList<>();
        for (int index = 0; !page.at("/members/" + index).equals("absent"); index++) {
            String self = page.at("/members/" + index + "/links/0/href");
            ids.add(self.substring(self.lastIndexOf('/') + 1));
        }
        return ids;
    }

    @Test
    void answersTheMembersLinkOfTheCompany() {
        stack.store(ApiStack.DEMO, List.of("500"), Set.of("42"), Map.of("email", "al@example.org"));
        String link = get("/people/companies/42", "Accept", JSON).at("/links/1/href");
        TestResponse list = get(link, "Accept", JSON);
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.header("Content-Type")).isEqualTo(JSON);
        assertThat(list.at("/links")).isEqualTo("[{\"rel\":\"self\",\"href\":\"%s\"}]".formatted(MEMBERS));
        assertThat(ids(list)).containsExactlyInAnyOrder("1", "2", "123", "456", "500");
        assertThat(list.at("/totalMembers")).isEqualTo("5");
        assertThat(list.at("/filteredMembers")).isEqualTo("5");
        int managers = 0;
        for (int index = 0; index < 5; index++) {
            managers += list.at("/members/%d/companyManager".formatted(index)).equals("true") ? 1 : 0;
        }
        assertThat(managers).isPositive();
        assertThat(list.body()).contains("\"emailAddress\":\"al@example.org\"", "\"firstName\":\"Jo\"");
        assertThat(get("/people/companies/42/members/123").status()).isEqualTo(200);
    }

    @Test
    void listsMembersAsXml() {
        TestResponse list = get(MEMBERS);
        assertThat(list.header("Content-Type")).isEqualTo(XML);
        assertThat(list.body())
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<members><link rel=\"self\" href=\"%s\" /><member>"
                                .formatted(MEMBERS))
                .contains("<link rel=\"self\" href=\"%s/123\" />".formatted(MEMBERS))
                .contains("<displayName>Jo Li</displayName><companyManager>false</companyManager></member>")
                .endsWith("<filteredMembers>4</filteredMembers><totalMembers>4</totalMembers></members>");
    }

    @Test
    void pagesLinkToEachOther() {
        List<String> more =
                IntStream.range(1_000, 1_120).mapToObj(Integer::toString).toList();
        stack.store(ApiStack.DEMO, more, Set.of("42"), Map.of("first_name", "Al"));
        Set<String> seen = new TreeSet<>();
        String next = MEMBERS;
        int pages = 0;
        while (!next.isEmpty()) {
            TestResponse page = get(next, "Accept", JSON);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.at("/links/0/href")).isEqualTo(next);
            assertThat(page.at("/links/1/rel")).isEqualTo("first");
            assertThat(page.at("/totalMembers")).isEqualTo("absent");
            assertThat(seen).doesNotContainAnyElementsOf(ids(page));
            seen.addAll(ids(page));
            pages++;
            next = page.at("/links/2/rel").equals("next") ? page.at("/links/2/href") : "";
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(124).containsAll(more);
    }

    @Test
    void leavesOutDeletedMembers() {
        delete(XML, xml("members/123"));
        assertThat(ids(get(MEMBERS, "Accept", JSON))).doesNotContain("123").contains("456");
    }

    @ParameterizedTest
    @CsvSource({
        "?page=0, 400",
        "?page=x, 400",
        "?page=2, 400",
        "?page=2&cursor=x, 400",
        "?q=andy, 400",
        "?sort=displayname:desc, 400",
        "?page=1, 200",
    })
    void rejectsOtherPages(String query, int status) {
        TestResponse response = get(MEMBERS + query, "Accept", JSON);
        assertThat(response.status()).as(response.body()).isEqualTo(status);
    }

    @Test
    void cursorOpensNoOtherPage() {
        stack.store(
                ApiStack.DEMO,
                IntStream.range(1_000, 1_120).mapToObj(Integer::toString).toList(),
                Set.of("42", "3"),
                Map.of());
        String next = get(MEMBERS, "Accept", JSON).at("/links/2/href");
        assertThat(get(next.replace("page=2", "page=3"), "Accept", JSON).status())
                .isEqualTo(400);
        assertThat(get(next.replace("/42/", "/3/"), "Accept", JSON).status()).isIn(400, 403);
        assertThat(get(next, "Accept", JSON, "Authorization", "OAuth2 local-other-huddle-token")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyManagersListMembers() {
        String member = "OAuth2 local-huddle-member-token";
        assertThat(get(MEMBERS, "Authorization", member).status()).isEqualTo(403);
        assertThat(get("/people/companies/404/members").status()).isEqualTo(404);
        assertThat(get(MEMBERS, "Accept", "image/png").status()).isEqualTo(406);
    }
}
