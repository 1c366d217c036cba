package dev.muster.local.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TemplateException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentVariablesTest {

    @Test
    void resolvesReferencesToLocalResources() {
        assertThat(variables("""
                        TABLE: !Ref People
                        NAMED: !Ref Named
                        TABLE_ARN: !GetAtt People.Arn
                        URL: !Ref Jobs
                        ARN: !GetAtt Jobs.Arn
                        PATTERN: !Sub "${People}/${Jobs.QueueName}/${AWS::AccountId}"
                        OTHER: !Ref Http
                        """))
                .isEqualTo(Map.of(
                        "TABLE", "People",
                        "NAMED", "people-by-name",
                        "TABLE_ARN", "arn:aws:dynamodb:local:000000000000:table/People",
                        "URL", "http://queues/Jobs",
                        "ARN", "arn:aws:sqs:local:000000000000:Jobs",
                        "PATTERN", "People/Jobs/000000000000",
                        "OTHER", "Http"));
    }

    @Test
    void generatesOneValueForEachSecret() {
        Map<String, String> variables = variables("""
                KEY: !Sub "{{resolve:secretsmanager:${Secret}}}"
                SAME: !Sub "{{resolve:secretsmanager:${Secret}}}"
                OTHER: "{{resolve:secretsmanager:another}}"
                """);

        assertThat(variables.get("KEY")).hasSize(64).isEqualTo(variables.get("SAME"));
        assertThat(variables.get("OTHER")).hasSize(64).isNotEqualTo(variables.get("KEY"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    !Ref Nowhere                  | refers to Nowhere, which is not declared
                    !GetAtt People.StreamArn      | the attribute StreamArn of People is not supported
                    !Split [a, b]                 | Fn::Split is not supported
                    [a, b]                        | must be text
                    "{{resolve:ssm:name}}"        | {{resolve:ssm:name}}: is not supported
                    """)
    void rejectsUnresolvableValue(String value, String problem) {
        assertThatThrownBy(() -> variables("KEY: " + value))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void rejectsVariableWithDifferentValues() {
        SamTemplate same = SamTemplate.parse("test", functions("one", "one"));
        SamTemplate different = SamTemplate.parse("test", functions("one", "two"));

        assertThat(EnvironmentVariables.of(same, new ResourceReferences(same, queue -> queue))
                        .values())
                .isEqualTo(Map.of("KEY", "one"));
        assertThatThrownBy(() -> EnvironmentVariables.of(different, new ResourceReferences(different, queue -> queue)))
                .hasMessageStartingWith("Second.Environment.Variables.KEY: differs from the value of another function");
    }

    private static String functions(String first, String second) {
        return """
               Resources:
                 First:
                   Type: AWS::Serverless::Function
                   Properties: { Handler: a, Environment: { Variables: { KEY: %s } } }
                 Second:
                   Type: AWS::Serverless::Function
                   Properties: { Handler: a, Environment: { Variables: { KEY: %s } } }
               """.formatted(first, second);
    }

    private static Map<String, String> variables(String declared) {
        SamTemplate template = SamTemplate.parse("test", """
                Resources:
                  People:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
                      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
                  Named:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: people-by-name
                      AttributeDefinitions: [{ AttributeName: pk, AttributeType: S }]
                      KeySchema: [{ AttributeName: pk, KeyType: HASH }]
                  Jobs: { Type: AWS::SQS::Queue }
                  Http: { Type: AWS::Serverless::HttpApi }
                  Secret: { Type: AWS::SecretsManager::Secret }
                  Work:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: dev.example.Work
                      Environment:
                        Variables:
                """ + declared.indent(12));
        return EnvironmentVariables.of(template, new ResourceReferences(template, queue -> "http://queues/" + queue))
                .values();
    }
}
