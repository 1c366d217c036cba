package dev.muster.embedded.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Reads the resources of a template that run locally. */
final class TemplateReader {
    private final TemplateEvaluation evaluation;
    private final TemplateValue functionGlobals;
    private final Map<String, TemplateProperty> resources = new LinkedHashMap<>();

    TemplateReader(TemplateProperty template) {
        evaluation = new TemplateEvaluation(template);
        functionGlobals = template.find("Globals")
                .flatMap(globals -> globals.find("Function"))
                .map(TemplateProperty::value)
                .orElse(new TemplateValue.Nothing());
        template.at("Resources").entries().forEach(this::declare);
    }

    private void declare(String id, TemplateProperty resource) {
        if (resource.find("Condition")
                .map(TemplateProperty::text)
                .map(evaluation::holds)
                .orElse(true)) {
            resources.put(id, new TemplateProperty(id, resource.value()));
        }
    }

    SamTemplate read() {
        QueueReader queues = new QueueReader(all("AWS::SQS::Queue"));
        FunctionReader functions = new FunctionReader(queues);
        return new SamTemplate(
                each("AWS::Serverless::Function", functions::read),
                each("AWS::DynamoDB::Table", TableReader::read),
                queues.read(),
                policies(),
                types());
    }

    private Map<String, List<PolicyStatement>> policies() {
        PolicyReader policies = new PolicyReader(all("AWS::IAM::ManagedPolicy"));
        Map<String, List<PolicyStatement>> byFunction = new LinkedHashMap<>();
        all("AWS::Serverless::Function").forEach((id, function) -> byFunction.put(id, policies.read(function)));
        return byFunction;
    }

    private Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        resources.forEach((id, resource) -> types.put(id, resource.at("Type").text()));
        return types;
    }

    private <T> List<T> each(String type, BiFunction<String, TemplateProperty, T> reader) {
        return all(type).entrySet().stream()
                .map(entry -> reader.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, TemplateProperty> all(String type) {
        Predicate<TemplateProperty> wanted =
                resource -> resource.at("Type").text().equals(type);
        Map<String, TemplateProperty> all = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            if (wanted.test(resource)) {
                all.put(id, properties(type, resource));
            }
        });
        return all;
    }

    private TemplateProperty properties(String type, TemplateProperty resource) {
        TemplateValue own =
                resource.find("Properties").map(TemplateProperty::value).orElse(new TemplateValue.Nothing());
        TemplateValue merged =
                type.equals("AWS::Serverless::Function") ? GlobalsMerge.merge(functionGlobals, own) : own;
        return evaluation.evaluate(new TemplateProperty(resource.path(), merged));
    }
}
