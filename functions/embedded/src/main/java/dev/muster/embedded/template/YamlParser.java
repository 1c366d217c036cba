package dev.muster.embedded.template;

import dev.muster.embedded.template.TemplateValue.Call;
import dev.muster.embedded.template.TemplateValue.Mapping;
import dev.muster.embedded.template.TemplateValue.Nothing;
import dev.muster.embedded.template.TemplateValue.Sequence;
import dev.muster.embedded.template.TemplateValue.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Parses YAML text into a {@link TemplateValue}. The short form ({@code !Ref}) and the long form ({@code Fn::…}) of a
 * function have the same value.
 */
final class YamlParser {
    /** The deepest nesting; real templates are far below it. */
    private static final int DEPTH = 64;

    private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

    private final String name;

    private YamlParser(String name) {
        this.name = name;
    }

    static TemplateValue read(String name, String text) {
        YamlParser yamlParser = new YamlParser(name);
        return yamlParser.compose(text);
    }

    private TemplateValue compose(String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(name).build();
        try {
            new Parse(settings).parseString(text).forEach(new StreamCheck()::check);
            return new Compose(settings)
                    .composeString(text)
                    .map(this::value)
                    .orElseThrow(() -> new TemplateException(name, "is empty"));
        } catch (YamlEngineException e) {
            throw new TemplateException(name, "is not YAML: " + e.getMessage(), e);
        }
    }

    private TemplateValue value(Node node) {
        TemplateValue plain = plain(node);
        String tag = node.getTag().getValue();
        return tag.startsWith("!") && tag.length() > 1 ? call(longName(tag.substring(1)), plain) : plain;
    }

    private TemplateValue plain(Node node) {
        return switch (node) {
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> new Nothing();
            case ScalarNode scalar -> new Text(scalar.getValue());
            case SequenceNode sequence ->
                new Sequence(sequence.getValue().stream().map(this::value).toList());
            case MappingNode mapping -> longForm(mapping(mapping));
            default -> throw new TemplateException(name, "has a node other than a scalar, list or map: " + node);
        };
    }

    private Mapping mapping(MappingNode node) {
        Map<String, TemplateValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = key(tuple.getKeyNode());
            if (entries.putIfAbsent(key, value(tuple.getValueNode())) != null) {
                throw new TemplateException(line(tuple.getKeyNode()), "the key " + key + " is repeated");
            }
        }
        return new Mapping(entries);
    }

    private String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new TemplateException(line(node), "a key must be plain text");
    }

    private String line(Node node) {
        return line(node.getStartMark());
    }

    private String line(Optional<Mark> location) {
        return name + location.map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }

    private static TemplateValue longForm(Mapping mapping) {
        if (mapping.entries().size() != 1) {
            return mapping;
        }
        Map.Entry<String, TemplateValue> only =
                mapping.entries().entrySet().iterator().next();
        boolean function = only.getKey().equals("Ref") || only.getKey().startsWith("Fn::");
        return function ? call(only.getKey(), only.getValue()) : mapping;
    }

    private static String longName(String name) {
        return WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name;
    }

    private static TemplateValue call(String function, TemplateValue argument) {
        if (function.equals("Fn::GetAtt") && argument instanceof Text(String text) && text.contains(".")) {
            int dot = text.indexOf('.');
            return new Call(
                    function,
                    new Sequence(List.of(new Text(text.substring(0, dot)), new Text(text.substring(dot + 1)))));
        }
        return new Call(function, argument);
    }

    /**
     * Checks the depth and rejects aliases on the stream of parser events, because nodes with aliases could contain
     * themselves.
     */
    private final class StreamCheck {
        private int depth;

        void check(Event event) {
            switch (event.getEventId()) {
                case Alias ->
                    throw new TemplateException(
                            line(event.getStartMark()), "CloudFormation supports no aliases (*name)");
                case MappingStart, SequenceStart -> enter(event);
                case MappingEnd, SequenceEnd -> depth--;
                case Scalar, Comment, DocumentStart, DocumentEnd, StreamStart, StreamEnd -> {}
            }
        }

        private void enter(Event event) {
            depth++;
            if (depth > DEPTH) {
                throw new TemplateException(
                        line(event.getStartMark()), "is nested too deep; the limit is %d".formatted(DEPTH));
            }
        }
    }
}
