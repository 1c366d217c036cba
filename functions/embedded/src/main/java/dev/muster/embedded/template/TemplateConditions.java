package dev.muster.embedded.template;

import dev.muster.embedded.template.TemplateValue.Call;
import dev.muster.embedded.template.TemplateValue.Mapping;
import dev.muster.embedded.template.TemplateValue.Sequence;
import dev.muster.embedded.template.TemplateValue.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The section {@code Conditions} of a template. */
final class TemplateConditions {
    private final Map<String, TemplateProperty> declared;
    private final TemplateEvaluation evaluation;
    private final Set<String> started = new HashSet<>();
    private final Map<String, Boolean> results = new HashMap<>();

    TemplateConditions(Map<String, TemplateProperty> declared, TemplateEvaluation evaluation) {
        this.declared = declared;
        this.evaluation = evaluation;
    }

    boolean holds(String name) {
        TemplateProperty condition = declared.get(name);
        if (condition == null) {
            throw new TemplateException("Conditions", "does not declare " + name);
        }
        Boolean known = results.get(name);
        return known == null ? evaluate(name, condition) : known;
    }

    /**
     * Evaluates each condition once. This detects a condition that depends on itself, and saves time for shared ones.
     */
    private boolean evaluate(String name, TemplateProperty condition) {
        if (!started.add(name)) {
            throw new TemplateException(condition.path(), "depends on itself");
        }
        boolean holds = holds(condition.value());
        results.put(name, holds);
        return holds;
    }

    private boolean holds(TemplateValue value) {
        if (value instanceof Call call) {
            return holds(call);
        }
        if (value instanceof Mapping(Map<String, TemplateValue> entries)
                && entries.get("Condition") instanceof Text(String name)) {
            return holds(name);
        }
        throw new TemplateException("Conditions", "has an unsupported condition: " + value);
    }

    private boolean holds(Call call) {
        return switch (call.function()) {
            case "Condition" -> holds(evaluation.text(call, call.argument()));
            case "Fn::Equals" -> equal(call, TemplateEvaluation.arguments(call, 2));
            case "Fn::Not" -> !holds(TemplateEvaluation.arguments(call, 1).get(0));
            case "Fn::And" -> operands(call).stream().allMatch(this::holds);
            case "Fn::Or" -> operands(call).stream().anyMatch(this::holds);
            default -> throw new TemplateException("Conditions", "has an unsupported function: " + call.function());
        };
    }

    private boolean equal(Call call, List<TemplateValue> operands) {
        return evaluation.text(call, operands.get(0)).equals(evaluation.text(call, operands.get(1)));
    }

    private static List<TemplateValue> operands(Call call) {
        if (call.argument() instanceof Sequence(List<TemplateValue> items)) {
            return items;
        }
        throw new TemplateException(call.function(), "needs a list, not " + call.argument());
    }
}
