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
 * Leaves every operation one success and one {@code default}, the error. Of several successes the
 * one with the status that the table has stays, else the first, with the first body that any of
 * them has. An answer that is only called {@code default} is the success unless its model is that
 * of errors.
 */
final class OneAnswer implements Rule {
  /** The place of the model of errors in the table of names. */
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
      Optional<KnownNames.Home> home = known.home(operation.verb(), operation.path());
      JsonObject responses = new JsonObject();
      String answered = home.map(h -> known.schemas().get(SchemaPlaces.answer(h.id()))).orElse("");
      Predicate<String> failure =
          model ->
              !model.equals(answered)
                  && (errors.contains(model)
                      || ERROR_NAME.matcher(model.toLowerCase(Locale.ROOT)).matches());
      success(answers, home, failure, operation.method().equals("head"), responses);
      responses.add(OTHERS, error(document, answers, known));
      operation.json().add("responses", responses);
    }
  }

  private static void success(
      NavigableMap<String, JsonObject> answers,
      Optional<KnownNames.Home> home,
      Predicate<String> failure,
      boolean head,
      JsonObject responses) {
    List<String> codes =
        answers.keySet().stream().filter(code -> SUCCESS.matcher(code).matches()).toList();
    String usual = home.map(KnownNames.Home::status).orElse("200");
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

  /** An answer for everything is the success; if it is an error's, it stays what it is. */
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
    error.addProperty("description", "Refused or failed; the body says why");
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

  /** Models that operations with a success of their own have for everything else. */
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
