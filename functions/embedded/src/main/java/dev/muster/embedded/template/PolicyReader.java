package dev.muster.embedded.template;

import dev.muster.embedded.template.TemplateValue.Call;
import dev.muster.embedded.template.TemplateValue.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the policies of a function: documents in place, and managed policies of the template. */
final class PolicyReader {
    private static final String ONE_OF_THE_KEYS = "ForAnyValue:StringLike";

    private final Map<String, TemplateProperty> managed;

    PolicyReader(Map<String, TemplateProperty> managed) {
        this.managed = managed;
    }

    List<PolicyStatement> read(TemplateProperty function) {
        return function.find("Policies").map(TemplateProperty::items).orElse(List.of()).stream()
                .map(this::document)
                .flatMap(document -> document.at("Statement").items().stream())
                .map(PolicyReader::statement)
                .toList();
    }

    private TemplateProperty document(TemplateProperty policy) {
        if (policy.value() instanceof Call(String name, Text(String id)) && name.equals("Ref")) {
            TemplateProperty declared = managed.get(id);
            if (declared == null) {
                throw policy.invalid("refers to " + id + ", which is not a managed policy of this template");
            }
            return declared.at("PolicyDocument");
        }
        return policy;
    }

    private static PolicyStatement statement(TemplateProperty statement) {
        Set<String> actions = new LinkedHashSet<>();
        oneOrMore(statement.at("Action")).forEach(action -> actions.add(action.text()));
        return new PolicyStatement(
                allowing(statement.at("Effect")),
                actions,
                oneOrMore(statement.at("Resource")).map(TemplateProperty::value).toList(),
                statement.find("Condition").map(PolicyReader::leadingKeys).orElse(List.of()));
    }

    private static boolean allowing(TemplateProperty effect) {
        return switch (effect.text()) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw effect.invalid("must be Allow or Deny, not " + effect.text());
        };
    }

    private static Stream<TemplateProperty> oneOrMore(TemplateProperty property) {
        return property.value() instanceof TemplateValue.Sequence ? property.items().stream() : Stream.of(property);
    }

    private static List<String> leadingKeys(TemplateProperty condition) {
        if (!condition.entries().keySet().equals(Set.of(ONE_OF_THE_KEYS))) {
            throw condition.invalid("is supported by the local host only with " + ONE_OF_THE_KEYS);
        }
        TemplateProperty keys = condition.at(ONE_OF_THE_KEYS);
        if (!keys.entries().keySet().equals(Set.of("dynamodb:LeadingKeys"))) {
            throw keys.invalid("is supported by the local host only for dynamodb:LeadingKeys");
        }
        return oneOrMore(keys.at("dynamodb:LeadingKeys"))
                .map(TemplateProperty::text)
                .toList();
    }
}
