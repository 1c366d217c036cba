package dev.muster.api.dialect.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.api.ApiStack;
import dev.muster.api.MusterClient;
import dev.muster.api.TestResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom attributes of any name: written in every way in, shown and filtered. */
class CustomAttributesTest {
    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final MusterClient client = MusterClient.of(stack);

    @BeforeEach
    void storePeople() {
        stack.store(ApiStack.DEMO, List.of("7", "8"), Set.of("3"), Map.of("first_name", "Jo"));
        stack.time.meanwhile(stack::runWorkers);
    }

    private TestResponse updateInUsercom(String name, String json) {
        String body = "{\"ids\":[7],\"attribute\":\"%s\",\"value\":%s}".formatted(name, json);
        TestResponse response = stack.send(
                "PUT",
                "/api/public/users/mass_update_custom_attributes",
                body,
                Map.of("authorization", "Token local-usercom-" + "0".repeat(50), "content-type", "application/json"));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response;
    }

    private void set(String name, String json) {
        client.runToEnd(client.submit(
                MusterClient.ids(List.of("7")), "{\"set\":\"custom.%s\",\"to\":%s}".formatted(name, json)));
    }

    private String custom() {
        return stack.get("/v1/people/7").at("/custom");
    }

    private List<String> found(String filter) {
        TestResponse page = stack.get("/v1/people?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return page.at("/people/0").equals("absent")
                ? List.of()
                : page.at("/people/1").equals("absent")
                        ? List.of(page.at("/people/0/id"))
                        : List.of(page.at("/people/0/id"), page.at("/people/1/id"));
    }

    @Test
    void showsAndFiltersAttributeOfUsercom() {
        updateInUsercom("Shoe Size", "42");
        TestResponse person = stack.get("/v1/people/7");
        assertThat(person.at("/custom")).isEqualTo("{\"Shoe Size\":42}");
        assertThat(person.at("/attributes")).doesNotContain("Shoe Size", "custom");
        assertThat(found("custom[\"Shoe Size\"] eq 42")).containsExactly("7");
        assertThat(stack.get("/v1/people/8").at("/custom")).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shoe Size",
                "a/b",
                "a.b",
                "Gr\u00f6\u00dfe ?.#:[]",
                "\ud83d\udc5f",
                "id",
                "email",
                "custom",
                "org/3/permission_id",
                "x",
            })
    void keepsEveryNameApart(String name) {
        set(name, "42");
        String json = name.replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(custom()).isEqualTo("{\"%s\":42}".formatted(json));
        assertThat(found("custom[\"%s\"] ge 42 and custom[\"%s\"] pr".formatted(json, json)))
                .containsExactly("7");
        updateInUsercom(json, "43");
        assertThat(custom()).isEqualTo("{\"%s\":43}".formatted(json));
        assertThat(stack.get("/v1/people/7").at("/organizations/3/permission_id"))
                .isEqualTo("2");
        set(name, "null");
        assertThat(custom()).isEqualTo("{}");
        assertThat(found("custom[\"%s\"] pr".formatted(json))).isEmpty();
    }

    @Test
    void showsValueOfEveryType() {
        set("text", "\"x\"");
        set("number", "-1.50");
        set("yes", "true");
        set("no", "false");
        assertThat(custom()).isEqualTo("{\"no\":false,\"number\":-1.5,\"text\":\"x\",\"yes\":true}");
        assertThat(found("custom[\"yes\"] eq true and custom[\"no\"] eq false and custom[\"text\"] eq \"X\""))
                .containsExactly("7");
        assertThat(found("custom[\"number\"] eq \"-1.5\"")).isEmpty();
    }

    /** A slash in a name makes no set of the name before it. */
    @Test
    void distinguishesNameFromBeginningOfLongerName() {
        set("a/b", "true");
        assertThat(found("custom[\"a\"] pr")).isEmpty();
        assertThat(found("custom[\"a\"] eq \"b\"")).isEmpty();
        assertThat(found("CUSTOM[\"a/b\"] eq true")).containsExactly("7");
        assertThat(found("custom[\"A/b\"] eq true")).isEmpty();
    }

    @Test
    void selectsPeopleOfJobs() {
        set("Shoe Size", "42");
        String job = client.runToEnd(client.submit(
                MusterClient.filter("custom[\"Shoe Size\"] eq 42"), "{\"set\":\"country\",\"to\":\"PH\"}"));
        assertThat(client.results(job)).hasSize(1);
        assertThat(client.country("7")).isEqualTo("PH");
        assertThat(found("country eq \"ph\" and not (custom[\"Shoe Size\"] eq 41)"))
                .containsExactly("7");
        assertThat(found("first_name eq \"jo\" and custom[\"Shoe Size\"] eq null"))
                .containsExactly("8");
    }

    @Test
    void undoRestoresEarlierValue() {
        updateInUsercom("Shoe Size", "41");
        String job = client.runToEnd(
                client.submit(MusterClient.ids(List.of("7")), "{\"set\":\"custom.Shoe Size\",\"to\":42}"));
        assertThat(client.results(job).getFirst()).contains("\"custom/Shoe Size\":{\"before\":41,\"after\":42}");
        client.runToEnd(client.act(job, "undo"));
        assertThat(custom()).isEqualTo("{\"Shoe Size\":41}");
    }

    @Test
    void patchesCustomAttribute() {
        TestResponse patched = stack.send(
                "PATCH",
                "/v1/people/7",
                "{\"changes\":[{\"set\":\"custom.Shoe Size\",\"to\":42},{\"set\":\"city\",\"to\":\"Cebu\"}]}",
                "Content-Type",
                "application/json");
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.at("/custom")).isEqualTo("{\"Shoe Size\":42}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/x-ndjson | {\"id\":\"7\",\"custom\":{\"Shoe Size\":\"42\",\"b\":true}} | {\"Shoe Size\":\"42\",\"a\":1,\"b\":true}",
                "application/x-ndjson | {\"id\":\"7\",\"custom\":{\"a\":null}} | {}",
                "application/x-ndjson | {\"id\":\"7\",\"custom\":{}} | {\"a\":1}",
                "application/x-ndjson | {\"id\":\"7\",\"attributes\":{\"city\":\"x\"}} | {\"a\":1}",
                "text/csv | `id,custom.Shoe Size\n7,42` | {\"Shoe Size\":\"42\",\"a\":1}",
                "text/csv | `id,city,\"custom.a,b\"\n7,x,y` | {\"a\":1,\"a,b\":\"y\"}",
            })
    void setsCustomAttributesByFile(String type, String rows, String expected) {
        set("a", "1");
        MusterClient muster = MusterClient.of(stack);
        String job = muster.runToEnd(stack.post("/v1/jobs", rows, "Content-Type", type));
        assertThat(muster.results(job)).noneMatch(line -> line.contains("refused"));
        assertThat(custom()).isEqualTo(expected);
        assertThat(stack.get("/v1/people/7").at("/organizations/3/archived")).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "custom. | 1 to 255 characters",
                "custom.   | 1 to 255 characters",
                "custom.\\u0007 | control character",
                "custom.LONG | 1 to 255 characters",
                "custom | custom.Shoe Size",
                "Custom.x | must be an attribute name",
            })
    void rejectsInvalidNames(String name, String detail) {
        TestResponse response = stack.submit("{\"select\":{\"ids\":[\"7\"]},\"changes\":[{\"set\":\"%s\",\"to\":1}]}"
                .formatted(name.replace("LONG", "x".repeat(256))));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "custom eq 1 | at character 8: expected [ directly after custom",
                "custom pr | expected [ directly after custom",
                "custom[ eq 1 | at character 9: \"eq\" is not the name of a custom attribute",
                "custom[\"\"] eq 1 | at character 8: the string \"\" is not the name of a custom attribute",
                "custom[\"a] eq 1 | at character 8: the string that starts here has no closing",
                "custom[\"a\" eq 1 | at character 12: expected \"]\" after the name",
                "custom[\"a\"] | expected an operator",
                "custom.shoe eq 1 | others are custom",
                "organizations[custom[\"a\"] eq 1] | at character 21: expected an operator",
            })
    void namesErrorInFilter(String filter, String detail) {
        TestResponse response = stack.get("/v1/people?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.at("/detail")).contains(detail);
    }
}
