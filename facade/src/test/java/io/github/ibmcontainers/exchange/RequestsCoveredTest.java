package io.github.ibmcontainers.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.generated.Model;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Callers can set every field and query parameter of every request: an exchange file sends it, a
 * public method accepts the generated model, or {@code unsent-fields.txt} contains the reason. Each
 * reason is verified.
 */
class RequestsCoveredTest {
  private static final RequestFields FIELDS =
      new RequestFields(
          JsonParser.parseString(read("/io/github/ibmcontainers/spec/containers-api.json"))
              .getAsJsonObject(),
          taken(ContainersClient.class, new TreeSet<>()));
  private static final Map<String, Set<String>> SENT = RequestFields.sent(new Document());

  private static String read(String resource) {
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(RequestsCoveredTest.class.getResourceAsStream(resource)),
            StandardCharsets.UTF_8)) {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        text.append(buffer, 0, length);
      }
      return text.toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the names of the generated models that public methods of groups accept, in lower case.
   */
  private static Set<String> taken(Class<?> group, Set<String> taken) {
    for (Method method : group.getMethods()) {
      for (Class<?> parameter : method.getParameterTypes()) {
        if (Model.class.isAssignableFrom(parameter)) {
          taken.add(parameter.getSimpleName().toLowerCase(Locale.ROOT));
        }
      }
      if (Group.class.isAssignableFrom(method.getReturnType())
          && method.getParameterCount() == 0
          && method.getReturnType() != group) {
        taken(method.getReturnType(), taken);
      }
    }
    return taken;
  }

  /** Returns the reasons by operation and field. */
  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String line : read("/unsent-fields.txt").lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(" \\| ", 2);
        assertThat(parts).as(line).hasSize(2);
        assertThat(reasons.put(parts[0], parts[1])).as("twice: " + line).isNull();
      }
    }
    return reasons;
  }

  @Test
  @DisplayName(
      "Every field and query parameter of every request can be set or has a reason why not")
  void complete() {
    Set<String> unsent = new TreeSet<>();
    SENT.forEach(
        (operation, sent) -> {
          for (String field : FIELDS.documented(operation)) {
            int dot = field.lastIndexOf('.');
            boolean ofUnsent = dot > 0 && !sent.contains(field.substring(0, dot));
            if (!sent.contains(field) && !ofUnsent) {
              unsent.add(operation + " " + field);
            }
          }
        });
    assertThat(String.join("\n", unsent))
        .isEqualTo(String.join("\n", new TreeSet<>(reasons().keySet())));
  }

  @Test
  @DisplayName("Each reason is true")
  void reasonsHold() {
    JsonObject wrong = new JsonObject();
    reasons()
        .forEach(
            (what, reason) -> {
              String[] field = what.split(" ", 2);
              if (!holds(field[0], field[1], reason)) {
                wrong.addProperty(what, reason);
              }
            });
    assertThat(wrong.asMap()).isEmpty();
  }

  @Test
  @DisplayName("A wrong reason is detected")
  void wrongReasons() {
    for (String wrong :
        Set.of(
            "sent-as CreateALB none",
            "sent-as None zone",
            "told-by None",
            "told-by Cluster",
            "narrows channelName",
            "generated Rarely used.",
            "document Other")) {
      assertThat(holds("createAssignment", "channelName", wrong)).as(wrong).isFalse();
    }
    for (String wrong :
        Set.of("sent-as GetZones ?location", "narrows location", "told-by ZoneResponse")) {
      assertThat(holds("GetZones", "?location", wrong)).as(wrong).isFalse();
    }
    assertThat(holds("GetZones", "?none", "generated Rarely used.")).isFalse();
  }

  private static boolean holds(String operation, String field, String reason) {
    String kind = reason.substring(0, reason.indexOf(' '));
    String detail = reason.substring(reason.indexOf(' ') + 1);
    return switch (kind) {
      case "sent-as" -> {
        String[] other = detail.split(" ", 2);
        yield SENT.getOrDefault(other[0], Set.of()).contains(other[1]);
      }
      case "told-by" -> FIELDS.isTold(detail, operation, field);
      case "narrows" -> field.startsWith("?") && FIELDS.isReturned(operation, detail);
      case "generated" -> FIELDS.isGenerated(operation, field);
      case "document" -> FIELDS.description(operation, field).filter(detail::equals).isPresent();
      default -> throw new AssertionError(reason);
    };
  }
}
