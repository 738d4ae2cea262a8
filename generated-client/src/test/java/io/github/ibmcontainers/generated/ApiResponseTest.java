package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonParser;
import io.github.ibmcontainers.generated.odd.api.OddApi;
import io.github.ibmcontainers.generated.odd.model.Odd;
import io.github.ibmcontainers.generated.odd.model.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Request;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding of responses of every kind. */
@SuppressWarnings("deprecation") // that an operation is deprecated is part of what is tested
class ApiResponseTest extends OddServer {
  @Test
  void responsesOfEveryKindAreDecoded() throws Exception {
    answer(200, "{\"a\":{\"name\":\"p\"},\"b\":null}");
    assertThat(api().getMap().execute()).isEqualTo(Map.of("a", new Part().name("p")));
    answer(200, "[[{\"name\":\"p\"}],[]]");
    assertThat(api().getMatrix().execute())
        .containsExactly(List.of(new Part().name("p")), List.of());
    answer(202, "[1.50]");
    assertThat(api().getAny().execute()).isEqualTo(JsonParser.parseString("[1.50]"));
    answer(200, "\"text\"");
    assertThat(api().getText().execute()).isEqualTo("text");
    answer(200, "{\"whatever\":[true]}");
    assertThat(api().deleteOdd().execute()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \r\n", "\ufeff", "null", "{}", "[{\"a\":[1]}]", "\"OK\"", "7"})
  void withoutDeclaredBodyAnEmptyBodyAndAnyJsonAreAccepted(String body) throws Exception {
    answer(200, body);
    assertThat(api().deleteOdd().execute()).isNull();
  }

  @ParameterizedTest
  @DisplayName("#144 HTML or malformed JSON isn't a success, whatever the declared body")
  @ValueSource(
      strings = {
        "<html>s3cret</html>",
        "OK",
        "{\"s3cret\":",
        "{\"a\":s3cret}",
        "{} s3cret",
        "\u0000\u0001s3cret",
        "[1,"
      })
  void withoutDeclaredBodyHtmlAndMalformedJsonAreATypedError(String body) {
    answer(200, body);
    answer(202, body);
    for (ApiRequest<?> request : List.of(api().deleteOdd(), api().getLists("m", List.of()))) {
      assertThatExceptionOfType(UnexpectedResponseException.class)
          .isThrownBy(request::execute)
          .withMessageStartingWith(request + " answered 20")
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret"));
    }
  }

  @ParameterizedTest
  @DisplayName(
      "#144 another JSON type than the declared one is a typed error, and {} isn't an empty list")
  @ValueSource(
      strings = {"{}", "{\"code\":\"s3cret\"}", "true", "7", "\"s3cret\"", "[7]", "[\"s3cret\"]"})
  void anotherTypeThanAListOfObjectsIsATypedError(String body) {
    answer(200, body);
    assertThatExceptionOfType(UnexpectedResponseException.class)
        .isThrownBy(() -> api().postOdds(List.of()).execute())
        .withMessageStartingWith("POST postOdds answered 200 with unexpected JSON: ")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret"));
  }

  @Test
  @DisplayName("#120 null isn't an entry of a list or map, and isn't an object")
  void nullIsNeitherAnEntryNorAnObject() throws Exception {
    answer(200, "[null]");
    assertThat(api().postOdds(List.of()).execute()).isEmpty();
    answer(200, "[null,{\"name\":\"n\"}]");
    assertThat(api().postOdds(List.of()).execute()).containsExactly(new Odd().name("n"));
    answer(200, "[null,[null]]");
    assertThat(api().getMatrix().execute()).containsExactly(List.of());
    answer(200, "{\"a\":null}");
    assertThat(api().getMap().execute()).isEmpty();
    answer(200, "{\"a\":[null]}");
    assertThatExceptionOfType(UnexpectedResponseException.class)
        .isThrownBy(() -> api().getMap().execute())
        .withMessageEndingWith("expected an object, found an array of null at $.a");
    for (String body : List.of("[null]", "[]", "[[null]]")) {
      answer(200, body);
      assertThatExceptionOfType(UnexpectedResponseException.class)
          .isThrownBy(() -> api().getOdd().execute())
          .withMessageStartingWith(
              "GET getOdd answered 200 with unexpected JSON: expected an object");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "-2147483649", "-9223372036854775808"})
  void negativeContentLengthIsATypedError(String length) {
    for (int code : new int[] {200, 500}) {
      server.enqueue(
          new MockResponse.Builder()
              .code(code)
              .body("{}")
              .setHeader("Content-Length", length)
              .build());
      assertThatExceptionOfType(ApiException.class)
          .isThrownBy(() -> api().getOdd().execute())
          .satisfies(e -> assertThat(e.getCode()).isEqualTo(code));
    }
  }

  @Test
  void nullListOrMapIsEmpty() throws Exception {
    answer(200, "null");
    assertThat(api().postOdds(List.of()).execute()).isEmpty();
    answer(200, " null ");
    assertThat(api().getMap().execute()).isEmpty();
  }

  @Test
  void statusAndHeadersOfAResponseAreAvailable() throws Exception {
    server.enqueue(
        new MockResponse.Builder().code(201).addHeader("X-Id", "7").body("\ufeff \n{}").build());
    ApiResponse<Odd> response = api().getOdd().executeWithHttpInfo();
    assertThat(response.getStatusCode()).isEqualTo(201);
    assertThat(response.getHeaders().get("x-id")).isEqualTo("7");
    assertThat(response.getData()).isEqualTo(new Odd());
    assertThat(response).hasToString("HTTP 201");
  }

  @Test
  void fileIsReturnedAsBytesWhateverItsContentType() throws Exception {
    byte[] file = {'P', 'K', 0, (byte) 0xff};
    for (String type : List.of("application/json", "text/html", "application/zip")) {
      server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", type)
              .body(new Buffer().write(file))
              .build());
      assertThat(api().getArchive().execute()).isEqualTo(file);
      assertThat(server.takeRequest().getHeaders().get("Accept")).isEqualTo("*/*");
    }
  }

  @Test
  void anyResponseCanBeReadAsAStream() throws Exception {
    answer(200, "{\"not\": \"decoded\"");
    try (ResponseBody body = api().getOdd().executeForBody()) {
      assertThat(new String(body.byteStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"not\": \"decoded\"");
    }
    answer(404, "gone");
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> api().getArchive().executeForBody())
        .withMessage("GET getArchive answered 404 Not Found");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400 Bad Request",
    "401, 401 Unauthorized",
    "404, 404 Not Found",
    "429, 429 Too Many Requests",
    "502, 502 Bad Gateway",
    "599, 599",
    "304, 304 Not Modified"
  })
  void errorContainsOperationAndStatusAndNoResponseContent(int code, String status) {
    server.enqueue(
        new MockResponse.Builder()
            .status("HTTP/1.1 " + code + " s3cret")
            .addHeader("Set-Cookie", "s3cret")
            .body(code == 304 ? "" : "<html>s3cret</html>")
            .build());
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .withMessage("GET getOdd answered " + status)
        .satisfies(
            e -> {
              assertThat(e).isNotInstanceOf(UnexpectedResponseException.class);
              assertThat(e.getCode()).isEqualTo(code);
              assertThat(e.getResponseBody()).isEqualTo(code == 304 ? "" : "<html>s3cret</html>");
              assertThat(e.getResponseHeaders().get("set-cookie")).isEqualTo("s3cret");
              assertThat(e.toString()).doesNotContain("s3cret");
            });
  }

  @Test
  void onlyTheStartOfALargeErrorBodyIsKept() {
    answer(500, "x".repeat(ApiRequest.MAX_ERROR_BODY + 1000));
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .satisfies(e -> assertThat(e.getResponseBody()).hasSize(ApiRequest.MAX_ERROR_BODY));
  }

  @Test
  void errorWhoseBodyBreaksKeepsItsStatus() {
    server.enqueue(
        new MockResponse.Builder()
            .code(503)
            .body("half of it")
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(503));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204})
  void responseWithoutTheDeclaredBodyIsATypedError(int code) {
    server.enqueue(new MockResponse.Builder().code(code).build());
    server.enqueue(new MockResponse.Builder().code(code).build());
    for (ApiRequest<?> request : List.of(api().getOdd(), api().getArchive())) {
      assertThatExceptionOfType(UnexpectedResponseException.class)
          .isThrownBy(request::execute)
          .withMessage(request + " answered " + code + " without the body that is promised")
          .satisfies(e -> assertThat(e.getCode()).isEqualTo(code))
          .satisfies(e -> assertThat(e.isMissingBody()).isTrue());
    }
  }

  @Test
  void nullInPlaceOfAnObjectIsATypedError() {
    answer(200, "null");
    assertThatExceptionOfType(UnexpectedResponseException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .withMessage("GET getOdd answered 200 with null, where a body is promised")
        .satisfies(e -> assertThat(e.isMissingBody()).isFalse());
  }

  @Test
  void htmlInPlaceOfJsonIsATypedErrorThatKeepsTheBody() {
    answer(200, "\n <!DOCTYPE html><p>s3cret");
    assertThatExceptionOfType(UnexpectedResponseException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .withMessage("GET getOdd answered 200 with something that is not JSON")
        .satisfies(
            e -> {
              assertThat(e.getCode()).isEqualTo(200);
              assertThat(e.getResponseBody()).isEqualTo("<!DOCTYPE html><p>s3cret");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"s3cret",
        "{\"name\":s3cret}",
        "{\"name\" \"s3cret\"}",
        "{} {\"s3cret\":1}",
        "{\"a\":[s3cret",
        "nil"
      })
  void malformedJsonIsATypedErrorThatDoesNotQuoteIt(String body) {
    answer(200, body);
    assertThatExceptionOfType(UnexpectedResponseException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .satisfies(
            e -> {
              assertThat(e.getCode()).isEqualTo(200);
              assertThat(stackTrace(e)).doesNotContain("s3cret");
            });
  }

  @Test
  void jsonOfAnotherTypeIsATypedErrorWithItsPath() {
    answer(200, "[{\"parts\":[{\"size\":\"s3cret\"}]}]");
    assertThatExceptionOfType(UnexpectedResponseException.class)
        .isThrownBy(() -> api().postOdds(List.of()).execute())
        .withMessageContaining("Part.size")
        .withMessageContaining("$[0].parts[0].size")
        .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("s3cret"));
  }

  @Test
  void connectionThatBreaksWithinTheBodyIsNotReportedAsMalformedJson() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"name\":\"" + "x".repeat(100_000) + "\"}")
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .withMessageStartingWith("GET getOdd answered 200, but the connection broke off")
        .withCauseInstanceOf(IOException.class)
        .satisfies(e -> assertThat(e).isNotInstanceOf(UnexpectedResponseException.class));
  }

  @Test
  void missingResponseIsAnErrorWithoutStatus() {
    server.close();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> api().getOdd().execute())
        .withMessage("GET getOdd got no answer: ConnectException")
        .withCauseInstanceOf(IOException.class)
        .satisfies(
            e -> {
              assertThat(e.getCode()).isZero();
              assertThat(e.getResponseBody()).isNull();
              assertThat(e.getResponseHeaders().size()).isZero();
            });
  }

  @Test
  void noConnectionIsLeaked() throws Exception {
    for (int i = 0; i < 20; i++) {
      answer(i % 2 == 0 ? 500 : 200, i % 4 == 1 ? "<html>" : "{\"count\":\"bad\"}");
      assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api().getOdd().execute());
    }
    answer(200, "{}");
    api().getOdd().execute();
    assertThat(http.connectionPool().connectionCount())
        .isEqualTo(http.connectionPool().idleConnectionCount());
  }

  @Test
  void responseOfACallersCallCanBeRead() throws Exception {
    answer(200, "{\"name\":\"n\"}");
    OddApi.GetOddCall request = api().getOdd();
    Request changed = request.buildRequest().newBuilder().header("X-One", "1").build();
    assertThat(request.read(http.newCall(changed).execute()).getData().getName()).isEqualTo("n");
    assertThat(server.takeRequest().getHeaders().get("X-One")).isEqualTo("1");
  }

  private static String stackTrace(Throwable e) {
    java.io.StringWriter text = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
