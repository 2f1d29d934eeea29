package org.tocsin.engine.lint;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Bounds on a model file, checked on the stream before any parser builds a tree of it: a deep or
 * huge file must not cost the node its memory or its stack.
 */
public final class ModelBounds {
  /** The engine takes more endings than these; what we do not read it shall not get. */
  private static final Pattern MODELS =
      Pattern.compile("[A-Za-z0-9 ._/-]{1,200}\\.(bpmn|dmn|form)");

  private static final int BYTES = 1_000_000;
  private static final int DEPTH = 40;
  private static final int ELEMENTS = 10_000;

  private ModelBounds() {}

  static Optional<String> broken(String name, byte[] file) {
    if (!MODELS.matcher(name).matches()) {
      return Optional.of("%s is neither a .bpmn, a .dmn nor a .form file.".formatted(name));
    }
    if (file.length > BYTES) {
      return Optional.of("%s is larger than 1 MB.".formatted(name));
    }
    if (name.endsWith(".form")) {
      return Optional.empty();
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      return walk(name, factory.createXMLStreamReader(new ByteArrayInputStream(file)));
    } catch (XMLStreamException e) {
      return Optional.of("%s is not well-formed XML: %s".formatted(name, oneLine(e)));
    }
  }

  private static Optional<String> walk(String name, XMLStreamReader xml) throws XMLStreamException {
    int depth = 0;
    int elements = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        return Optional.of("%s has a document type; models need none.".formatted(name));
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        elements++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      if (depth > DEPTH) {
        return Optional.of("%s nests deeper than %d elements.".formatted(name, DEPTH));
      }
      if (elements > ELEMENTS) {
        return Optional.of("%s has more than %d elements.".formatted(name, ELEMENTS));
      }
    }
    return Optional.empty();
  }

  private static String oneLine(XMLStreamException e) {
    return e.getMessage().replaceAll("\\s+", " ");
  }
}
