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

/** The section {@code Conditions}, by name. */
final class TemplateConditions {
    private final Map<String, TemplateProperty> declared;
    private final TemplateEvaluation evaluation;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Boolean> answers = new HashMap<>();

    TemplateConditions(Map<String, TemplateProperty> declared, TemplateEvaluation evaluation) {
        this.declared = declared;
        this.evaluation = evaluation;
    }

    boolean holds(String name) {
        TemplateProperty condition = declared.get(name);
        if (condition == null) {
            throw new TemplateException("Conditions", "has no " + name);
        }
        Boolean known = answers.get(name);
        return known == null ? ask(name, condition) : known;
    }

    /** Asked once each, so that a condition that leads back to itself is seen, and many that share others are quick. */
    private boolean ask(String name, TemplateProperty condition) {
        if (!asked.add(name)) {
            throw new TemplateException(condition.path(), "depends on itself");
        }
        boolean holds = holds(condition.value());
        answers.put(name, holds);
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
        throw new TemplateException("Conditions", "knows no such condition: " + value);
    }

    private boolean holds(Call call) {
        return switch (call.function()) {
            case "Condition" -> holds(evaluation.text(call, call.argument()));
            case "Fn::Equals" -> equal(call, TemplateEvaluation.arguments(call, 2));
            case "Fn::Not" -> !holds(TemplateEvaluation.arguments(call, 1).get(0));
            case "Fn::And" -> operands(call).stream().allMatch(this::holds);
            case "Fn::Or" -> operands(call).stream().anyMatch(this::holds);
            default -> throw new TemplateException("Conditions", "knows no such function: " + call.function());
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
