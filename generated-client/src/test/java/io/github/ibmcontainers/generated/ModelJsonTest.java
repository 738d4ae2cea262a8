package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.ReflectionAccessFilter;
import io.github.ibmcontainers.generated.odd.model.Combined;
import io.github.ibmcontainers.generated.odd.model.Odd;
import io.github.ibmcontainers.generated.odd.model.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The behavior of all model adapters, shown by a model with fields of every kind. */
class ModelJsonTest {
  private static Odd read(String json) throws IOException {
    return Odd.Adapter.INSTANCE.fromJson(json);
  }

  private static String write(Odd odd) {
    return Odd.Adapter.INSTANCE.toJson(odd);
  }

  @Test
  void unknownFieldsAreKeptAndWrittenWithAllDigits() throws IOException {
    String json =
        "{\"name\":\"n\",\"new\":{\"n\":9007199254740993,\"d\":1.50,\"e\":1E400,\"z\":null,"
            + "\"l\":[0.1,{\"t\":true}]},\"nothing\":null}";

    Odd odd = read(json);

    assertThat(odd.getAdditionalProperties()).containsOnlyKeys("new", "nothing");
    assertThat(write(odd)).isEqualTo(json);
    assertThat(new Gson().toJson(odd)).isEqualTo(json);
  }

  @Test
  void unsetFieldsAreNotSentAndNullMeansUnset() throws IOException {
    assertThat(write(new Odd())).isEqualTo("{}");
    Odd odd = read("{\"texts\":null,\"labels\":null,\"part\":null,\"size\":null,\"free\":null}");
    assertThat(odd.getTexts()).isNull();
    assertThat(odd.getLabels()).isNull();
    assertThat(odd.getFree()).isNull();
    assertThat(write(odd)).isEqualTo("{}");
    assertThat(odd.getAdditionalProperties()).isEmpty();
  }

  @Test
  void emptyListsAndMapsAreSentIncludingTheirNulls() throws IOException {
    Odd odd = new Odd().texts(List.of()).labels(Map.of()).parts(Arrays.asList(null, new Part()));
    assertThat(write(odd)).isEqualTo("{\"texts\":[],\"parts\":[null,{}],\"labels\":{}}");
    assertThat(read("{\"texts\":[],\"labels\":{}}"))
        .isEqualTo(new Odd().texts(List.of()).labels(Map.of()));
  }

  @Test
  @DisplayName("#120 nulls in lists and maps are skipped when reading")
  void nullsInListsAndMapsAreSkippedWhenReading() throws IOException {
    Odd odd =
        read(
            "{\"texts\":[null,\"a\"],\"parts\":[null,{\"name\":\"p\"},null],"
                + "\"labels\":{\"a\":null,\"b\":\"c\"},\"byName\":{\"k\":[null],\"l\":null},"
                + "\"matrix\":[null,[null,{\"name\":\"q\"}]]}");
    assertThat(odd.getTexts()).containsExactly("a");
    assertThat(odd.getParts()).containsExactly(new Part().name("p"));
    assertThat(odd.getLabels()).isEqualTo(Map.of("b", "c"));
    assertThat(odd.getByName()).isEqualTo(Map.of("k", List.of()));
    assertThat(odd.getMatrix()).containsExactly(List.of(new Part().name("q")));
  }

  @Test
  void nullsInValuesOfAnyTypeAreKept() throws IOException {
    String json = "{\"freeList\":[null,{\"n\":null}],\"freeMap\":{\"k\":null}}";
    assertThat(write(read(json))).isEqualTo(json);
  }

  @Test
  @DisplayName("#141 integers of any size are read")
  void integersMayExceedTheDocumentedSize() throws IOException {
    assertThat(read("{\"count\":5000000000}").getCount()).isEqualTo(5_000_000_000L);
    String json = "{\"name\":\"n\",\"size\":18446744073709551615,\"count\":-9223372036854775809}";
    Odd odd = read(json);
    assertThat(odd.getName()).isEqualTo("n");
    assertThat(odd.getSize()).isNull();
    assertThat(odd.getAdditionalProperties())
        .containsEntry("size", new JsonPrimitive(new BigDecimal("18446744073709551615")))
        .containsEntry("count", new JsonPrimitive(new BigDecimal("-9223372036854775809")));
    assertThat(JsonParser.parseString(write(odd))).isEqualTo(JsonParser.parseString(json));
    assertThat(read("{\"size\":1e99999999}").getAdditionalProperties()).containsOnlyKeys("size");
  }

  @Test
  void numbersAndBooleansMayBeQuoted() throws IOException {
    Odd odd =
        read("{\"count\":\"7\",\"size\":\"9007199254740993\",\"ratio\":\"0.10\",\"on\":\"TRUE\"}");
    assertThat(odd.getCount()).isEqualTo(7L);
    assertThat(odd.getSize()).isEqualTo(9007199254740993L);
    assertThat(odd.getRatio()).isEqualTo(new BigDecimal("0.10"));
    assertThat(odd.getOn()).isTrue();
  }

  @Test
  void integersAreReadAsNumbersAndNumbersAndBooleansAsText() throws IOException {
    Odd odd = read("{\"ratio\":3,\"name\":1.50,\"created\":true}");
    assertThat(odd.getRatio()).isEqualByComparingTo("3");
    assertThat(odd.getName()).isEqualTo("1.50");
    assertThat(odd.getCreated()).isEqualTo("true");
  }

  @Test
  void wholeDecimalNumbersAreReadAsIntegers() throws IOException {
    assertThat(read("{\"count\":7.0}").getCount()).isEqualTo(7L);
    assertThat(read("{\"size\":9007199254740993.0}").getSize()).isEqualTo(9007199254740993L);
    assertThat(read("{\"size\":1e3}").getSize()).isEqualTo(1000L);
  }

  @Test
  void singleObjectsAndListsOfOneAreInterchangeable() throws IOException {
    Odd odd = read("{\"parts\":{\"name\":\"p\"},\"part\":[{\"name\":\"q\"}]}");
    assertThat(odd.getParts()).containsExactly(new Part().name("p"));
    assertThat(odd.getPart()).isEqualTo(new Part().name("q"));
    assertThat(read("{\"matrix\":[{\"name\":\"p\"}]}").getMatrix())
        .containsExactly(List.of(new Part().name("p")));
  }

  @Test
  void listOfOneMapIsReadAsAMapAndNestedListsAreFlattened() throws IOException {
    assertThat(read("{\"labels\":[{\"a\":\"b\"}]}").getLabels()).isEqualTo(Map.of("a", "b"));
    assertThat(read("{\"byName\":[{\"k\":[{\"name\":\"p\"}]}]}").getByName())
        .isEqualTo(Map.of("k", List.of(new Part().name("p"))));
    assertThat(
            read("{\"parts\":[[{\"name\":\"p\"},{\"name\":\"q\"}],[],{\"name\":\"r\"}]}")
                .getParts())
        .containsExactly(new Part().name("p"), new Part().name("q"), new Part().name("r"));
    assertThat(read("{\"texts\":[[\"a\"],[[\"b\"]]]}").getTexts()).containsExactly("a", "b");
    assertThat(read("{\"matrix\":[[{\"name\":\"p\"},{}],[]]}").getMatrix())
        .containsExactly(List.of(new Part().name("p"), new Part()), List.of());
  }

  @Test
  void fieldNamesAreCaseInsensitiveUnlessAnExactMatchExists() throws IOException {
    Odd odd = read("{\"NAME\":\"n\",\"ByName\":{},\"1ST\":\"f\"}");
    assertThat(odd.getName()).isEqualTo("n");
    assertThat(odd.getByName()).isEmpty();
    assertThat(odd.get1st()).isEqualTo("f");
    assertThat(odd.getAdditionalProperties()).isEmpty();

    Odd both = read("{\"name\":\"exact\",\"NAME\":\"other\"}");
    assertThat(both.getName()).isEqualTo("exact");
    assertThat(both.getAdditionalProperties()).containsOnlyKeys("NAME");
    assertThat(read("{\"NAME\":\"other\",\"name\":\"exact\"}").getName()).isEqualTo("exact");

    Odd vlans = read("{\"privateVlan\":\"a\",\"privateVLAN\":\"b\"}");
    assertThat(vlans.getPrivateVlan()).isEqualTo("a");
    assertThat(vlans.getPrivateVLAN()).isEqualTo("b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"count\":1.5}        | Odd.count | $.count",
        "{\"size\":\"seven\"}   | Odd.size | $.size",
        "{\"numbers\":[18446744073709551616]} | Odd.numbers | $.numbers[0]",
        "{\"part\":[null]}      | Odd.part | $.part",
        "{\"parts\":{}}         | Odd.parts | $.parts",
        "{\"parts\":{\"code\":\"seven\"}} | Odd.parts | $.parts",
        "{\"matrix\":{}}        | Odd.matrix | $.matrix",
        "{\"byName\":{\"k\":{}}} | Odd.byName | $.byName.k",
        "{\"labels\":[]}        | Odd.labels | $.labels",
        "{\"labels\":[{},{}]}   | Odd.labels | $.labels",
        "{\"count\":true}       | Odd.count | $.count",
        "{\"ratio\":\"1,5\"}    | Odd.ratio | $.ratio",
        "{\"on\":1}             | Odd.on | $.on",
        "{\"on\":\"seven\"}     | Odd.on | $.on",
        "{\"name\":{\"a\":77}}  | Odd.name | $.name",
        "{\"name\":[77]}        | Odd.name | $.name",
        "{\"texts\":\"seven\"}  | Odd.texts | $.texts",
        "{\"numbers\":[1,\"seven\"]} | Odd.numbers | $.numbers[1]",
        "{\"labels\":[77]}      | Odd.labels | $.labels",
        "{\"part\":\"seven\"}   | Odd.part | $.part",
        "{\"part\":[]}          | Odd.part | $.part",
        "{\"part\":[{},{}]}     | Odd.part | $.part",
        "{\"parts\":[{},{\"size\":\"seven\"}]} | Part.size | $.parts[1].size",
        "{\"byName\":{\"k\":[{\"name\":{}}]}}  | Part.name | $.byName.k[0].name",
        "{\"Count\":\"seven\"}  | Odd.Count | $.Count",
      })
  void valueOfAnotherTypeIsReportedByPathAndNotByValue(String json, String field, String path) {
    assertThatExceptionOfType(UnexpectedJsonException.class)
        .isThrownBy(() -> read(json))
        .satisfies(
            e -> {
              assertThat(e.model() + "." + e.field()).isEqualTo(field);
              assertThat(e.path()).isEqualTo(path);
              assertThat(e)
                  .hasMessageStartingWith(field + ": ")
                  .hasMessageEndingWith(" at " + path)
                  .hasNoCause();
              assertThat(e.getMessage())
                  .doesNotContain("seven", "77", "1.5", "18446744073709551616");
            });
    assertThatExceptionOfType(UnexpectedJsonException.class)
        .isThrownBy(() -> new Gson().fromJson(json, Odd.class));
  }

  @Test
  void lenientFieldOfAnotherTypeIsKeptAsAnUnknownField() throws IOException {
    String json =
        "{\"looseText\":{\"a\":1.0},\"loosePart\":\"p\",\"looseTexts\":[\"a\",{\"b\":null}]}";

    Odd odd = read(json);

    assertThat(odd.getLooseText()).isNull();
    assertThat(odd.getLoosePart()).isNull();
    assertThat(odd.getLooseTexts()).isNull();
    assertThat(odd.getAdditionalProperties())
        .containsOnlyKeys("looseText", "loosePart", "looseTexts");
    assertThat(write(odd)).isEqualTo(json);
    assertThat(write(odd.looseText("now set")))
        .isEqualTo(
            "{\"looseText\":\"now set\",\"loosePart\":\"p\",\"looseTexts\":[\"a\",{\"b\":null}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"looseText\":[1.50]}",
        "{\"loosePart\":[{},{}]}",
        "{\"loosePart\":7}",
        "{\"looseTexts\":\"a\"}",
        "{\"looseTexts\":{\"a\":null}}",
        "{\"looseTexts\":[\"a\",1.0,{\"b\":null},null,\"c\"]}",
        "{\"looseFlag\":\"yes\"}",
        "{\"looseFlag\":{}}",
        "{\"looseFlag\":1}",
        "{\"looseCount\":1.5}",
        "{\"looseCount\":\"many\"}",
        "{\"looseCount\":18446744073709551616}",
        "{\"looseCount\":true}",
        "{\"looseRatio\":[0.10]}",
        "{\"looseParts\":[{\"name\":\"p\",\"x\":1E400},\"q\",null]}",
        "{\"looseParts\":{}}",
        "{\"looseParts\":true}",
        "{\"looseGroups\":{\"a\":[{\"name\":\"p\"}],\"b\":[{},\"q\"],\"c\":null}}",
        "{\"looseGroups\":{\"a\":\"p\"}}",
        "{\"looseGroups\":[]}",
      })
  void lenientFieldsOfEveryKindKeepValuesOfOtherTypes(String json) throws IOException {
    for (Odd odd : List.of(read(json), fast(json))) {
      assertThat(odd.getAdditionalProperties()).hasSize(1);
      assertThat(odd).isEqualTo(withOnly(odd.getAdditionalProperties()));
      assertThat(write(odd)).isEqualTo(json);
    }
  }

  private static Odd withOnly(Map<String, JsonElement> unknown) {
    Odd odd = new Odd();
    unknown.forEach(odd::putAdditionalProperty);
    return odd;
  }

  /** Reads JSON as the client reads responses. */
  private static Odd fast(String json) throws IOException {
    return Odd.Adapter.INSTANCE.read(new Utf8JsonReader(new Buffer().writeUtf8(json), -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"looseFlag\":\"TRUE\"}  | {\"looseFlag\":true}",
        "{\"looseCount\":\"7\"}    | {\"looseCount\":7}",
        "{\"looseCount\":7.0}      | {\"looseCount\":7}",
        "{\"looseRatio\":0.10}     | {\"looseRatio\":0.10}",
        "{\"looseTexts\":[1,null]} | {\"looseTexts\":[\"1\"]}",
        "{\"loosePart\":[{\"name\":\"p\"}]} | {\"loosePart\":{\"name\":\"p\"}}",
        "{\"looseParts\":{\"name\":\"p\"}}  | {\"looseParts\":[{\"name\":\"p\"}]}",
        "{\"looseParts\":[null,{\"size\":1},[{\"size\":2},{}]]} | {\"looseParts\":[{\"size\":1},{\"size\":2},{}]}",
        "{\"looseGroups\":{\"a\":{\"size\":1}}} | {\"looseGroups\":{\"a\":[{\"size\":1}]}}",
        "{\"looseGroups\":{\"a\":[],\"b\":null}} | {\"looseGroups\":{\"a\":[]}}",
      })
  void lenientFieldAcceptsTheSameVariantsAsOtherFields(String json, String same)
      throws IOException {
    for (Odd odd : List.of(read(json), fast(json))) {
      assertThat(odd.getAdditionalProperties()).isEmpty();
      assertThat(write(odd)).isEqualTo(same);
    }
  }

  @Test
  void lenientFieldOfItsOwnTypeIsReadLikeAnyOther() throws IOException {
    Odd odd =
        read(
            "{\"looseText\":\"t\",\"loosePart\":{\"name\":\"p\"},\"looseTexts\":[\"a\"],\"name\":\"n\"}");
    assertThat(odd.getLooseText()).isEqualTo("t");
    assertThat(odd.getLoosePart()).isEqualTo(new Part().name("p"));
    assertThat(odd.getLooseTexts()).containsExactly("a");
    assertThat(odd.getName()).isEqualTo("n");
    assertThat(odd.getAdditionalProperties()).isEmpty();
    assertThat(read("{\"looseText\":null,\"loosePart\":null,\"looseTexts\":null}"))
        .isEqualTo(new Odd());
  }

  @Test
  void valuesOfAnyTypeKeepTheirDigits() throws IOException {
    String json =
        "{\"anything\":[1.50,9007199254740993],\"free\":{\"a\":1E400},\"freeList\":[{\"n\":null}],"
            + "\"freeMap\":{\"k\":{\"x\":0.10}},\"openMap\":{\"y\":true}}";
    assertThat(write(read(json))).isEqualTo(json);
  }

  @Test
  void partsOfADefinitionBecomeOneModel() throws IOException {
    Combined combined =
        Combined.Adapter.INSTANCE.fromJson("{\"name\":\"n\",\"size\":1,\"more\":true}");
    assertThat(combined.getName()).isEqualTo("n");
    assertThat(combined.getSize()).isEqualTo(1);
    assertThat(combined.getMore()).isTrue();
    assertThat(combined.getAdditionalProperties()).isEmpty();
  }

  @Test
  void namesThatAreInvalidInJavaKeepTheirJsonNames() {
    assertThat(write(new Odd().propertyClass("c").oddName("o")._1st("f").aB("d")))
        .isEqualTo("{\"class\":\"c\",\"odd-name\":\"o\",\"1st\":\"f\",\"a.b\":\"d\"}");
  }

  @Test
  void anyGsonCanBeUsedEvenWithoutReflection() {
    Gson gson =
        new Gson()
            .newBuilder()
            .addReflectionAccessFilter(ReflectionAccessFilter.BLOCK_ALL_JAVA)
            .addReflectionAccessFilter(type -> ReflectionAccessFilter.FilterResult.BLOCK_ALL)
            .create();
    Odd odd = new Odd().name("n").part(new Part().size(1L));
    assertThat(gson.fromJson(gson.toJson(odd), Odd.class)).isEqualTo(odd);
  }

  @Test
  void toStringContainsNoSecretNoUnknownValueAndNoValueOfAnyType() throws IOException {
    Odd odd =
        read(
            "{\"name\":\"shown\",\"apiKey\":\"s3cret\",\"secretPart\":{\"name\":\"s3cret\"},"
                + "\"secrets\":{\"k\":\"s3cret\"},\"free\":{\"x\":\"s3cret\"},"
                + "\"anything\":\"s3cret\",\"token\":\"s3cret\",\"texts\":[\"a\",\"b\"],"
                + "\"labels\":{\"l\":\"m\"},\"part\":{\"name\":\"p\",\"pass\":\"s3cret\"}}");

    assertThat(odd.toString())
        .doesNotContain("s3cret")
        .contains("name=shown", "apiKey=***", "secretPart=***", "secrets=***", "+1 unknown")
        .contains("texts=[a, b]", "labels={l=m}", "part=Part{name=p, +1 unknown}");
  }

  @Test
  void equalsComparesAllFieldsIncludingUnknownOnes() throws IOException {
    assertThat(read("{\"name\":\"a\",\"x\":1}"))
        .isEqualTo(read("{\"x\":1,\"name\":\"a\"}"))
        .isNotEqualTo(read("{\"name\":\"b\",\"x\":1}"))
        .isNotEqualTo(read("{\"name\":\"a\",\"x\":2}"))
        .isNotEqualTo(read("{\"name\":\"a\"}"))
        .isNotEqualTo(null);
    assertThat((Object) new Part().name("n")).isNotEqualTo(new Combined().name("n"));
  }

  @Test
  void unknownFieldsCanBeSetAndRemoved() {
    Odd odd = new Odd();
    odd.putAdditionalProperty("a", new JsonPrimitive(1));
    odd.putAdditionalProperty("b", JsonNull.INSTANCE);
    assertThat(write(odd)).isEqualTo("{\"a\":1,\"b\":null}");
    odd.putAdditionalProperty("a", null);
    odd.putAdditionalProperty("b", null);
    assertThat(odd).isEqualTo(new Odd());
    assertThat(JsonParser.parseString(write(odd)).getAsJsonObject().isEmpty()).isTrue();
  }

  @Test
  void excessiveNestingIsRejected() {
    String deep = "{\"x\":".repeat(100_000);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(deep));
  }
}
