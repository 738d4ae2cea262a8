package io.github.ibmcontainers.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Runs the generator like the build of the generated-client module, with its options and templates.
 */
final class ProjectGenerator {
  private static final Path CLIENT = SpecFiles.MODULE.resolve("../generated-client").normalize();
  private static final String EXECUTION = "client";

  private ProjectGenerator() {}

  /** Generates the client from the generator's input and returns the source files. */
  static List<Path> generate(Path input, Path output) throws IOException {
    Settings settings = Settings.read();
    CodegenConfigurator configurator =
        CodegenConfigurator.fromFile(settings.text("configurationFile"))
            .setTemplateDir(settings.text("templateDirectory"))
            .setApiPackage(settings.text("apiPackage"))
            .setModelPackage(settings.text("modelPackage"));
    return GeneratorRun.of(configurator, input, output);
  }

  /** The plugin's configuration; settings of the execution take precedence. */
  private record Settings(Element execution, Element plugin) {
    static Settings read() throws IOException {
      for (Element plugin : descendants(pom(), "plugin")) {
        if (child(plugin, "artifactId")
            .filter(e -> e.getTextContent().equals("openapi-generator-maven-plugin"))
            .isPresent()) {
          for (Element execution : descendants(plugin, "execution")) {
            if (child(execution, "id")
                .filter(e -> e.getTextContent().equals(EXECUTION))
                .isPresent()) {
              return new Settings(
                  child(execution, "configuration").orElseThrow(),
                  child(plugin, "configuration").orElseThrow());
            }
          }
        }
      }
      throw new IOException(
          "generated-client/pom.xml has no execution of the generator with the ID " + EXECUTION);
    }

    String text(String name) {
      return element(name)
          .orElseThrow(() -> new IllegalStateException("generated-client/pom.xml: no " + name))
          .getTextContent()
          .strip()
          .replace("${project.basedir}", CLIENT.toString());
    }

    private Optional<Element> element(String name) {
      return child(execution, name).or(() -> child(plugin, name));
    }
  }

  private static Element pom() throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(CLIENT.resolve("pom.xml").toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getTagName().equals(name)).findFirst();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private static List<Element> descendants(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
