package io.github.ibmcontainers.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** One run of openapi-generator, without tests and documentation. */
final class GeneratorRun {
  private GeneratorRun() {}

  /**
   * Validates a document and generates a client.
   *
   * @return the generated source files
   * @throws RuntimeException if the document doesn't pass the generator's validation
   */
  static List<Path> of(CodegenConfigurator configurator, Path document, Path output)
      throws IOException {
    configurator
        .setInputSpec(document.toString())
        .setOutputDir(output.toString())
        .setValidateSpec(true);
    DefaultGenerator generator = new DefaultGenerator();
    for (String part :
        List.of(
            CodegenConstants.API_TESTS,
            CodegenConstants.MODEL_TESTS,
            CodegenConstants.API_DOCS,
            CodegenConstants.MODEL_DOCS)) {
      generator.setGeneratorPropertyDefault(part, "false");
    }
    generator.opts(configurator.toClientOptInput()).generate();
    try (Stream<Path> files = Files.walk(output.resolve("src/main/java"))) {
      return files.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }
}
