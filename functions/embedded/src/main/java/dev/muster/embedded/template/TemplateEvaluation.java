package dev.muster.embedded.template;

import dev.muster.embedded.template.TemplateValue.Call;
import dev.muster.embedded.template.TemplateValue.Mapping;
import dev.muster.embedded.template.TemplateValue.Nothing;
import dev.muster.embedded.template.TemplateValue.Sequence;
import dev.muster.embedded.template.TemplateValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Replaces parameters by their defaults, and resolves mappings, conditions and pseudo parameters. References to
 * resources stay {@code Ref} and {@code Fn::GetAtt}, because their values are known only when the resources run.
 * Unknown intrinsic functions stay too, and are rejected if their value is needed.
 */
final class TemplateEvaluation {
    private final Map<String, TemplateProperty> parameters;
    private final Map<String, TemplateProperty> mappings;
    private final TemplateConditions conditions;

    TemplateEvaluation(TemplateProperty template) {
        parameters = section(template, "Parameters");
        mappings = section(template, "Mappings");
        conditions = new TemplateConditions(section(template, "Conditions"), this);
    }

    private static Map<String, TemplateProperty> section(TemplateProperty template, String name) {
        return template.find(name).map(TemplateProperty::entries).orElse(Map.of());
    }

    boolean holds(String condition) {
        return conditions.holds(condition);
    }

    TemplateProperty evaluate(TemplateProperty property) {
        return new TemplateProperty(property.path(), evaluate(property.value()));
    }

    TemplateValue evaluate(TemplateValue value) {
        return switch (value) {
            case Text text -> text;
            case Nothing nothing -> nothing;
            case Sequence sequence ->
                new Sequence(sequence.items().stream()
                        .map(this::evaluate)
                        .filter(item -> !(item instanceof Nothing))
                        .toList());
            case Mapping mapping -> mapping(mapping);
            case Call call -> call(call);
        };
    }

    private Mapping mapping(Mapping mapping) {
        Map<String, TemplateValue> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> entries.put(key, evaluate(value)));
        return new Mapping(entries);
    }

    private TemplateValue call(Call call) {
        return switch (call.function()) {
            case "Ref" -> ref(call);
            case "Fn::Sub" -> evaluate(SubstitutionRewriter.asJoin(call));
            case "Fn::Join" -> join(new Call(call.function(), evaluate(call.argument())));
            case "Fn::If" -> choose(call);
            case "Fn::FindInMap" -> find(call);
            default -> new Call(call.function(), evaluate(call.argument()));
        };
    }

    private TemplateValue ref(Call call) {
        String name = text(call, call.argument());
        return switch (name) {
            case "AWS::NoValue" -> new Nothing();
            case "AWS::Region" -> new Text(LocalAws.REGION);
            case "AWS::AccountId" -> new Text(LocalAws.ACCOUNT);
            case "AWS::Partition" -> new Text("aws");
            case "AWS::URLSuffix" -> new Text("localhost");
            case "AWS::StackName" -> new Text("muster");
            default -> parameters.containsKey(name) ? defaultOf(name) : call;
        };
    }

    private TemplateValue defaultOf(String parameter) {
        return Objects.requireNonNull(parameters.get(parameter)).at("Default").value();
    }

    private static TemplateValue join(Call call) {
        if (call.argument() instanceof Sequence(List<TemplateValue> arguments)
                && arguments.size() == 2
                && arguments.get(0) instanceof Text(String separator)
                && arguments.get(1) instanceof Sequence(List<TemplateValue> parts)
                && parts.stream().allMatch(Text.class::isInstance)) {
            return new Text(String.join(
                    separator,
                    parts.stream().map(Text.class::cast).map(Text::text).toList()));
        }
        return call;
    }

    private TemplateValue choose(Call call) {
        List<TemplateValue> arguments = arguments(call, 3);
        return evaluate(arguments.get(holds(text(call, arguments.get(0))) ? 1 : 2));
    }

    private TemplateValue find(Call call) {
        List<TemplateValue> keys = arguments(call, 3);
        String map = text(call, keys.get(0));
        TemplateProperty found = mappings.get(map);
        if (found == null) {
            throw new TemplateException("Mappings", "does not declare " + map);
        }
        return found.at(text(call, keys.get(1))).at(text(call, keys.get(2))).value();
    }

    static List<TemplateValue> arguments(Call call, int count) {
        if (call.argument() instanceof Sequence(List<TemplateValue> items) && items.size() == count) {
            return items;
        }
        throw new TemplateException(call.function(), "needs a list of " + count + ", not " + call.argument());
    }

    String text(Call call, TemplateValue argument) {
        if (evaluate(argument) instanceof Text(String text)) {
            return text;
        }
        throw new TemplateException(call.function(), "needs plain text, not " + argument);
    }
}
