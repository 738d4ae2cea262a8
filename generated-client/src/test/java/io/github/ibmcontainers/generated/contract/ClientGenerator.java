package io.github.ibmcontainers.generated.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator with this module's options and templates on any document. */
final class ClientGenerator {
  private static final Path TEMPLATES = Path.of("src/main/templates").toAbsolutePath();

  private ClientGenerator() {}

  /**
   * Generates APIs and models, based on this module's runtime classes.
   *
   * @param root the parent package of {@code api} and {@code model}
   * @return the source files
   */
  static List<Path> generate(Path input, Path output, String root) throws IOException {
    CodegenConfigurator configurator =
        CodegenConfigurator.fromFile(TEMPLATES.resolve("generator.yaml").toString())
            .setInputSpec(input.toString())
            .setOutputDir(output.toString())
            .setTemplateDir(TEMPLATES.toString())
            .setApiPackage(root + ".api")
            .setModelPackage(root + ".model")
            .setValidateSpec(true);
    DefaultGenerator generator = new DefaultGenerator();
    for (String part : List.of(CodegenConstants.APIS, CodegenConstants.MODELS)) {
      generator.setGeneratorPropertyDefault(part, "true");
    }
    for (String part :
        List.of(
            CodegenConstants.SUPPORTING_FILES,
            CodegenConstants.API_TESTS,
            CodegenConstants.MODEL_TESTS,
            CodegenConstants.API_DOCS,
            CodegenConstants.MODEL_DOCS)) {
      generator.setGeneratorPropertyDefault(part, "false");
    }
    generator.opts(configurator.toClientOptInput()).generate();
    try (Stream<Path> found = Files.walk(output)) {
      return found.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }
}
