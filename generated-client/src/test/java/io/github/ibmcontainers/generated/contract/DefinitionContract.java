package io.github.ibmcontainers.generated.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.ReflectionAccessFilter;
import com.google.gson.TypeAdapter;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.contract.Examples.Fill;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Contract of every definition of a document: a round trip through its model neither loses nor adds
 * anything.
 */
final class DefinitionContract {
  /**
   * A Gson without reflective access to models: a module needn't be opened, and a shrinker needn't
   * keep fields.
   */
  private final Gson gson =
      new GsonBuilder()
          .disableHtmlEscaping()
          .addReflectionAccessFilter(ReflectionAccessFilter.BLOCK_ALL_JAVA)
          .addReflectionAccessFilter(
              type ->
                  Model.class.isAssignableFrom(type)
                      ? ReflectionAccessFilter.FilterResult.BLOCK_ALL
                      : ReflectionAccessFilter.FilterResult.INDECISIVE)
          .create();

  private final CorrectedDocument document;
  private final GeneratedCode code;
  private final Examples examples;
  private final Map<String, Class<? extends Model>> models;

  DefinitionContract(CorrectedDocument document, GeneratedCode code)
      throws ReflectiveOperationException {
    this.document = document;
    this.code = code;
    examples = new Examples(document);
    models = code.models();
  }

  /** Returns all tests of the contract. */
  Stream<DynamicTest> all() {
    return Stream.of(
            Stream.of(dynamicTest("every definition has a model", this::everyDefinitionHasAModel)),
            everyModelRoundTripsByItsAdapter(),
            everyModelRoundTripsByAGsonWithoutReflection(),
            modelsReadFromTheSameJsonAreEqual(),
            generatedClassesShareNoMutableState())
        .flatMap(tests -> tests);
  }

  void everyDefinitionHasAModel() {
    Set<String> expected =
        withFields().map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));

    assertThat(expected).allSatisfy(name -> assertThat(model(name)).isNotNull());
    assertThat(expected.stream().map(this::model)).doesNotHaveDuplicates();
  }

  Stream<DynamicTest> everyModelRoundTripsByItsAdapter() {
    return everyModelRoundTrips(
        (model, json) -> {
          TypeAdapter<Model> adapter = adapter(model);
          return adapter.toJson(adapter.fromJson(json));
        });
  }

  Stream<DynamicTest> everyModelRoundTripsByAGsonWithoutReflection() {
    return everyModelRoundTrips((model, json) -> gson.toJson(gson.fromJson(json, model)));
  }

  @FunctionalInterface
  private interface RoundTrip {
    String of(Class<? extends Model> model, String json) throws Exception;
  }

  private Stream<DynamicTest> everyModelRoundTrips(RoundTrip roundTrip) {
    return withFields()
        .flatMap(
            d ->
                Stream.of(Fill.values())
                    .map(
                        fill ->
                            dynamicTest(
                                d.getKey() + " " + fill,
                                () -> {
                                  JsonElement example = examples.of(d.getValue(), fill);
                                  String encoded =
                                      roundTrip.of(model(d.getKey()), example.toString());
                                  assertSame(JsonParser.parseString(encoded), example, fill);
                                })));
  }

  Stream<DynamicTest> modelsReadFromTheSameJsonAreEqual() {
    return withFields()
        .map(
            d ->
                dynamicTest(
                    d.getKey(),
                    () -> {
                      String example = examples.of(d.getValue(), Fill.UNKNOWN).toString();
                      Model one = gson.fromJson(example, model(d.getKey()));
                      Model other = gson.fromJson(example, model(d.getKey()));
                      assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
                      other.putAdditionalProperty("more", JsonParser.parseString("1"));
                      assertThat(one).isNotEqualTo(other);
                    }));
  }

  Stream<DynamicTest> generatedClassesShareNoMutableState() {
    return code.all().stream()
        .map(
            c ->
                dynamicTest(
                    c.getName(),
                    () -> {
                      for (Field field : c.getDeclaredFields()) {
                        if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                          assertThat(Modifier.isFinal(field.getModifiers())).isTrue();
                          assertThat(field.getType().isArray()).isFalse();
                        }
                      }
                    }));
  }

  /** A definition without fields is a value of any type and has no model. */
  private Stream<Map.Entry<String, JsonObject>> withFields() {
    return document.definitions().entrySet().stream()
        .filter(d -> !document.properties(d.getValue()).isEmpty());
  }

  private Class<? extends Model> model(String definition) {
    Class<? extends Model> model = models.get(definition);
    assertThat(model).as("model of %s", definition).isNotNull();
    return model;
  }

  @SuppressWarnings("unchecked") // an adapter matches its model
  private static TypeAdapter<Model> adapter(Class<? extends Model> model) throws Exception {
    return (TypeAdapter<Model>) (TypeAdapter<?>) GeneratedCode.adapter(model);
  }

  private static void assertSame(JsonElement written, JsonElement read, Fill fill) {
    assertThat(Examples.canonical(written))
        .isEqualTo(Examples.canonical(fill == Fill.NULL ? new JsonObject() : read));
  }
}
