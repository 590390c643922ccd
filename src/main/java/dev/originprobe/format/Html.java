package dev.originprobe.format;

import dev.originprobe.report.Escaped;
import java.io.Writer;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML as well-formed XML; all text goes through {@link Escaped} and through the writer's own encoding, so that
 * nothing untrusted becomes markup.
 */
public final class Html {
    private final XMLStreamWriter xml;

    public Html(Writer writer) {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a page begins with. */
    void doctype() {
        try {
            xml.writeDTD("<!DOCTYPE html>");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Begins a page, which is closed later: all that stands before its body.
     *
     * @param css a style sheet of ours: HTML decodes no entities in it, so it may hold no character that is encoded
     */
    public void begin(String title, String css) {
        doctype();
        open("html", Map.of("lang", "en"));
        element("head", Map.of(), () -> {
            empty("meta", Map.of("charset", "utf-8"));
            empty("meta", Map.of("name", "viewport", "content", "width=device-width"));
            empty(
                    "meta",
                    Map.of(
                            "http-equiv",
                            "Content-Security-Policy",
                            "content",
                            "default-src 'none'; style-src 'unsafe-inline'"));
            text("title", title);
            element("style", Map.of(), () -> raw(css));
        });
    }

    /** What stands in an element. */
    @FunctionalInterface
    public interface Content {
        void write();
    }

    /** An element with elements in it. */
    public void element(String name, Map<String, String> attributes, Content content) {
        open(name, attributes);
        content.write();
        close();
    }

    /** Begins an element that is closed later. */
    public void open(String name, Map<String, String> attributes) {
        try {
            xml.writeStartElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the element that was opened last. */
    public void close() {
        try {
            // An end tag even where there is nothing before it: HTML has no empty elements but the void ones.
            xml.writeCharacters("");
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public void element(String name, String cssClass, Content content) {
        element(name, Map.of("class", cssClass), content);
    }

    /** An element with text in it. */
    public void text(String name, String cssClass, String text) {
        element(name, Map.of("class", cssClass), () -> text(text));
    }

    public void text(String name, String text) {
        element(name, Map.of(), () -> text(text));
    }

    /** Text between elements. */
    public void text(String text) {
        raw(Escaped.text(text));
    }

    /** Text between elements that may go on in the next line behind an underscore: names of cipher suites are long. */
    public void breakable(String text) {
        int from = 0;
        for (int at = text.indexOf('_'); at >= 0; at = text.indexOf('_', from)) {
            text(text.substring(from, at + 1));
            empty("wbr", Map.of());
            from = at + 1;
        }
        text(text.substring(from));
    }

    /** A void element. */
    public void empty(String name, Map<String, String> attributes) {
        try {
            xml.writeEmptyElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    public void end() {
        try {
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attributes(Map<String, String> attributes) throws XMLStreamException {
        // In one order, as the same report has the same bytes.
        for (Map.Entry<String, String> attribute : new TreeMap<>(attributes).entrySet()) {
            xml.writeAttribute(attribute.getKey(), Escaped.text(attribute.getValue()));
        }
    }

    private void raw(String text) {
        try {
            xml.writeCharacters(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
