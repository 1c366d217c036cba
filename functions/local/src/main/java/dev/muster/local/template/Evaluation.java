package dev.muster.local.template;

import dev.muster.local.template.Value.Call;
import dev.muster.local.template.Value.Mapping;
import dev.muster.local.template.Value.Nothing;
import dev.muster.local.template.Value.Sequence;
import dev.muster.local.template.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts parameter defaults, mappings, conditions and pseudo parameters into a value. References to resources stay, as
 * {@code Ref} and {@code Fn::GetAtt}, because what they stand for is known only when the resources run; so do intrinsic
 * functions that are not known here, and whoever needs their value refuses them.
 */
final class Evaluation {
    private final Map<String, Property> parameters;
    private final Map<String, Property> mappings;
    private final Conditions conditions;

    Evaluation(Property template) {
        parameters = section(template, "Parameters");
        mappings = section(template, "Mappings");
        conditions = new Conditions(section(template, "Conditions"), this);
    }

    private static Map<String, Property> section(Property template, String name) {
        return template.find(name).map(Property::entries).orElse(Map.of());
    }

    boolean holds(String condition) {
        return conditions.holds(condition);
    }

    Property evaluate(Property property) {
        return new Property(property.path(), evaluate(property.value()));
    }

    Value evaluate(Value value) {
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
        Map<String, Value> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> entries.put(key, evaluate(value)));
        return new Mapping(entries);
    }

    private Value call(Call call) {
        return switch (call.function()) {
            case "Ref" -> ref(call);
            case "Fn::Sub" -> evaluate(Substitution.asJoin(call));
            case "Fn::Join" -> join(new Call(call.function(), evaluate(call.argument())));
            case "Fn::If" -> choose(call);
            case "Fn::FindInMap" -> find(call);
            default -> new Call(call.function(), evaluate(call.argument()));
        };
    }

    private Value ref(Call call) {
        String name = text(call, call.argument());
        return switch (name) {
            case "AWS::NoValue" -> new Nothing();
            case "AWS::Region" -> new Text(Place.REGION);
            case "AWS::AccountId" -> new Text(Place.ACCOUNT);
            case "AWS::Partition" -> new Text("aws");
            case "AWS::URLSuffix" -> new Text("localhost");
            case "AWS::StackName" -> new Text("muster");
            default -> parameters.containsKey(name) ? defaultOf(name) : call;
        };
    }

    private Value defaultOf(String parameter) {
        return parameters.get(parameter).at("Default").value();
    }

    private static Value join(Call call) {
        if (call.argument() instanceof Sequence(List<Value> arguments)
                && arguments.size() == 2
                && arguments.get(0) instanceof Text(String separator)
                && arguments.get(1) instanceof Sequence(List<Value> parts)
                && parts.stream().allMatch(Text.class::isInstance)) {
            return new Text(String.join(
                    separator,
                    parts.stream().map(Text.class::cast).map(Text::text).toList()));
        }
        return call;
    }

    private Value choose(Call call) {
        List<Value> arguments = arguments(call, 3);
        return evaluate(arguments.get(holds(text(call, arguments.get(0))) ? 1 : 2));
    }

    private Value find(Call call) {
        List<Value> keys = arguments(call, 3);
        String map = text(call, keys.get(0));
        Property found = mappings.get(map);
        if (found == null) {
            throw new TemplateException("Mappings", "has no " + map);
        }
        return found.at(text(call, keys.get(1))).at(text(call, keys.get(2))).value();
    }

    static List<Value> arguments(Call call, int count) {
        if (call.argument() instanceof Sequence(List<Value> items) && items.size() == count) {
            return items;
        }
        throw new TemplateException(call.function(), "needs a list of " + count + ", not " + call.argument());
    }

    String text(Call call, Value argument) {
        if (evaluate(argument) instanceof Text(String text)) {
            return text;
        }
        throw new TemplateException(call.function(), "needs plain text, not " + argument);
    }
}
