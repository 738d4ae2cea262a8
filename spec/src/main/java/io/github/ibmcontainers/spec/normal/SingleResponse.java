package io.github.ibmcontainers.spec.normal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reduces the responses of every operation to one success response and the error response {@code
 * default}. Of several success responses, the one with the status in the table of names is kept,
 * otherwise the first, with the first body of any of them. A {@code default} response without a
 * success response is the success response, unless its model is that of errors.
 */
final class SingleResponse implements Rule {
  /** The place of the error model in the table of names. */
  static final String ERROR = "error";

  private static final Pattern SUCCESS = Pattern.compile("2([0-9]{2}|XX|xx)");
  private static final Pattern ERROR_NAME =
      Pattern.compile(".*(error|problem|(?<!de)fault|exception|failure).*|(google)?(rpc)?status");
  private static final String OTHERS = "default";

  @Override
  public void apply(JsonObject document, KnownNames known, Findings findings) {
    List<ApiDocument.Operation> operations = ApiDocument.operations(document);
    Set<String> errors = errors(operations);
    for (ApiDocument.Operation operation : operations) {
      NavigableMap<String, JsonObject> answers = new TreeMap<>();
      operation
          .json()
          .getAsJsonObject("responses")
          .entrySet()
          .forEach(e -> answers.put(e.getKey(), e.getValue().getAsJsonObject()));
      Optional<KnownNames.Operation> knownOperation =
          known.operation(operation.verb(), operation.path());
      JsonObject responses = new JsonObject();
      String successModel =
          knownOperation.map(h -> known.schemas().get(SchemaPlaces.answer(h.id()))).orElse("");
      Predicate<String> failure =
          model ->
              !model.equals(successModel)
                  && (errors.contains(model)
                      || ERROR_NAME.matcher(model.toLowerCase(Locale.ROOT)).matches());
      success(answers, knownOperation, failure, operation.method().equals("head"), responses);
      responses.add(OTHERS, error(document, answers, known));
      operation.json().add("responses", responses);
    }
  }

  private static void success(
      NavigableMap<String, JsonObject> answers,
      Optional<KnownNames.Operation> knownOperation,
      Predicate<String> failure,
      boolean head,
      JsonObject responses) {
    List<String> codes =
        answers.keySet().stream().filter(code -> SUCCESS.matcher(code).matches()).toList();
    String usual = knownOperation.map(KnownNames.Operation::status).orElse("200");
    String status = usual;
    Optional<JsonElement> schema;
    String description = "Success";
    if (codes.isEmpty()) {
      schema =
          Optional.ofNullable(answers.remove(OTHERS))
              .flatMap(answer -> answerOf(answer, failure, answers));
    } else {
      schema =
          codes.stream()
              .map(answers::get)
              .flatMap(answer -> Optional.ofNullable(answer.get("schema")).stream())
              .findFirst();
      status = chosen(codes, usual);
      JsonObject answer =
          Objects.requireNonNull(answers.get(codes.contains(status) ? status : codes.get(0)));
      schema = answer.has("schema") ? Optional.of(answer.get("schema")) : schema;
      if (answer.has("description")) {
        description = answer.get("description").getAsString();
      }
    }
    JsonObject success = new JsonObject();
    success.addProperty("description", description);
    if (!head) {
      schema.ifPresent(s -> success.add("schema", s));
    }
    responses.add(status, success);
  }

  private static String chosen(List<String> codes, String usual) {
    if (codes.contains(usual)) {
      return usual;
    }
    return codes.get(0).toLowerCase(Locale.ROOT).endsWith("xx") ? usual : codes.get(0);
  }

  /** Returns the schema of a {@code default} response, unless it is that of errors. */
  private static Optional<JsonElement> answerOf(
      JsonObject answer, Predicate<String> failure, Map<String, JsonObject> answers) {
    JsonElement schema = answer.get("schema");
    if (schema == null) {
      return Optional.empty();
    }
    String model = Schemas.model(schema.getAsJsonObject());
    if (failure.test(model)) {
      answers.put(OTHERS, answer);
      return Optional.empty();
    }
    return Optional.of(schema);
  }

  private static JsonObject error(
      JsonObject document, NavigableMap<String, JsonObject> answers, KnownNames known) {
    JsonObject error = new JsonObject();
    error.addProperty(
        "description", "The request was rejected or failed; the response body has the reason.");
    String usual = known.schemas().getOrDefault(ERROR, "");
    if (ApiDocument.definitions(document).has(usual)) {
      error.add("schema", Schemas.reference(usual));
      return error;
    }
    answers.descendingMap().entrySet().stream()
        .filter(answer -> !SUCCESS.matcher(answer.getKey()).matches())
        .flatMap(answer -> Optional.ofNullable(answer.getValue().get("schema")).stream())
        .filter(schema -> schema.getAsJsonObject().has("$ref"))
        .findFirst()
        .ifPresent(schema -> error.add("schema", schema));
    return error;
  }

  /** Returns the models of error responses. */
  private static Set<String> errors(List<ApiDocument.Operation> operations) {
    Set<String> errors = new HashSet<>();
    for (ApiDocument.Operation operation : operations) {
      JsonObject responses = operation.json().getAsJsonObject("responses");
      boolean succeeds =
          responses.keySet().stream().anyMatch(code -> SUCCESS.matcher(code).matches());
      for (Map.Entry<String, JsonElement> response : responses.entrySet()) {
        boolean failure =
            response.getKey().matches("[45].*") || (succeeds && response.getKey().equals(OTHERS));
        if (failure
            && response.getValue().getAsJsonObject().get("schema") instanceof JsonObject s) {
          errors.add(Schemas.model(s));
        }
      }
    }
    errors.remove("");
    return errors;
  }
}
