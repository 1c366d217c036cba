package dev.muster.embedded.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final String FUNCTION = """
            Resources:
              Work:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: dev.example.Work::handleRequest
                  Policies:
            """;

    @Test
    void readsDocumentsAndManagedPolicies() {
        List<PolicyStatement> statements = statements("""
                        - !Ref Denials
                        - Statement:
                            - { Effect: Allow, Action: "sqs:SendMessage", Resource: ["arn:a", "arn:b"] }
                  Denials:
                    Type: AWS::IAM::ManagedPolicy
                    Properties:
                      PolicyDocument:
                        Statement:
                          - Effect: Deny
                            Action: ["dynamodb:PutItem", "dynamodb:DeleteItem"]
                            Resource: arn:c
                            Condition: { "ForAnyValue:StringLike": { "dynamodb:LeadingKeys": ["secret#*"] } }
                """);

        assertThat(statements)
                .containsExactly(
                        new PolicyStatement(
                                false,
                                Set.of("dynamodb:PutItem", "dynamodb:DeleteItem"),
                                List.of(new TemplateValue.Text("arn:c")),
                                List.of("secret#*")),
                        new PolicyStatement(
                                true,
                                Set.of("sqs:SendMessage"),
                                List.of(new TemplateValue.Text("arn:a"), new TemplateValue.Text("arn:b")),
                                List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    - !Ref Missing                                                       | refers to Missing
                    - Statement: [{ Effect: Maybe, Action: a, Resource: r }]             | must be Allow or Deny
                    - Statement: [{ Effect: Allow, Resource: r }]                        | needs a Action
                    - Statement: [{ Effect: Allow, Action: a, Resource: r, Condition: { StringEquals: { k: v } } }] | only with ForAnyValue
                    - Statement: [{ Effect: Allow, Action: a, Resource: r, Condition: { "ForAnyValue:StringLike": { k: v } } }] | only for dynamodb:LeadingKeys
                    """)
    void rejectsPolicyThatItCannotJudge(String policy, String problem) {
        assertThatThrownBy(() -> statements("        " + policy + "\n"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(problem);
    }

    private static List<PolicyStatement> statements(String policies) {
        return Objects.requireNonNull(
                SamTemplate.parse("test", FUNCTION + policies).policies().get("Work"));
    }
}
