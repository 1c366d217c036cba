package dev.muster.local.environment;

import dev.muster.embedded.template.LocalAws;
import dev.muster.embedded.template.SamTemplate;
import dev.muster.embedded.template.TemplateException;
import dev.muster.embedded.template.TemplateValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The values of a template's references to its own resources on this machine. */
public final class ResourceReferences {
    private final SamTemplate template;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> refs = new HashMap<>();
    private final LocalSecrets secrets = new LocalSecrets();

    /**
     * Creates the references of a template.
     *
     * @param queueUrl returns the URL of a queue by its name
     */
    public ResourceReferences(SamTemplate template, UnaryOperator<String> queueUrl) {
        this.template = template;
        template.tables().forEach(table -> names.put(table.logicalId(), table.name()));
        template.functions().forEach(function -> names.put(function.logicalId(), function.name()));
        template.queues().forEach(queue -> names.put(queue.logicalId(), queue.name()));
        refs.putAll(names);
        template.queues().forEach(queue -> refs.put(queue.logicalId(), queueUrl.apply(queue.name())));
    }

    /** Returns the text of a value. Errors name the {@code location}. */
    public String text(String location, TemplateValue value) {
        return secrets.resolve(plain(location, value));
    }

    private String plain(String location, TemplateValue value) {
        if (value instanceof TemplateValue.Text(String text)) {
            return text;
        }
        if (value instanceof TemplateValue.Call(String function, TemplateValue argument)) {
            return call(location, function, argument);
        }
        throw new TemplateException(location, "must be text, not " + value);
    }

    private String call(String location, String function, TemplateValue argument) {
        return switch (function) {
            case "Ref" -> ref(location, plain(location, argument));
            case "Fn::GetAtt" ->
                attribute(
                        location,
                        plain(location, part(location, argument, 0)),
                        plain(location, part(location, argument, 1)));
            case "Fn::Join" ->
                list(location, part(location, argument, 1)).stream()
                        .map(piece -> plain(location, piece))
                        .collect(Collectors.joining(plain(location, part(location, argument, 0))));
            default -> throw new TemplateException(location, function + " is not supported by the local host");
        };
    }

    private static TemplateValue part(String location, TemplateValue arguments, int n) {
        List<TemplateValue> parts = list(location, arguments);
        if (parts.size() != 2) {
            throw new TemplateException(location, "needs two arguments, not " + parts);
        }
        return parts.get(n);
    }

    private static List<TemplateValue> list(String location, TemplateValue value) {
        if (value instanceof TemplateValue.Sequence(List<TemplateValue> items)) {
            return items;
        }
        throw new TemplateException(location, "needs a list, not " + value);
    }

    private String ref(String location, String id) {
        return switch (type(location, id)) {
            case "AWS::SecretsManager::Secret" -> LocalAws.arn("secretsmanager", "secret:" + id);
            default -> refs.getOrDefault(id, id);
        };
    }

    private String attribute(String location, String id, String attribute) {
        String type = type(location, id);
        String name = names.getOrDefault(id, id);
        return switch (type + "." + attribute) {
            case "AWS::DynamoDB::Table.Arn" -> LocalAws.arn("dynamodb", "table/" + name);
            case "AWS::SQS::Queue.Arn" -> LocalAws.arn("sqs", name);
            case "AWS::SQS::Queue.QueueName" -> name;
            case "AWS::SQS::Queue.QueueUrl" -> refs.getOrDefault(id, id);
            case "AWS::Serverless::Function.Arn" -> LocalAws.arn("lambda", "function:" + name);
            default ->
                throw new TemplateException(
                        location, "the attribute " + attribute + " of " + id + " is not supported by the local host");
        };
    }

    private String type(String location, String id) {
        String type = template.types().get(id);
        if (type == null) {
            throw new TemplateException(location, "refers to " + id + ", which is not declared");
        }
        return type;
    }
}
