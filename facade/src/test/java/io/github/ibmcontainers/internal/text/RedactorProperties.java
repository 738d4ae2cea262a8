package io.github.ibmcontainers.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Random documents with planted secrets, and random text without secrets. */
class RedactorProperties {
  private static final String MARK = "Pl4nted";
  private static final String VISIBLE = "v1s1ble";
  private static final List<String> SECRET_NAMES =
      List.of(
          "password",
          "access_token",
          "refreshToken",
          "API_KEY",
          "client-key-data",
          "id-token",
          "clientSecret",
          "certificate-authority-data",
          "user-secret-parameters",
          "credentials",
          "X-Auth-Refresh-Token");
  private static final List<String> HARMLESS_NAMES =
      List.of(
          "name",
          "publicKey",
          "monkey",
          "region",
          "secretName",
          "token_type",
          "expires_in",
          "keyId");

  /** Secrets of arbitrary characters around the mark. */
  @Provide
  Arbitrary<String> secret() {
    Arbitrary<String> around =
        Arbitraries.strings().ofMaxLength(12).withChars("ab 1\\\"'{}[],:;&=%<>#\n\t|-é");
    return around.flatMap(before -> around.map(after -> before + MARK + after));
  }

  /**
   * Fields and lists with planted secrets below a secret's name, and with visible marks below other
   * names.
   */
  @Provide
  Arbitrary<JsonElement> document() {
    Arbitrary<JsonElement> secret = secret().map(JsonPrimitive::new);
    Arbitrary<JsonElement> secrets =
        Arbitraries.oneOf(
            secret,
            secret.list().ofMinSize(1).ofMaxSize(3).map(RedactorProperties::list),
            object(secret, "x"));
    return Arbitraries.lazyOf(
        () -> object(secrets, VISIBLE),
        () -> object(secrets, VISIBLE),
        () -> document().list().ofMaxSize(3).map(RedactorProperties::list));
  }

  private static Arbitrary<JsonElement> object(Arbitrary<JsonElement> secrets, String visible) {
    return Arbitraries.of(SECRET_NAMES)
        .flatMap(
            name ->
                Arbitraries.of(HARMLESS_NAMES)
                    .flatMap(
                        other ->
                            secrets.map(
                                value -> {
                                  JsonObject object = new JsonObject();
                                  object.addProperty(other, visible);
                                  object.add(name, value);
                                  object.addProperty("last", visible);
                                  return object;
                                })));
  }

  private static JsonElement list(List<JsonElement> elements) {
    JsonArray array = new JsonArray();
    elements.forEach(array::add);
    return array;
  }

  @Property(tries = 300)
  @Label("#105 #128 no planted secret remains in JSON, nested in strings, complete or truncated")
  void json(
      @ForAll("document") JsonElement document,
      @ForAll @IntRange(max = 2) int nesting,
      @ForAll @IntRange(max = 99) int percent) {
    String text = document.toString();
    for (int i = 0; i < nesting; i++) {
      JsonObject outer = new JsonObject();
      outer.addProperty("body", text);
      text = outer.toString();
    }
    String whole = Redactor.text(text);
    assertThat(whole).doesNotContain(MARK);
    assertThat(count(whole)).as(whole).isEqualTo(count(text));
    assertThat(Redactor.text(text.substring(0, text.length() * percent / 100)))
        .doesNotContain(MARK);
  }

  @Property(tries = 1000, seed = "20260101")
  @Label("#105 #128 no planted secret remains in YAML of any style")
  void yaml(
      @ForAll("document") JsonElement document,
      @ForAll DumperOptions.FlowStyle flow,
      @ForAll DumperOptions.ScalarStyle scalar,
      @ForAll @IntRange(min = 20, max = 120) int width) {
    DumperOptions options = new DumperOptions();
    options.setWidth(width);
    options.setDefaultFlowStyle(flow);
    options.setDefaultScalarStyle(scalar);
    String text = new Yaml(options).dump(new Yaml().load(document.toString()));
    assertThat(Redactor.text(text)).as(text).doesNotContain(MARK);
  }

  @Property(tries = 200)
  @Label("#105 #106 no planted secret remains in forms, URLs and headers")
  void forms(@ForAll("secret") String secret) {
    String coded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    for (String name : SECRET_NAMES) {
      for (String text :
          List.of(
              "a=1&" + name + "=" + coded + "&name=" + VISIBLE,
              "https://" + VISIBLE + "/x?" + name + "=" + coded + "#" + name + "=" + coded,
              "{\"link\":\"" + VISIBLE + "?" + name + "=" + coded + "\"}")) {
        assertThat(Redactor.text(text)).doesNotContain(MARK).contains(VISIBLE);
      }
      assertThat(Redactor.header(name, secret)).isEqualTo("[redacted]");
    }
  }

  @Property(tries = 500)
  @Label("#108 text without secrets is unchanged")
  void harmless(@ForAll("harmless") String text) {
    assertThat(Redactor.text(text)).isEqualTo(text);
  }

  @Provide
  Arbitrary<String> harmless() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "cluster",
                "{\"publicKey\":\"a\"",
                "monkey=",
                "name: ",
                "\n  - ",
                "\\",
                "\\\"",
                "https://h/",
                "%41",
                "\\u0041"),
            Arbitraries.strings().ofMaxLength(6).withChars("xyz 09{}[]\"':,=&?-_.<>#|!\n\r\t\\%é"))
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  private static int count(String text) {
    return text.split(VISIBLE, -1).length;
  }
}
