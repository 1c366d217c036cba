package dev.muster.api.xml;

import dev.muster.api.json.Utf8Decoder;
import dev.muster.api.problem.Validated;
import dev.muster.core.job.Problem;
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
 * Reads elements and their attributes out of UTF-8 text, of any namespace or none. Nothing is ever fetched or expanded:
 * a document type or an entity of its own is refused before anything of it is looked at. Text and comments are passed
 * over.
 */
public final class XmlReader {
    private static final XMLInputFactory FACTORY = hardened();

    private final int depth;
    private final int elements;

    /**
     * A reader within limits.
     *
     * @param depth deepest nesting
     * @param elements most elements in all
     */
    public XmlReader(int depth, int elements) {
        this.depth = depth;
        this.elements = elements;
    }

    /** The one factory there is (OWASP, "XML External Entity Prevention"). */
    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    public Validated<XmlElement> read(ByteBuffer utf8) {
        return Utf8Decoder.decodeUnmarked(utf8).flatMap(this::read);
    }

    public Validated<XmlElement> read(String text) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            return new Reading(reader).document();
        } catch (XMLStreamException notXml) {
            return Validated.invalid(Problem.Kind.MALFORMED, "not XML that is taken here" + place(notXml));
        } catch (MissingResourceException _) {
            // The JDK's parser has no words for some errors of a document type, and throws that instead.
            return Validated.invalid(Problem.Kind.MALFORMED, "not XML that is taken here");
        }
    }

    /** Where, and not what: the parser's own words may repeat what was sent. */
    private static String place(XMLStreamException notXml) {
        return Optional.ofNullable(notXml.getLocation())
                .map(at -> ", at line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber()))
                .orElse("");
    }

    /** An element whose end has not come yet. */
    private record Open(String name, Map<String, String> attributes, List<XmlElement> children) {
        XmlElement close() {
            return new XmlElement(name, attributes, "", children);
        }
    }

    private final class Reading {
        private final XMLStreamReader reader;
        private final List<Open> open = new ArrayList<>();
        private final List<XmlElement> roots = new ArrayList<>();
        private int seen;

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        Validated<XmlElement> document() throws XMLStreamException {
            String encoding =
                    Optional.ofNullable(reader.getCharacterEncodingScheme()).orElse("utf-8");
            if (!encoding.equalsIgnoreCase("utf-8")) {
                return Validated.invalid(Problem.Kind.MALFORMED, "the XML must be UTF-8 and say so, or say nothing");
            }
            while (reader.hasNext()) {
                Optional<Problem> problem = step(reader.next());
                if (problem.isPresent()) {
                    return Validated.invalid(problem.get());
                }
            }
            return Validated.valid(roots.getFirst());
        }

        private Optional<Problem> step(int event) {
            return switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    Optional.of(new Problem(
                            Problem.Kind.MALFORMED, "the XML must have no document type and no entities of its own"));
                default -> Optional.empty();
            };
        }

        private Optional<Problem> start() {
            seen++;
            if (seen > elements) {
                return Optional.of(
                        new Problem(Problem.Kind.TOO_LARGE, "the XML has too many elements; the limit is " + elements));
            }
            if (open.size() >= depth) {
                return Optional.of(
                        new Problem(Problem.Kind.MALFORMED, "the XML is nested too deep; the limit is " + depth));
            }
            open.add(new Open(reader.getLocalName(), attributes(), new ArrayList<>()));
            return Optional.empty();
        }

        private Optional<Problem> end() {
            XmlElement closed = open.removeLast().close();
            (open.isEmpty() ? roots : open.getLast().children()).add(closed);
            return Optional.empty();
        }

        private Map<String, String> attributes() {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int place = 0; place < reader.getAttributeCount(); place++) {
                String namespace = reader.getAttributeNamespace(place);
                if (namespace == null || namespace.isEmpty()) {
                    attributes.put(reader.getAttributeLocalName(place), reader.getAttributeValue(place));
                }
            }
            return attributes;
        }
    }
}
