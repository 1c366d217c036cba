package dev.muster.embedded.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.embedded.template.LambdaFunction.QueueSource;
import dev.muster.embedded.template.LambdaFunction.Schedule;
import dev.muster.embedded.template.QueueResource.Redrive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamTemplateTest {
    private static final String FUNCTION = """
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: dev.example.Work::handleRequest
            """;

    @Test
    void appliesSamDefaultsToFunction() {
        LambdaFunction work = function(FUNCTION);

        assertThat(work.name()).isEqualTo("Work");
        assertThat(work.handler()).isEqualTo(new LambdaFunction.Handler("dev.example.Work", "handleRequest"));
        assertThat(work.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(work.memory()).isEqualTo(128);
        assertThat(work.routes()).isEmpty();
    }

    @Test
    void mergesGlobalsByEntry() {
        LambdaFunction work = function("""
                Globals:
                  Function:
                    Timeout: 29
                    MemorySize: 1024
                    Environment: { Variables: { A: global, B: global } }
                """ + FUNCTION + """
                      MemorySize: 512
                      Environment: { Variables: { B: own, C: own } }
                """);

        assertThat(work.timeout()).isEqualTo(Duration.ofSeconds(29));
        assertThat(work.memory()).isEqualTo(512);
        assertThat(work.environment())
                .containsOnlyKeys("A", "B", "C")
                .containsEntry("A", new TemplateValue.Text("global"))
                .containsEntry("B", new TemplateValue.Text("own"));
    }

    @Test
    void readsRoutesQueueSourcesAndSchedules() {
        LambdaFunction work = function(FUNCTION + """
                      Events:
                        Get: { Type: HttpApi, Properties: { Method: get, Path: "/v1/jobs/{id}/" } }
                        Rest: { Type: HttpApi }
                        Tick: { Type: Schedule, Properties: { Schedule: rate(1 minute) } }
                        Tock: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(2 hours), Input: '{"a":1}' } }
                        Off: { Type: Schedule, Properties: { Schedule: rate(1 day), Enabled: false } }
                        Batches:
                          Type: SQS
                          Properties:
                            Queue: !GetAtt Jobs.Arn
                            BatchSize: 20
                            MaximumBatchingWindowInSeconds: 1
                            FunctionResponseTypes: [ReportBatchItemFailures]
                            ScalingConfig: { MaximumConcurrency: 7 }
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties: { QueueName: jobs-by-name }
                """);

        assertThat(work.routes()).containsExactly(new RouteResource("GET", "/v1/jobs/{id}"), RouteResource.DEFAULT);
        assertThat(work.schedules())
                .containsExactly(
                        new Schedule("Tick", Duration.ofMinutes(1)),
                        new Schedule("Tock", Duration.ofHours(2), Optional.of("{\"a\":1}")));
        assertThat(work.queues()).containsExactly(new QueueSource("jobs-by-name", 20, Duration.ofSeconds(1), true, 7));
    }

    @Test
    void readsRedriveAndAppliesSqsDefaults() {
        SamTemplate template = SamTemplate.parse("test", """
                Resources:
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties:
                      VisibilityTimeout: 360
                      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5 }
                  Dead:
                    Type: AWS::SQS::Queue
                """);

        assertThat(template.queues())
                .containsExactly(
                        new QueueResource(
                                "Jobs",
                                "Jobs",
                                Duration.ofSeconds(360),
                                Duration.ofDays(4),
                                Duration.ZERO,
                                Optional.of(new Redrive("Dead", 5))),
                        new QueueResource(
                                "Dead",
                                "Dead",
                                Duration.ofSeconds(30),
                                Duration.ofDays(4),
                                Duration.ZERO,
                                Optional.empty()));
    }

    @Test
    void resolvesParametersConditionsAndMappings() {
        LambdaFunction work = function("""
                Parameters:
                  Stage: { Type: String, Default: dev }
                  Seconds: { Type: Number, Default: 17 }
                Mappings:
                  Sizes: { dev: { memory: 256 }, prod: { memory: 2048 } }
                Conditions:
                  IsProd: !Equals [!Ref Stage, prod]
                  IsDev: !Not [!Condition IsProd]
                  Either: !Or [!Equals [a, b], { Condition: IsDev }]
                  Both: { "Fn::And": [{ Condition: Either }, !Condition IsProd] }
                """ + FUNCTION + """
                      Timeout: !Ref Seconds
                      MemorySize: !FindInMap [Sizes, !Ref Stage, memory]
                      Environment:
                        Variables:
                          STAGE: !If [Both, production, !Sub "${Stage}-${AWS::Region}-${!kept}"]
                          ABSENT: !If [IsProd, there, !Ref AWS::NoValue]
                          LONG: { "Fn::Join": ["/", [a, { Ref: Stage }]] }
                  OnlyInProd:
                    Type: AWS::SQS::Queue
                    Condition: IsProd
                """);

        assertThat(work.timeout()).isEqualTo(Duration.ofSeconds(17));
        assertThat(work.memory()).isEqualTo(256);
        assertThat(work.environment())
                .containsOnlyKeys("STAGE", "LONG")
                .containsEntry("STAGE", new TemplateValue.Text("dev-local-${kept}"))
                .containsEntry("LONG", new TemplateValue.Text("a/dev"));
    }

    @Test
    void omitsResourceWithFalseCondition() {
        SamTemplate template = SamTemplate.parse("test", """
                Conditions: { Never: !Equals [a, b] }
                Resources:
                  Jobs: { Type: AWS::SQS::Queue, Condition: Never }
                """);

        assertThat(template.queues()).isEmpty();
        assertThat(template.types()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Handler: a::b::c                                              | Work.Handler
                    Timeout: soon                                                 | Work.Timeout: must be a whole number, not soon
                    Timeout: 901                                                  | Work.Timeout: must be between 1 and 900
                    Timeout: !Ref Unknown                                         | Work.Timeout: must be plain text
                    Events: { E: { Type: S3 } }                                   | Work.Events.E.Type: is not supported
                    Events: { E: { Type: HttpApi, Properties: { Path: /a } } }    | Work.Events.E.Properties: needs a Method
                    Events: { E: { Type: HttpApi, Properties: { Path: a, Method: get } } } | E.Properties.Path: must start with /
                    Events: { E: { Type: Schedule, Properties: { Schedule: cron(1) } } } | E.Properties.Schedule: must be rate
                    Events: { E: { Type: SQS, Properties: { BatchSize: 1 } } }    | E.Properties: needs a Queue
                    Events: { E: { Type: SQS, Properties: { Queue: !GetAtt No.Arn } } } | refers to No
                    Events: { E: { Type: SQS, Properties: { BatchSize: 11 } } }   | above 10 needs
                    Timeout: !FindInMap [No, a, b]                                | Mappings: does not declare No
                    Timeout: !If [No, 1, 2]                                       | Conditions: does not declare No
                    """)
    void rejectsUnsupportedProperty(String property, String problem) {
        String template = FUNCTION.replaceFirst(property.startsWith("Handler") ? " +Handler.*\n" : "$^", "") + "      "
                + property + "\n";

        assertThatThrownBy(() -> function(template))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void rejectsParameterWithoutDefault() {
        String template = "Parameters: { Stage: { Type: String } }\n" + FUNCTION + "      Timeout: !Ref Stage\n";

        assertThatThrownBy(() -> function(template)).hasMessageContaining("Parameters.Stage: needs a Default");
    }

    @Test
    void rejectsRepeatedKeyWithItsLine() {
        assertThatThrownBy(() -> SamTemplate.parse("test", "Resources:\n  A: {Type: X}\n  A: {Type: Y}\n"))
                .hasMessage("test:3: the key A is repeated");
    }

    @Test
    void rejectsMissingFile() {
        assertThatThrownBy(() -> SamTemplate.read(Path.of("nowhere.yaml")))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("nowhere.yaml: cannot be read");
    }

    @Test
    void rejectsFifoQueue() {
        String template = "Resources: { Q: { Type: AWS::SQS::Queue, Properties: { FifoQueue: true } } }";

        assertThatThrownBy(() -> SamTemplate.parse("test", template)).hasMessageContaining("Q.FifoQueue");
    }

    private static LambdaFunction function(String template) {
        return SamTemplate.parse("test", template).functions().getFirst();
    }
}
