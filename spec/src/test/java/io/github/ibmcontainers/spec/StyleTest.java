package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.spec.document.ApiDocument;
import io.github.ibmcontainers.spec.document.CanonicalJson;
import io.github.ibmcontainers.spec.document.DocumentText;
import io.github.ibmcontainers.spec.normal.KnownNames;
import io.github.ibmcontainers.spec.normal.NormalForm;
import io.github.ibmcontainers.spec.style.Style;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The project's document in other styles yields the same Java code and requests: apart from
 * descriptions, the input of the generator is the same, the API surface is the same, and every
 * action of the overlay still applies and is still needed.
 */
class StyleTest {
  private static final Inputs INPUTS = Inputs.read();

  @ParameterizedTest
  @EnumSource
  @DisplayName("#140 another style, such as a header parameter Authorization, changes nothing:")
  void one(Style style) {
    JsonObject document = INPUTS.published();
    style.rewrite(document, new Random(1));

    INPUTS.assertSame(document);
  }

  @Property(tries = 50, shrinking = ShrinkingMode.BOUNDED)
  void anyCombination(@ForAll List<Style> styles, @ForAll long seed) {
    JsonObject document = INPUTS.published();
    Random random = new Random(seed);
    styles.stream().distinct().limit(8).forEach(style -> style.rewrite(document, random));

    INPUTS.assertSame(document);
  }

  /** The results of the project's document. */
  private record Inputs(
      String swagger, Overlay overlay, KnownNames known, String input, String surface) {
    static Inputs read() {
      try {
        String swagger = SpecFiles.swagger();
        JsonObject corrected = SpecFiles.corrected();
        return new Inputs(
            swagger,
            Overlay.parse(SpecFiles.overlay()),
            SpecFiles.names(),
            input(corrected),
            ApiSurface.of(corrected));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    JsonObject published() {
      return ApiDocument.parse(swagger);
    }

    void assertSame(JsonObject rewritten) {
      NormalForm.Result normal =
          NormalForm.of(DocumentText.parse(CanonicalJson.write(rewritten)), known);
      Overlay.Applied applied = overlay.tryOn(normal.document());
      assertThat(applied.broken()).isEmpty();
      assertThat(applied.notNeeded()).isEmpty();
      assertThat(normal.notes()).isEmpty();
      assertThat(ApiSurface.of(applied.document()).lines())
          .containsExactlyElementsOf(surface.lines().toList());
      assertThat(input(applied.document())).isEqualTo(input);
    }

    private static String input(JsonObject corrected) {
      return CanonicalJson.write(
          withoutTexts(GeneratorInput.from(corrected), false).getAsJsonObject());
    }

    /** Returns a copy without descriptions, which don't affect Java code and requests. */
    private static JsonElement withoutTexts(JsonElement element, boolean names) {
      if (element instanceof JsonArray list) {
        list.forEach(item -> withoutTexts(item, false));
      } else if (element instanceof JsonObject object) {
        if (!names) {
          object.remove("description");
          object.remove("summary");
        }
        object
            .entrySet()
            .forEach(
                member ->
                    withoutTexts(
                        member.getValue(),
                        !names && List.of("properties", "definitions").contains(member.getKey())));
      }
      return element;
    }
  }
}
