package io.github.ibmcontainers.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonParser;
import io.github.ibmcontainers.generated.odd.api.OddApi;
import io.github.ibmcontainers.generated.odd.model.Odd;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The behavior of all requests, shown by operations with parameters and responses of every kind.
 */
@SuppressWarnings("deprecation") // that an operation is deprecated is part of what is tested
class ApiRequestTest extends OddServer {
  private String target() throws InterruptedException {
    return server.takeRequest().getTarget();
  }

  @Test
  void argumentsAreEncodedInThePath() throws Exception {
    answer(200, "");
    api().getPath("two/2", "k?", "one 1").execute();
    assertThat(target()).isEqualTo("/global/a/one%201/b/two%2F2.k%3F/");
  }

  @Test
  void baseUrlPathIsKeptAndMayEndInASlash() throws Exception {
    answer(200, "{}");
    new OddApi(new ApiClient(http, server.url("/a%20b/global/"))).getOdd().execute();
    assertThat(target()).isEqualTo("/a%20b/global/odd");
  }

  @Test
  void flagsHaveNoValueAndListsUseTheDocumentedFormat() throws Exception {
    answer(200, "");
    api()
        .getLists("m&m", List.of("1", "2"))
        .v1Compatible(true)
        .csv(List.of("a,b", "c"))
        .multi(List.of("x", "y z"))
        .pipes(List.of("p", "q"))
        .propertyClass("c")
        .limit(5L)
        .execute();
    HttpUrl url = server.takeRequest().getUrl();
    assertThat(url.encodedQuery())
        .isEqualTo(
            "must=m%26m&musts=1%2C2&v1-compatible&csv=a%2Cb%2Cc&multi=x&multi=y%20z&pipes=p%7Cq"
                + "&class=c&limit=5");
  }

  @Test
  void lastValueIsSentAndNullRemovesIt() throws Exception {
    answer(200, "");
    api()
        .getLists("m", List.of())
        .v1Compatible(true)
        .v1Compatible(false)
        .csv(List.of("a"))
        .csv(null)
        .propertyClass("a")
        .propertyClass("b")
        .limit(5L)
        .limit(null)
        .execute();
    assertThat(target()).isEqualTo("/global/lists?must=m&musts=&class=b");
  }

  @Test
  void listWithNullIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> api().getLists("m", java.util.Arrays.asList("a", null)))
        .withMessage("GET getLists: musts is required");
  }

  @Test
  void formsAreSentUrlEncoded() throws Exception {
    answer(200, "");
    api().postForm("a b&c").why("ü").execute();
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(sent.getBody().utf8()).isEqualTo("user=a+b%26c&why=%C3%BC");
  }

  @Test
  void bodiesOfEveryKindAreJson() throws Exception {
    answer(200, "");
    api().patchOdd("a \"text\"").execute();
    assertThat(server.takeRequest().getBody().utf8()).isEqualTo("\"a \\\"text\\\"\"");
    answer(200, "");
    api().putMap(Map.of("k", "<v>")).execute();
    assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"k\":\"<v>\"}");
    answer(200, "");
    api().putAny(JsonParser.parseString("{\"a\":[1.50,null]}")).execute();
    assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"a\":[1.50,null]}");
  }

  @Test
  void bodyIsEncodedWhenTheRequestIsCreatedAndHasALength() throws Exception {
    answer(200, "{}");
    answer(200, "{}");
    Odd odd = new Odd().name("before");
    OddApi.PutOddCall request = api().putOdd(odd);
    odd.name("after");
    request.execute();
    request.execute();
    for (int i = 0; i < 2; i++) {
      RecordedRequest sent = server.takeRequest();
      assertThat(sent.getBody().utf8()).isEqualTo("{\"name\":\"before\"}");
      assertThat(sent.getHeaders().get("Content-Length")).isEqualTo("17");
      assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
    }
  }

  @Test
  void valueThatJsonCannotRepresentIsRejectedBeforeSending() {
    Odd odd = new Odd();
    odd.putAdditionalProperty("x", new com.google.gson.JsonPrimitive(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> api().putOdd(odd));
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void argumentCannotEscapeThePath(String bad) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> api().getPath("two", "kind", bad).buildCall())
        .withMessageStartingWith("GET getPath: one must not be ");
  }

  @Test
  void dotsInLongerArgumentsAreHarmless() throws Exception {
    answer(200, "");
    api().getPath("a..", "...", "%2e%2e").execute();
    assertThat(target()).isEqualTo("/global/a/%252e%252e/b/a....../");
  }

  @Test
  void everyRequestIsTaggedWithItsOperation() {
    Request request = api().postOdds(List.of()).buildCall().request();
    Operation operation = request.tag(Operation.class);
    assertThat(operation)
        .isEqualTo(
            new Operation(
                "postOdds",
                "odd",
                "POST",
                "/odd",
                "v2",
                "vpc",
                java.util.Set.of("X-One", "X-Two"),
                java.util.Set.of("X-One"),
                false,
                false,
                true));
    assertThat(api().getOdd().operation().provider()).isNull();
    assertThat(api().getOdd()).hasToString("GET getOdd");
  }

  @Test
  void callbackReceivesSuccessOnce() throws Exception {
    answer(200, "{\"name\":\"n\"}");
    CompletableFuture<ApiResponse<Odd>> heard = new CompletableFuture<>();
    Call call = api().getOdd().executeAsync(completing(heard));
    assertThat(heard.get().getData().getName()).isEqualTo("n");
    assertThat(call.request().tag(Operation.class)).isNotNull();
  }

  @Test
  void callbackReceivesEveryKindOfFailure() {
    answer(404, "");
    answer(200, "{\"count\":\"bad\"}");
    List<String> messages =
        List.of(
            "GET getOdd answered 404 Not Found",
            "GET getOdd answered 200 with unexpected JSON",
            "GET getOdd got no answer");
    for (String message : messages) {
      if (message.endsWith("no answer")) {
        server.close();
      }
      CompletableFuture<ApiResponse<Odd>> heard = new CompletableFuture<>();
      api().getOdd().executeAsync(completing(heard));
      assertThat(heard)
          .failsWithin(java.time.Duration.ofSeconds(10))
          .withThrowableThat()
          .havingCause()
          .isInstanceOf(ApiException.class)
          .withMessageStartingWith(message);
    }
  }

  @Test
  void baseUrlWithPartsThatWouldBeDroppedIsRejected() {
    for (String url : List.of("http://h/?q", "http://h/#f", "http://user@h/", "http://:p@h/")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ApiClient(http, HttpUrl.get(url)))
          .withMessageStartingWith("baseUrl ");
    }
  }

  private static <T extends @Nullable Object> ApiCallback<T> completing(
      CompletableFuture<ApiResponse<T>> heard) {
    return new ApiCallback<>() {
      @Override
      public void onSuccess(ApiResponse<T> response) {
        assertThat(heard.complete(response)).isTrue();
      }

      @Override
      public void onFailure(ApiException failure) {
        assertThat(heard.completeExceptionally(failure)).isTrue();
      }
    };
  }
}
