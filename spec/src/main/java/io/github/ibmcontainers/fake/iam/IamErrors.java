package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the error responses of the token endpoint. */
final class IamErrors {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss:SSS 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Clock clock;

  IamErrors(Clock clock) {
    this.clock = clock;
  }

  Reply reply(@Nullable Exchange exchange, IamException error) {
    String id = UUID.randomUUID().toString().replace("-", "");
    JsonObject body = new JsonObject();
    body.addProperty("errorCode", error.code());
    body.addProperty("errorMessage", error.getMessage());
    error.details().ifPresent(d -> body.addProperty("errorDetails", d));
    error.requirements().ifPresent(r -> body.add("requirements", r));
    body.add("context", context(exchange, id));
    return Reply.json(error.status(), body).header("Transaction-Id", id);
  }

  private JsonObject context(@Nullable Exchange exchange, String id) {
    String time = TIME.format(clock.instant());
    JsonObject context = new JsonObject();
    context.addProperty("requestId", id);
    context.addProperty("requestType", "incoming.Identity_Token");
    if (exchange != null) {
      String agent = exchange.headers().get("User-Agent");
      context.addProperty("userAgent", agent == null ? "" : agent);
      context.addProperty("url", exchange.url().newBuilder().query(null).build().toString());
    }
    context.addProperty("instanceId", "iamid-0-0-0000-0000000-fake");
    context.addProperty("threadId", "1a2b3c");
    context.addProperty("host", "iamid-fake");
    context.addProperty("startTime", time);
    context.addProperty("endTime", time);
    context.addProperty("elapsedTime", "3");
    context.addProperty("locale", "en_US");
    context.addProperty("clusterName", "iam-id-fake-local");
    return context;
  }
}
