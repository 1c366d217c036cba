package dev.muster.embedded.template;

import dev.muster.embedded.template.TemplateValue.Call;
import dev.muster.embedded.template.TemplateValue.Mapping;
import dev.muster.embedded.template.TemplateValue.Sequence;
import dev.muster.embedded.template.TemplateValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites {@code Fn::Sub} as the {@code Fn::Join} of its pieces, so that one function assembles text. */
final class SubstitutionRewriter {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private SubstitutionRewriter() {}

    static Call asJoin(Call sub) {
        if (sub.argument() instanceof Text(String pattern)) {
            return join(pattern, Map.of());
        }
        if (sub.argument() instanceof Sequence(List<TemplateValue> arguments)
                && arguments.size() == 2
                && arguments.get(0) instanceof Text(String pattern)
                && arguments.get(1) instanceof Mapping(Map<String, TemplateValue> variables)) {
            return join(pattern, variables);
        }
        throw new TemplateException("Fn::Sub", "needs text, or text and a map, not " + sub.argument());
    }

    private static Call join(String pattern, Map<String, TemplateValue> variables) {
        List<TemplateValue> pieces = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(pattern);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new Text(pattern.substring(end, matcher.start())));
            pieces.add(variable(matcher.group(1), variables));
            end = matcher.end();
        }
        pieces.add(new Text(pattern.substring(end)));
        return new Call("Fn::Join", new Sequence(List.of(new Text(""), new Sequence(pieces))));
    }

    private static TemplateValue variable(String name, Map<String, TemplateValue> variables) {
        if (name.startsWith("!")) {
            return new Text("${" + name.substring(1) + "}");
        }
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        int dot = name.indexOf('.');
        return dot < 0
                ? new Call("Ref", new Text(name))
                : new Call(
                        "Fn::GetAtt",
                        new Sequence(List.of(new Text(name.substring(0, dot)), new Text(name.substring(dot + 1)))));
    }
}
