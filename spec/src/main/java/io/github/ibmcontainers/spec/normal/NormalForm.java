package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.DocumentException;
import java.util.List;
import java.util.Map;

/** Creates the normal form of a document, which doesn't depend on the style of the file. */
public final class NormalForm {
  /** The rules in the order of application; each relies on the previous ones. */
  static final List<Rule> RULES =
      List.of(
          new AnnotationRemoval(),
          new DeepReferences(),
          new SharedParts(),
          new HostAndBasePath(),
          new SecurityRequirements(),
          new ModelNames(),
          new SchemaTypes(),
          new ComposedSchemas(),
          new InlinedTypes(),
          new UnifiedParameters(),
          new SingleResponse(),
          new MediaTypes(),
          new OperationIds(),
          new InlineModels());

  private NormalForm() {}

  /**
   * A document in its normal form.
   *
   * @param notes sentences about the choices that were made
   * @param models the names of renamed models by their names in the file
   */
  public record Result(JsonObject document, List<String> notes, Map<String, String> models) {
    /** Copies the lists. */
    public Result {
      notes = List.copyOf(notes);
      models = Map.copyOf(models);
    }
  }

  /**
   * Returns the normal form; doesn't modify the argument.
   *
   * @throws DocumentException if a value is invalid, with its location and the reason
   */
  public static Result of(JsonObject published, KnownNames known) {
    Shape.check(published);
    JsonObject document = published.deepCopy();
    Findings findings = new Findings();
    for (Rule rule : RULES) {
      rule.apply(document, known, findings);
    }
    return new Result(document, findings.notes(), findings.models());
  }
}
