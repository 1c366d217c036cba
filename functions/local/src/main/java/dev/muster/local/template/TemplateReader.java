package dev.muster.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Reads the sections of a template that say what runs. */
final class TemplateReader {
    private final Evaluation evaluation;
    private final Value functionGlobals;
    private final Map<String, Property> resources = new LinkedHashMap<>();

    TemplateReader(Property template) {
        evaluation = new Evaluation(template);
        functionGlobals = template.find("Globals")
                .flatMap(globals -> globals.find("Function"))
                .map(Property::value)
                .orElse(new Value.Nothing());
        template.at("Resources").entries().forEach(this::declare);
    }

    private void declare(String id, Property resource) {
        if (resource.find("Condition")
                .map(Property::text)
                .map(evaluation::holds)
                .orElse(true)) {
            resources.put(id, new Property(id, resource.value()));
        }
    }

    Template read() {
        QueueReader queues = new QueueReader(all("AWS::SQS::Queue"));
        FunctionReader functions = new FunctionReader(queues);
        return new Template(
                each("AWS::Serverless::Function", functions::read),
                each("AWS::DynamoDB::Table", TableReader::read),
                queues.read(),
                types());
    }

    private Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        resources.forEach((id, resource) -> types.put(id, resource.at("Type").text()));
        return types;
    }

    private <T> List<T> each(String type, BiFunction<String, Property, T> reader) {
        return all(type).entrySet().stream()
                .map(entry -> reader.apply(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, Property> all(String type) {
        Predicate<Property> wanted = resource -> resource.at("Type").text().equals(type);
        Map<String, Property> all = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            if (wanted.test(resource)) {
                all.put(id, properties(type, resource));
            }
        });
        return all;
    }

    private Property properties(String type, Property resource) {
        Value own = resource.find("Properties").map(Property::value).orElse(new Value.Nothing());
        Value merged = type.equals("AWS::Serverless::Function") ? Globals.merge(functionGlobals, own) : own;
        return evaluation.evaluate(new Property(resource.path(), merged));
    }
}
