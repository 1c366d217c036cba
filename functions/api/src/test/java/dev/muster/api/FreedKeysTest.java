package dev.muster.api;

import static dev.muster.api.WaysIn.add;
import static dev.muster.api.WaysIn.emailModel;
import static dev.muster.api.WaysIn.quoted;
import static dev.muster.api.WaysIn.remove;
import static dev.muster.api.WaysIn.row;
import static dev.muster.api.WaysIn.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.core.flow.Ports;
import dev.muster.core.flow.admin.AdminCommand;
import dev.muster.core.flow.people.EnrollPerson;
import dev.muster.core.person.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A unique key belongs to the person whose registers say so, and to no one else: replacing or clearing a value frees it
 * at once, in every way in (docs/design.md I12 and ruling 9).
 */
public class FreedKeysTest {
    private static final String TYPO = "typo@example.org";
    private static final String RIGHT = "right@example.org";

    private final ApiStack stack = ApiStack.withLocalAccounts();
    private final WaysIn ways = WaysIn.to(stack);

    /** The ways to replace or clear a value of person 7. */
    enum Way {
        PATCH {
            @Override
            void set(WaysIn ways, String name, String json) {
                assertThat(ways.patch("7", WaysIn.set(name, json)).status()).isEqualTo(200);
            }
        },
        JOB {
            @Override
            void set(WaysIn ways, String name, String json) {
                assertThat(ways.result("7", WaysIn.set(name, json))).contains("\"changed\"");
            }
        },
        FILE {
            @Override
            void set(WaysIn ways, String name, String json) {
                assertThat(ways.file(row("7", name, json)).getFirst()).contains("\"changed\"");
            }
        },
        RELEASED_DRY_RUN {
            @Override
            void set(WaysIn ways, String name, String json) {
                MusterClient muster = MusterClient.of(ways.stack());
                String dryRun = muster.runToEnd(
                        muster.submit(MusterClient.ids(List.of("7")), WaysIn.set(name, json), "\"dry_run\":true"));
                muster.runToEnd(muster.act(dryRun, "release"));
            }
        },
        REDO {
            @Override
            void set(WaysIn ways, String name, String json) {
                MusterClient muster = MusterClient.of(ways.stack());
                String job = ways.job("7", WaysIn.set(name, json));
                String undo = muster.runToEnd(muster.act(job, "undo"));
                muster.runToEnd(muster.act(undo, "undo"));
            }
        },
        ADMIN_COMMAND {
            @Override
            void set(WaysIn ways, String name, String json) {
                Value value = json.equals("null") ? Value.NOTHING : Value.of(json.substring(1, json.length() - 1));
                AdminCommand.AdminResult result = new EnrollPerson(ways.stack().ports)
                        .enroll(new AdminCommand.Enroll(ApiStack.DEMO, "7", Map.of(name, value), Map.of("3", "2")));
                assertThat(result).isEqualTo(new AdminCommand.Done());
            }
        },
        USERCOM {
            @Override
            void set(WaysIn ways, String name, String json) {
                if (json.equals("null")) {
                    // User.com has no way to clear an address or an id.
                    PATCH.set(ways, name, json);
                } else {
                    String text = json.substring(1, json.length() - 1);
                    assertThat(ways.usercom("users", "7", name, text).status()).isEqualTo(200);
                }
            }
        };

        abstract void set(WaysIn ways, String name, String json);
    }

    @BeforeEach
    void storePeople() {
        stack.store(
                ApiStack.DEMO,
                List.of("7"),
                Set.of("3"),
                Map.of("email", TYPO, "custom_id", "c-1", "phone_number", "001"));
        stack.store(ApiStack.DEMO, List.of("8"), Set.of("3"), Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void replacedAddressIsFree(Way way) {
        way.set(ways, "email", quoted(RIGHT));
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"" + RIGHT + "\"]");
        assertThat(ways.patch("8", set("email", quoted(TYPO))).status()).isEqualTo(200);
        assertThat(ways.patch("8", set("email", quoted(RIGHT))).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource
    void clearedAddressIsFree(Way way) {
        way.set(ways, "email", "null");
        assertThat(ways.attribute("7", "email")).isEqualTo("absent");
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("absent");
        assertThat(ways.patch("8", add("email_addresses", TYPO)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void replacedAndClearedCustomIdIsFree(Way way) {
        way.set(ways, "custom_id", quoted("c-2"));
        assertThat(ways.patch("8", set("custom_id", quoted("c-1"))).status()).isEqualTo(200);
        assertThat(ways.usercom("users-by-id", "c-1", "city", "Cebu").status()).isEqualTo(200);
        assertThat(ways.attribute("8", "city")).isEqualTo("Cebu");
        way.set(ways, "custom_id", "null");
        assertThat(ways.patch("8", set("custom_id", quoted("c-2"))).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void replacedPhoneNumberSelectsNoOne(Way way) {
        way.set(ways, "phone_number", quoted("002"));
        assertThat(ways.leadSquared("AssociatedPhoneNumbers", "eq", "001")).isEmpty();
        assertThat(ways.leadSquared("AssociatedPhoneNumbers", "eq", "002")).containsExactly("7");
        way.set(ways, "phone_number", "null");
        assertThat(ways.leadSquared("AssociatedPhoneNumbers", "eq", "002")).isEmpty();
        assertThat(ways.attribute("7", "phone_numbers")).isEqualTo("absent");
    }

    @Test
    void strangerWithReplacedAddressIsNewPerson() {
        assertThat(ways.patch("7", set("email", quoted(RIGHT))).status()).isEqualTo(200);
        TestResponse stranger = ways.missionHub(emailModel(TYPO));
        assertThat(stranger.status()).as(stranger.body()).isEqualTo(201);
        assertThat(stranger.at("/data/id")).isNotEqualTo("7");
        assertThat(ways.missionHub(emailModel(RIGHT)).at("/data/id")).isEqualTo("7");
    }

    @Test
    void addressRemovedFromTheSetIsFree() {
        assertThat(ways.patch("7", add("email_addresses", RIGHT)).status()).isEqualTo(200);
        assertThat(ways.result("7", remove("email_addresses", "RIGHT@example.org")))
                .contains("\"changed\"");
        assertThat(ways.missionHub(emailModel(RIGHT)).status()).isEqualTo(201);
        assertThat(ways.patch("7", remove("email_addresses", TYPO)).at("/attributes/email"))
                .isEqualTo("absent");
        assertThat(ways.missionHub(emailModel(TYPO)).status()).isEqualTo(201);
    }

    @Test
    void undoFreesTheNewAddressAndTakesTheOldOneBack() {
        String job = ways.job("7", set("email", quoted(RIGHT)));
        ways.undo(job);
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"" + TYPO + "\"]");
        assertThat(ways.patch("8", set("email", quoted(RIGHT))).status()).isEqualTo(200);
        assertThat(ways.patch("8", set("email", quoted(TYPO))).status()).isEqualTo(409);
    }

    /** The old address was free, and another person has taken it. */
    @Test
    void undoIsRefusedForTakenAddress() {
        String job = ways.job("7", set("email", quoted(RIGHT)));
        assertThat(ways.patch("8", set("email", quoted(TYPO))).status()).isEqualTo(200);
        MusterClient muster = MusterClient.of(stack);
        String undo = muster.runToEnd(muster.act(job, "undo"));
        assertThat(muster.results(undo).getFirst()).contains("\"refused\"", "belongs to person 8");
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"" + RIGHT + "\"]");
    }

    @Test
    void mergeKeepsPrimaryAddressAndAddsTheOthers() {
        assertThat(ways.missionHub(emailModel(TYPO), emailModel(RIGHT)).status())
                .isEqualTo(200);
        assertThat(ways.attribute("7", "email")).isEqualTo(TYPO);
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"%s\",\"%s\"]".formatted(RIGHT, TYPO));
        assertThat(ways.patch("8", set("email", quoted(RIGHT))).status()).isEqualTo(409);
    }

    @Test
    void freesReplacedKeys() {
        freesReplacedKeys(UnaryOperator.identity());
    }

    /** Fails when a replaced address stays with its person, over the ports that {@code wrap} returns. */
    public static void freesReplacedKeys(UnaryOperator<Ports> wrap) {
        ApiStack stack = ApiStack.withPorts(wrap);
        WaysIn ways = WaysIn.to(stack);
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("email", TYPO));
        stack.store(ApiStack.DEMO, List.of("8"), Set.of("3"), Map.of());
        ways.patch("7", set("email", quoted(RIGHT)));
        assertThat(ways.patch("8", set("email", quoted(TYPO))).status()).isEqualTo(200);
    }

    @Test
    void lateJobClaimsNothing() {
        lateJobClaimsNothing(UnaryOperator.identity());
    }

    /** Fails when a superseded job still writes the assignments that derive from its change. */
    public static void lateJobClaimsNothing(UnaryOperator<Ports> wrap) {
        ApiStack stack = ApiStack.withPorts(wrap);
        WaysIn ways = new WaysIn(stack);
        stack.store(ApiStack.DEMO, List.of("7"), Set.of("3"), Map.of("email", TYPO));
        stack.store(ApiStack.DEMO, List.of("8"), Set.of("3"), Map.of());
        MusterClient muster = MusterClient.of(stack);
        TestResponse late = muster.submit(MusterClient.ids(List.of("7")), set("email", quoted("late@example.org")));
        ways.patch("7", set("email", quoted(RIGHT)));
        assertThat(muster.results(muster.runToEnd(late)).getFirst()).contains("\"superseded\"");
        assertThat(ways.attribute("7", "email_addresses")).isEqualTo("[\"" + RIGHT + "\"]");
        assertThat(ways.patch("8", set("email", quoted("late@example.org"))).status())
                .isEqualTo(200);
    }
}
