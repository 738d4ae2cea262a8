package io.github.ibmcontainers.internal.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.error.BadRequestException;
import io.github.ibmcontainers.error.ConflictException;
import io.github.ibmcontainers.error.ErrorDetails;
import io.github.ibmcontainers.error.ForbiddenException;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.NotFoundException;
import io.github.ibmcontainers.error.ServiceException;
import io.github.ibmcontainers.error.UnauthorizedException;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.http.RequestBodies;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.json.JsonTree;
import io.github.ibmcontainers.internal.text.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Runs operations that the service supports only by GraphQL: {@code POST /graphql} at the root of
 * the host. Mutations are sent exactly once; queries are retried. Error responses have status 200.
 */
public final class GraphQl {
  private static final String PATH = "/graphql";
  private static final Set<String> TARGET =
      Set.of("X-Auth-Resource-Account", "X-Auth-Resource-Group", "X-Region");

  private GraphQl() {}

  /**
   * Runs a query or mutation with one root field.
   *
   * @param field the root field; its value is the result
   * @param query the query or mutation
   * @param variables the variables of the query
   * @throws ServiceException if the response has errors, with the code of the first error
   */
  public static RawResponse<JsonFields> run(
      Funnel funnel, RequestOptions options, String field, String query, JsonObject variables) {
    boolean idempotent = query.startsWith("query");
    Operation operation =
        new Operation(
            field, "graphql", "POST", PATH, null, null, TARGET, Set.of(), idempotent, true, false);
    JsonObject body = JsonTree.object("query", query, "variables", variables);
    HttpUrl url = funnel.base().newBuilder().encodedPath(PATH).build();
    Funnel.Reply reply = funnel.reply(options, operation, url, RequestBodies.json(body));
    RawResponse<byte[]> response = reply.response();
    String text = new String(response.value(), StandardCharsets.UTF_8);
    JsonFields answer = JsonFields.parse(text).orElseThrow(() -> unexpected(field, reply));
    for (JsonElement error : answer.elements("errors")) {
      throw serviceException(field, reply, JsonFields.of(error), text);
    }
    JsonFields data = answer.object("data");
    if (!data.hasObject(field)) {
      throw unexpected(field, reply);
    }
    return response.withValue(data.object(field));
  }

  private static InvalidResponseException unexpected(String field, Funnel.Reply reply) {
    RawResponse<?> response = reply.response();
    return new InvalidResponseException(
        field + " returned " + response.status() + " without data" + reply.doubt(),
        response.status(),
        field,
        response.requestId(),
        null);
  }

  private static ServiceException serviceException(
      String field, Funnel.Reply reply, JsonFields error, String body) {
    RawResponse<?> response = reply.response();
    Optional<String> code = error.object("extensions").text("code");
    Optional<String> description = error.text("message").map(Excerpt::of);
    ErrorDetails details =
        new ErrorDetails(
            response.status(),
            field,
            code,
            description,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            response.requestId(),
            response.correlationId(),
            response.headers(),
            body);
    String message =
        field
            + " failed"
            + code.map(it -> " " + it).orElse("")
            + description.map(it -> ": " + it).orElse("")
            + reply.doubt();
    return switch (code.orElse("")) {
      case "NOT_FOUND" -> new NotFoundException(message, details);
      case "UNAUTHENTICATED" -> new UnauthorizedException(message, details);
      case "FORBIDDEN" -> new ForbiddenException(message, details);
      case "CONFLICT" -> new ConflictException(message, details);
      case "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED" ->
          new BadRequestException(message, details);
      default -> new ServiceException(message, details);
    };
  }
}
