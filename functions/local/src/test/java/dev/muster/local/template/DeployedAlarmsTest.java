package dev.muster.local.template;

import static dev.muster.local.template.DeployedTemplate.ROOT;
import static dev.muster.local.template.DeployedTemplate.TEMPLATE;
import static dev.muster.local.template.DeployedTemplate.TEXT;
import static dev.muster.local.template.DeployedTemplate.resourceText;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The logs and alarms in the template. */
class DeployedAlarmsTest {
    @Test
    void everyFunctionHasLogRetentionAndErrorAlarm() {
        assertThat(TEMPLATE.functions()).allSatisfy(function -> {
            String id = function.logicalId();
            String name = id.replace("Function", "");
            assertThat(TEMPLATE.types()).containsEntry(name + "Logs", "AWS::Logs::LogGroup");
            assertThat(resourceText(id)).contains("LogGroup: !Ref " + name + "Logs");
            if (!id.equals("AdminFunction")) {
                assertThat(TEMPLATE.types()).containsEntry(name + "Errors", "AWS::CloudWatch::Alarm");
            }
        });
        assertThat(TEXT.lines().filter(line -> line.contains("AWS::Logs::LogGroup")))
                .hasSameSizeAs(TEXT.lines()
                        .filter(line -> line.contains("RetentionInDays: !Ref LogRetentionDays"))
                        .toList());
    }

    /** Failures that no client of the API would notice. */
    @Test
    void silentFailuresHaveAlarms() {
        assertThat(TEMPLATE.types())
                .containsAllEntriesOf(Stream.of(
                                "Throttles",
                                "ApiFailures",
                                "BatchesWait",
                                "SlotsWait",
                                "DeadMessages",
                                "BatchesHandedBack",
                                "SlotsHandedBack",
                                "DeadLettersStay",
                                "StalledJobs",
                                "NoSweep",
                                "WritesThrottled")
                        .collect(Collectors.toMap(name -> name, _ -> "AWS::CloudWatch::Alarm")));
        assertThat(TEMPLATE.types().entrySet().stream()
                        .filter(entry -> entry.getValue().equals("AWS::CloudWatch::Alarm"))
                        .map(Map.Entry::getKey))
                .allSatisfy(alarm -> assertThat(resourceText(alarm)).contains("AlarmActions: [!Ref Alarms]"));
    }

    /** An alarm on a metric that no function writes would never be raised. */
    @Test
    void everyCustomMetricIsWrittenByItsFunction() throws IOException {
        Pattern read = Pattern.compile(
                "Namespace: Muster\\s+MetricName: (\\w+)\\s+Dimensions: \\[\\{ Name: FunctionName, Value: !Ref (\\w+)");
        List<MatchResult> metrics = read.matcher(TEXT).results().toList();

        assertThat(metrics).hasSizeGreaterThanOrEqualTo(2);
        for (MatchResult metric : metrics) {
            Path sources = ROOT.resolve("functions/worker/src/main/java/dev/muster/worker");
            String written = Files.readString(sources.resolve(metric.group(2) + ".java"))
                    // Every function behind a queue counts the messages that it hands back.
                    + Files.readString(sources.resolve("QueueInvocation.java"));
            assertThat(written).contains("\"" + metric.group(1) + "\"");
        }
    }

    /** What a broken version shows: the API answers 500, and workers hand messages back. Neither is an error of Lambda. */
    @Test
    void alarmsGuardTheRolloutWithinMinutes() {
        Map.of(
                        "ApiFunction", List.of("ApiErrors", "ApiFailures"),
                        "ApplyFunction", List.of("ApplyErrors", "BatchesHandedBack"),
                        "PlanFunction", List.of("PlanErrors", "SlotsHandedBack"),
                        "DeadLetterFunction", List.of("DeadLetterErrors"))
                .forEach((function, alarms) -> {
                    String guards = alarms.stream().map("!Ref "::concat).collect(Collectors.joining(", "));
                    assertThat(resourceText(function))
                            .contains("{ Enabled: !Ref WatchRollout, Type: !Ref Rollout, Alarms: [" + guards + "] }");
                    assertThat(alarms)
                            .allSatisfy(alarm -> assertThat(resourceText(alarm))
                                    .contains(
                                            "Period: 60",
                                            "EvaluationPeriods: 5",
                                            "DatapointsToAlarm: 2",
                                            "Threshold: 1"));
                });
        // One invocation per minute is too few for a part of them to be judged.
        assertThat(resourceText("SweepFunction")).doesNotContain("DeploymentPreference:");
    }

    /** A message that is handed back again and again is invisible nearly always. */
    @Test
    void invisibleDeadLettersRaiseTheAlarm() {
        assertThat(resourceText("DeadLettersStay"))
                .contains("ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible");
    }

    @Test
    void accessLogContainsNoQuery() {
        assertThat(Pattern.compile("\\$[\\w.]+")
                        .matcher(resourceText("Http"))
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrder(
                        "$context.requestId",
                        "$context.identity.sourceIp",
                        "$context.httpMethod",
                        "$context.path",
                        "$context.status",
                        "$context.responseLatency",
                        "$context.error.message");
    }

    /** The page must explain each alarm and each parameter to the operator. */
    @Test
    void operatingPageDescribesEveryAlarmAndParameter() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/operating.md"));
        List<String> alarms = TEMPLATE.types().entrySet().stream()
                .filter(entry -> entry.getValue().equals("AWS::CloudWatch::Alarm"))
                .map(Map.Entry::getKey)
                .toList();
        List<String> parameters = Pattern.compile("(?m)^  (\\w+):$")
                .matcher(TEXT.substring(TEXT.indexOf("Parameters:"), TEXT.indexOf("Conditions:")))
                .results()
                .map(parameter -> parameter.group(1))
                .toList();

        assertThat(alarms).isNotEmpty().allSatisfy(alarm -> assertThat(page).contains("`" + alarm + "`"));
        assertThat(parameters)
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(page).contains("`" + parameter + "`"));
    }
}
