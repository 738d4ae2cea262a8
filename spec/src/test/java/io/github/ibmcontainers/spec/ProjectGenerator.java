package io.github.ibmcontainers.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The generator as the generated-client module runs it: options and templates are taken from there.
 */
final class ProjectGenerator {
  private static final Path CLIENT = SpecFiles.MODULE.resolve("../generated-client").normalize();

  private ProjectGenerator() {}

  /** Generates the client from a generator's input; returns the source files. */
  static List<Path> generate(Path input, Path output) throws IOException {
    Element configuration = configuration();
    CodegenConfigurator configurator =
        new CodegenConfigurator()
            .setGeneratorName(text(configuration, "generatorName"))
            .setLibrary(text(configuration, "library"))
            .setInputSpec(input.toString())
            .setOutputDir(output.toString())
            .setInvokerPackage(text(configuration, "invokerPackage"))
            .setApiPackage(text(configuration, "apiPackage"))
            .setModelPackage(text(configuration, "modelPackage"))
            .setValidateSpec(true);
    Path templates = CLIENT.resolve("src/main/templates");
    if (Files.isDirectory(templates)) {
      configurator.setTemplateDir(templates.toString());
    }
    for (String rule : text(configuration, "openapiNormalizer").split(",", -1)) {
      configurator.addOpenapiNormalizer(
          rule.substring(0, rule.indexOf('=')), rule.substring(rule.indexOf('=') + 1));
    }
    options(configuration).forEach(configurator::addAdditionalProperty);
    DefaultGenerator generator = new DefaultGenerator();
    for (String part :
        List.of(
            CodegenConstants.API_TESTS,
            CodegenConstants.MODEL_TESTS,
            CodegenConstants.API_DOCS,
            CodegenConstants.MODEL_DOCS)) {
      generator.setGeneratorPropertyDefault(part, "false");
    }
    String files = supportingFiles(configuration);
    if (!files.isEmpty()) {
      generator.setGeneratorPropertyDefault(CodegenConstants.SUPPORTING_FILES, files);
    }
    generator.opts(configurator.toClientOptInput()).generate();
    try (Stream<Path> found = Files.walk(output.resolve("src/main/java"))) {
      return found.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }

  private static String supportingFiles(Element configuration) {
    return child(configuration, "supportingFilesToGenerate")
        .map(e -> e.getTextContent().strip())
        .orElse("");
  }

  private static Element configuration() throws IOException {
    try {
      Element project =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(CLIENT.resolve("pom.xml").toFile())
              .getDocumentElement();
      NodeList plugins = project.getElementsByTagName("plugin");
      for (int i = 0; i < plugins.getLength(); i++) {
        Element plugin = (Element) plugins.item(i);
        if (text(plugin, "artifactId").equals("openapi-generator-maven-plugin")) {
          return (Element) plugin.getElementsByTagName("configuration").item(0);
        }
      }
      throw new IOException("generated-client/pom.xml has no generator");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, String> options(Element configuration) {
    Map<String, String> options = new TreeMap<>();
    child(configuration, "configOptions")
        .ifPresent(
            element ->
                children(element).forEach(e -> options.put(e.getTagName(), e.getTextContent())));
    return options;
  }

  private static String text(Element parent, String name) {
    return child(parent, name).map(e -> e.getTextContent().strip()).orElse("");
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
}
