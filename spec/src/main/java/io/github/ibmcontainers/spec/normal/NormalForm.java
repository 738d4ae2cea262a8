package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.DocumentException;
import java.util.List;
import java.util.Map;

/** Gives every document one habit, so that overlay, listing, diff, generator and fake see one. */
public final class NormalForm {
  /** In this order; each may count on those before it. */
  static final List<Rule> RULES =
      List.of(
          new WithoutDecoration(),
          new DeepReferences(),
          new SharedParts(),
          new OneAddress(),
          new LoginNeeded(),
          new ModelNames(),
          new SchemaTypes(),
          new ComposedSchemas(),
          new NamedTypesInline(),
          new UsualParameters(),
          new OneAnswer(),
          new MediaTypes(),
          new OperationHomes(),
          new InlineModels());

  private NormalForm() {}

  /**
   * A document in its normal form.
   *
   * @param notes sentences about what had to be decided
   * @param models names of models that the file calls otherwise
   */
  public record Result(JsonObject document, List<String> notes, Map<String, String> models) {
    /** Keeps copies of the lists. */
    public Result {
      notes = List.copyOf(notes);
      models = Map.copyOf(models);
    }
  }

  /**
   * Makes the normal form; the argument stays as it is.
   *
   * @throws DocumentException with the place of a value that can't be there, and the reason
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
