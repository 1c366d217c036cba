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

/** What a template's references to its own resources stand for on this machine. */
public final class ResourceReferences {
    private final SamTemplate template;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> refs = new HashMap<>();
    private final LocalSecrets secrets = new LocalSecrets();

    /**
     * References of the template's resources.
     *
     * @param queueUrl the URL of a queue by its name
     */
    public ResourceReferences(SamTemplate template, UnaryOperator<String> queueUrl) {
        this.template = template;
        template.tables().forEach(table -> names.put(table.logicalId(), table.name()));
        template.functions().forEach(function -> names.put(function.logicalId(), function.name()));
        template.queues().forEach(queue -> names.put(queue.logicalId(), queue.name()));
        refs.putAll(names);
        template.queues().forEach(queue -> refs.put(queue.logicalId(), queueUrl.apply(queue.name())));
    }

    /** The text a value stands for; {@code place} is named when it stands for none. */
    public String text(String place, TemplateValue value) {
        return secrets.resolve(plain(place, value));
    }

    private String plain(String place, TemplateValue value) {
        if (value instanceof TemplateValue.Text(String text)) {
            return text;
        }
        if (value instanceof TemplateValue.Call(String function, TemplateValue argument)) {
            return call(place, function, argument);
        }
        throw new TemplateException(place, "must be text, not " + value);
    }

    private String call(String place, String function, TemplateValue argument) {
        return switch (function) {
            case "Ref" -> ref(place, plain(place, argument));
            case "Fn::GetAtt" ->
                attribute(place, plain(place, part(place, argument, 0)), plain(place, part(place, argument, 1)));
            case "Fn::Join" ->
                list(place, part(place, argument, 1)).stream()
                        .map(piece -> plain(place, piece))
                        .collect(Collectors.joining(plain(place, part(place, argument, 0))));
            default -> throw new TemplateException(place, function + " is not known to the local host");
        };
    }

    private static TemplateValue part(String place, TemplateValue arguments, int n) {
        List<TemplateValue> parts = list(place, arguments);
        if (parts.size() != 2) {
            throw new TemplateException(place, "needs two arguments, not " + parts);
        }
        return parts.get(n);
    }

    private static List<TemplateValue> list(String place, TemplateValue value) {
        if (value instanceof TemplateValue.Sequence(List<TemplateValue> items)) {
            return items;
        }
        throw new TemplateException(place, "needs a list, not " + value);
    }

    private String ref(String place, String id) {
        return switch (type(place, id)) {
            case "AWS::SecretsManager::Secret" -> LocalAws.arn("secretsmanager", "secret:" + id);
            default -> refs.getOrDefault(id, id);
        };
    }

    private String attribute(String place, String id, String attribute) {
        String type = type(place, id);
        String name = names.getOrDefault(id, id);
        return switch (type + "." + attribute) {
            case "AWS::DynamoDB::Table.Arn" -> LocalAws.arn("dynamodb", "table/" + name);
            case "AWS::SQS::Queue.Arn" -> LocalAws.arn("sqs", name);
            case "AWS::SQS::Queue.QueueName" -> name;
            case "AWS::SQS::Queue.QueueUrl" -> refs.getOrDefault(id, id);
            case "AWS::Serverless::Function.Arn" -> LocalAws.arn("lambda", "function:" + name);
            default ->
                throw new TemplateException(
                        place, "the attribute " + attribute + " of " + id + " is not known to the local host");
        };
    }

    private String type(String place, String id) {
        String type = template.types().get(id);
        if (type == null) {
            throw new TemplateException(place, "refers to " + id + ", which is not declared");
        }
        return type;
    }
}
