package dev.muster.local.template;

import dev.muster.local.template.Value.Call;
import dev.muster.local.template.Value.Mapping;
import dev.muster.local.template.Value.Sequence;
import dev.muster.local.template.Value.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The section {@code Conditions}, by name. */
final class Conditions {
    private final Map<String, Property> declared;
    private final Evaluation evaluation;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Boolean> answers = new HashMap<>();

    Conditions(Map<String, Property> declared, Evaluation evaluation) {
        this.declared = declared;
        this.evaluation = evaluation;
    }

    boolean holds(String name) {
        Property condition = declared.get(name);
        if (condition == null) {
            throw new TemplateException("Conditions", "has no " + name);
        }
        Boolean known = answers.get(name);
        return known == null ? ask(name, condition) : known;
    }

    /** Asked once each, so that a condition that leads back to itself is seen, and many that share others are quick. */
    private boolean ask(String name, Property condition) {
        if (!asked.add(name)) {
            throw new TemplateException(condition.path(), "depends on itself");
        }
        boolean holds = holds(condition.value());
        answers.put(name, holds);
        return holds;
    }

    private boolean holds(Value value) {
        if (value instanceof Call call) {
            return holds(call);
        }
        if (value instanceof Mapping(Map<String, Value> entries)
                && entries.get("Condition") instanceof Text(String name)) {
            return holds(name);
        }
        throw new TemplateException("Conditions", "knows no such condition: " + value);
    }

    private boolean holds(Call call) {
        return switch (call.function()) {
            case "Condition" -> holds(evaluation.text(call, call.argument()));
            case "Fn::Equals" -> equal(call, Evaluation.arguments(call, 2));
            case "Fn::Not" -> !holds(Evaluation.arguments(call, 1).get(0));
            case "Fn::And" -> operands(call).stream().allMatch(this::holds);
            case "Fn::Or" -> operands(call).stream().anyMatch(this::holds);
            default -> throw new TemplateException("Conditions", "knows no such function: " + call.function());
        };
    }

    private boolean equal(Call call, List<Value> operands) {
        return evaluation.text(call, operands.get(0)).equals(evaluation.text(call, operands.get(1)));
    }

    private static List<Value> operands(Call call) {
        if (call.argument() instanceof Sequence(List<Value> items)) {
            return items;
        }
        throw new TemplateException(call.function(), "needs a list, not " + call.argument());
    }
}
