package dev.muster.api.xml;

import dev.muster.api.http.MediaType;
import dev.muster.api.json.Utf8Decoder;
import dev.muster.api.problem.ApiProblem;
import dev.muster.api.problem.Validated;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A reader of elements and their attributes from UTF-8 text, in any namespace or none. It fetches no resource and
 * expands no entity: a document type or an entity declaration is rejected. Text and comments are ignored.
 */
public final class XmlReader {
    private static final XMLInputFactory FACTORY = hardened();

    private final int depth;
    private final int elements;

    /**
     * Creates a reader with limits.
     *
     * @param depth deepest nesting
     * @param elements most elements in total
     */
    public XmlReader(int depth, int elements) {
        this.depth = depth;
        this.elements = elements;
    }

    /** Returns a factory without external access (OWASP, "XML External Entity Prevention"). */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("external resources are not fetched");
        });
        return factory;
    }

    /**
     * Reads UTF-8 text.
     *
     * @param ignoresDeclaration whether the request itself names UTF-8, so that the encoding of the XML declaration does
     *     not count (RFC 7303 §3)
     */
    public Validated<XmlElement> read(ByteBuffer utf8, boolean ignoresDeclaration) {
        return Utf8Decoder.decode(utf8).flatMap(text -> read(text, ignoresDeclaration));
    }

    /** Reads a text. */
    public Validated<XmlElement> read(String text) {
        return read(text, false);
    }

    private Validated<XmlElement> read(String text, boolean ignoresDeclaration) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            return new Parsing(reader).document(ignoresDeclaration);
        } catch (XMLStreamException notXml) {
            return Validated.invalid(ApiProblem.Kind.MALFORMED, "not XML" + location(notXml));
        } catch (MissingResourceException _) {
            // The JDK's parser has no message for some errors of a document type, and throws this instead.
            return Validated.invalid(ApiProblem.Kind.MALFORMED, "not XML");
        }
    }

    /** Returns the location only, because the parser's message may repeat the input. */
    private static String location(XMLStreamException notXml) {
        return Optional.ofNullable(notXml.getLocation())
                .map(at -> ", at line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber()))
                .orElse("");
    }

    /** An element whose end has not been read. */
    private record OpenElement(String name, Map<String, String> attributes, List<XmlElement> children) {
        XmlElement close() {
            return new XmlElement(name, attributes, "", children);
        }
    }

    private final class Parsing {
        private final XMLStreamReader reader;
        private final List<OpenElement> open = new ArrayList<>();
        private final List<XmlElement> roots = new ArrayList<>();
        private int count;

        Parsing(XMLStreamReader reader) {
            this.reader = reader;
        }

        Validated<XmlElement> document(boolean ignoresDeclaration) throws XMLStreamException {
            String encoding =
                    Optional.ofNullable(reader.getCharacterEncodingScheme()).orElse("utf-8");
            if (!ignoresDeclaration && !MediaType.isUtf8(encoding)) {
                return Validated.invalid(
                        ApiProblem.Kind.MALFORMED, "the XML must be UTF-8 and declare UTF-8 or no encoding");
            }
            while (reader.hasNext()) {
                Optional<ApiProblem> problem = step(reader.next());
                if (problem.isPresent()) {
                    return Validated.invalid(problem.get());
                }
            }
            return Validated.valid(roots.getFirst());
        }

        private Optional<ApiProblem> step(int event) {
            return switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    Optional.of(new ApiProblem(
                            ApiProblem.Kind.MALFORMED,
                            "the XML must have no document type and no entities of its own"));
                default -> Optional.empty();
            };
        }

        private Optional<ApiProblem> start() {
            count++;
            if (count > elements) {
                return Optional.of(new ApiProblem(
                        ApiProblem.Kind.TOO_LARGE, "the XML has too many elements; the limit is " + elements));
            }
            if (open.size() >= depth) {
                return Optional.of(new ApiProblem(
                        ApiProblem.Kind.MALFORMED, "the XML is nested too deeply; the limit is " + depth));
            }
            open.add(new OpenElement(reader.getLocalName(), attributes(), new ArrayList<>()));
            return Optional.empty();
        }

        private Optional<ApiProblem> end() {
            XmlElement closed = open.removeLast().close();
            (open.isEmpty() ? roots : open.getLast().children()).add(closed);
            return Optional.empty();
        }

        private Map<String, String> attributes() {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int index = 0; index < reader.getAttributeCount(); index++) {
                String namespace = reader.getAttributeNamespace(index);
                if (namespace == null || namespace.isEmpty()) {
                    attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
                }
            }
            return attributes;
        }
    }
}
