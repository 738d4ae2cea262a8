package io.github.ibmcontainers.fake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.http.SkewedClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;

/**
 * HTTP API at {@code /__fake/} that controls the fake cloud from tests in other languages: returns
 * recorded requests, sets faults, advances the clock, attaches Satellite hosts. Calls of this API
 * aren't recorded. Thread-safe.
 */
final class ControlApi {
  private static final String PREFIX = "/__fake/";

  private final FakeIbmCloud cloud;
  private final Network network;
  private final Inventory inventory;
  private final SkewedClock clock;

  ControlApi(FakeIbmCloud cloud, Network network, Inventory inventory, SkewedClock clock) {
    this.cloud = cloud;
    this.network = network;
    this.inventory = inventory;
    this.clock = clock;
  }

  static boolean is(Exchange exchange) {
    return exchange.path().startsWith(PREFIX);
  }

  Reply handle(Exchange exchange) {
    String route = exchange.method() + " " + exchange.path().substring(PREFIX.length());
    try {
      return switch (route) {
        case "GET " -> Reply.json(200, environment());
        case "GET requests" -> Reply.json(200, requests(exchange));
        case "DELETE requests" -> {
          cloud.clearRequests();
          yield Reply.empty(204);
        }
        case "POST faults" -> addFault(body(exchange));
        case "DELETE faults" -> {
          for (Service service : Service.values()) {
            network.faults(service).clear();
          }
          yield Reply.empty(204);
        }
        case "GET clock" -> Reply.json(200, time());
        case "POST clock" -> advanceClock(body(exchange));
        case "POST satellite-hosts" -> attachHost(exchange);
        default -> error(404, "no such route: " + route);
      };
    } catch (IllegalArgumentException | DateTimeException | IllegalStateException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  private static JsonObject body(Exchange exchange) {
    try {
      return JsonParser.parseString(exchange.text()).getAsJsonObject();
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("the body is not a JSON object", e);
    }
  }

  private JsonObject environment() {
    JsonObject answer = new JsonObject();
    cloud.environment().forEach(answer::addProperty);
    return answer;
  }

  /** Returns the requests without headers and bodies, which may contain secrets. */
  private JsonArray requests(Exchange exchange) {
    String wanted = exchange.url().queryParameter("service");
    JsonArray answer = new JsonArray();
    for (RecordedCall call : cloud.requests()) {
      if (wanted == null || call.service() == service(wanted)) {
        JsonObject entry = new JsonObject();
        entry.addProperty("service", name(call.service()));
        entry.addProperty("method", call.method());
        entry.addProperty("path", call.path());
        entry.addProperty("query", call.url().encodedQuery());
        call.operationId().ifPresent(id -> entry.addProperty("operation", id));
        call.status().ifPresent(status -> entry.addProperty("status", status));
        entry.addProperty("credential", call.credential().name().toLowerCase(Locale.ROOT));
        entry.addProperty("credentialAtWrongHost", call.credentialAtWrongHost());
        answer.add(entry);
      }
    }
    return answer;
  }

  private static String name(Service service) {
    return service.name().toLowerCase(Locale.ROOT);
  }

  private static Service service(String name) {
    return Service.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private Reply addFault(JsonObject body) {
    Fault fault = fault(body);
    Faults faults =
        network.faults(service(body.has("service") ? text(body, "service") : "containers"));
    int count = body.has("count") ? body.get("count").getAsInt() : 1;
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1");
    }
    if (body.has("operation")) {
      faults.onOperation(text(body, "operation")).next(count, fault);
    } else if (body.has("path")) {
      faults.onPath(text(body, "path")).next(count, fault);
    } else {
      faults.next(count, fault);
    }
    return Reply.empty(204);
  }

  private static Fault fault(JsonObject body) {
    String kind = body.has("kind") ? text(body, "kind") : "status";
    Fault fault =
        switch (kind) {
          case "status" -> Fault.status(number(body, "status"));
          case "errorAfterAction" -> Fault.errorAfterAction(number(body, "status"));
          case "connectionReset" -> Fault.connectionReset();
          case "connectionResetAfterAction" -> Fault.connectionResetAfterAction();
          case "truncatedBody" -> Fault.truncatedBody();
          case "malformedJson" -> Fault.malformedJson();
          case "htmlBadGateway" -> Fault.htmlBadGateway();
          case "delay" -> Fault.delay(Duration.parse(text(body, "delay")));
          default -> throw new IllegalArgumentException("unknown kind of fault: '" + kind + "'");
        };
    return body.has("retryAfter") ? fault.retryAfter(number(body, "retryAfter")) : fault;
  }

  private static String text(JsonObject body, String field) {
    JsonElement value = body.get(field);
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalArgumentException("the field " + field + " is missing");
    }
    return value.getAsString();
  }

  private static int number(JsonObject body, String field) {
    return Integer.parseInt(text(body, field));
  }

  private JsonObject time() {
    JsonObject answer = new JsonObject();
    answer.addProperty("now", clock.instant().toString());
    return answer;
  }

  private Reply advanceClock(JsonObject body) {
    clock.advance(Duration.parse(text(body, "advance")));
    return Reply.json(200, time());
  }

  private Reply attachHost(Exchange exchange) {
    String location = exchange.url().queryParameter("location");
    String name = exchange.url().queryParameter("name");
    if (location == null || name == null) {
      throw new IllegalArgumentException("the query parameters location and name are required");
    }
    JsonObject answer = new JsonObject();
    answer.addProperty("hostID", FakeContainers.attach(inventory, location, name));
    return Reply.json(201, answer);
  }

  private static Reply error(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("message", message);
    return Reply.json(status, body);
  }
}
