package io.github.ibmcontainers.reliability;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/**
 * A fault of a response.
 *
 * @param name the fault's name in reports
 * @param taken whether the service executes the request nevertheless
 * @param refusal whether the response claims that it doesn't
 * @param silent whether the response never completes, so that only a timeout ends the call
 * @param response creates the faulty response from the correct status and body
 */
record WireFault(
    String name,
    boolean taken,
    boolean refusal,
    boolean silent,
    BiFunction<Integer, String, MockResponse> response) {

  private static final int[] STATUSES = {
    400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 415, 417, 418, 421, 422,
    423, 424, 425, 426, 428, 431, 451, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 599, 300,
    301, 302, 303, 304, 307, 308
  };

  private static final String[] PUT_OFFS = {
    "",
    "0",
    "00",
    "1",
    "-1",
    "59",
    "2147483647",
    "2147483648",
    "1000000000000",
    "99999999999999999999",
    "soon",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Thu, 01 Jan 1970 00:00:00 GMT",
    "Fri, 99 Foo 2026 99:99:99 GMT"
  };

  /** As digits, it would fill the memory. */
  private static final BigDecimal VAST = new BigDecimal("1E+1000000000");

  private static final String[] BODIES = {
    "",
    " ",
    "null",
    "true",
    "1",
    "\"text\"",
    "{}",
    "[]",
    "[null]",
    "[[]]",
    "[{}]",
    "{\"a\":[null]}",
    "{\"id\":",
    "{\"id\":\"a\"}}",
    "\u0000\u0001\u00ff",
    "<html><body>Sign in to the network</body></html>",
    "ok",
    "{\"id\":\"x\",\"unknown\":{\"deep\":[1,2,{\"a\":null}]}}"
  };

  /** Returns the correct response. */
  static WireFault none() {
    return new WireFault("none", true, false, false, (code, body) -> json(code, body).build());
  }

  static List<WireFault> all() {
    List<WireFault> faults = new ArrayList<>();
    for (int status : STATUSES) {
      faults.add(refused("status " + status, status, ""));
    }
    for (String wait : PUT_OFFS) {
      for (int status : new int[] {429, 503}) {
        faults.add(refused(status + " for " + wait, status, wait));
        faults.add(
            new WireFault(
                status + " for " + wait + ", yet done",
                true,
                true,
                false,
                (code, body) -> error(status, wait).build()));
      }
    }
    for (String text : BODIES) {
      faults.add(
          new WireFault(
              "body " + text, true, false, false, (code, body) -> json(code, text).build()));
    }
    changed(faults, "null values", WireFault::nulls);
    changed(faults, "numbers as texts", value -> new JsonPrimitive(value.getAsString()));
    changed(faults, "texts as numbers", value -> new JsonPrimitive(5_000_000_000L));
    changed(faults, "objects for values", value -> new JsonObject());
    changed(faults, "lists for values", value -> new JsonArray());
    changed(faults, "vast numbers", value -> new JsonPrimitive(VAST));
    changed(faults, "far times", value -> new JsonPrimitive("+999999999-12-31T23:59:59.9+18:00"));
    changed(faults, "odd texts", value -> new JsonPrimitive("\u0000é 2026-99-99T99 -1"));
    faults.add(
        new WireFault(
            "closed before",
            false,
            true,
            false,
            (code, body) ->
                json(code, body).onResponseStart(new SocketEffect.CloseSocket()).build()));
    wire(faults, "closed within", it -> it.onResponseBody(new SocketEffect.CloseSocket()));
    wire(faults, "closed after", it -> it.onResponseStart(new SocketEffect.CloseSocket()));
    wire(faults, "closed at the end", it -> it.onResponseEnd(new SocketEffect.CloseSocket()));
    wire(faults, "text/html", it -> it.setHeader("Content-Type", "text/html"));
    wire(faults, "no content type", it -> it.removeHeader("Content-Type"));
    wire(faults, "length too long", it -> cut(it.setHeader("Content-Length", "999999")));
    wire(faults, "odd headers", it -> it.addHeader("X-Request-ID", "").addHeader("A", "b"));
    faults.add(
        new WireFault(
            "chunks that end early",
            true,
            false,
            false,
            (code, body) ->
                json(code, "")
                    .chunkedBody(body + " ".repeat(64), 8)
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build()));
    faults.add(
        new WireFault(
            "silence",
            true,
            false,
            true,
            (code, body) -> json(code, body).onResponseStart(SocketEffect.Stall.INSTANCE).build()));
    faults.add(
        new WireFault(
            "a byte an hour",
            true,
            false,
            true,
            (code, body) ->
                json(code, body + " ".repeat(64)).throttleBody(1, 1, TimeUnit.HOURS).build()));
    return faults;
  }

  private static MockResponse.Builder cut(MockResponse.Builder response) {
    return response.onResponseEnd(new SocketEffect.CloseSocket());
  }

  private static WireFault refused(String name, int status, String wait) {
    return new WireFault(name, false, true, false, (code, body) -> error(status, wait).build());
  }

  private static void wire(
      List<WireFault> faults, String name, UnaryOperator<MockResponse.Builder> how) {
    faults.add(
        new WireFault(
            name, true, false, false, (code, body) -> how.apply(json(code, body)).build()));
  }

  private static void changed(
      List<WireFault> faults, String name, UnaryOperator<JsonElement> change) {
    faults.add(
        new WireFault(
            name,
            true,
            false,
            false,
            (code, body) ->
                json(
                        code,
                        body.startsWith("{") || body.startsWith("[")
                            ? with(JsonParser.parseString(body), change).toString()
                            : body)
                    .build()));
  }

  private static JsonElement nulls(JsonElement value) {
    return JsonNull.INSTANCE;
  }

  private static JsonElement with(JsonElement element, UnaryOperator<JsonElement> change) {
    if (element.isJsonObject()) {
      JsonObject copy = new JsonObject();
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(entry -> copy.add(entry.getKey(), with(entry.getValue(), change)));
      return copy;
    }
    if (element.isJsonArray()) {
      JsonArray copy = new JsonArray();
      element.getAsJsonArray().forEach(item -> copy.add(with(item, change)));
      return copy;
    }
    return element.isJsonNull() ? element : change.apply(element);
  }

  private static MockResponse.Builder error(int status, String wait) {
    MockResponse.Builder response =
        json(status, "{\"code\":\"E9\",\"description\":\"refused\",\"incidentID\":\"i1\"}");
    if (status / 100 == 3) {
      response.setHeader("Location", "https://192.0.2.1/elsewhere");
    }
    return wait.isEmpty() ? response : response.setHeader("Retry-After", wait);
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", "application/json")
        .body(body);
  }
}
