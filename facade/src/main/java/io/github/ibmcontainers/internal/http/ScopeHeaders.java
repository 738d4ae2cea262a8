package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.generated.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sets the headers that say where to look, on exactly the operations that declare them, and refuses
 * to send an operation that requires one nobody has set.
 */
final class ScopeHeaders implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallContext context = request.tag(CallContext.class);
    Operation operation = request.tag(Operation.class);
    if (context == null || operation == null) {
      return chain.proceed(request);
    }
    Request.Builder builder = request.newBuilder();
    for (Map.Entry<String, String> header : context.headers().entrySet()) {
      builder.header(header.getKey(), header.getValue());
    }
    for (String header : operation.scopeHeaders()) {
      if (header.equals(Authorize.REFRESH_TOKEN_HEADER)) {
        continue;
      }
      Optional<String> value = value(header, context);
      if (value.isPresent()) {
        builder.header(header, value.get());
      } else if (operation.requiredHeaders().contains(header)) {
        throw new CallFailure(missing(operation, header));
      }
    }
    return chain.proceed(builder.build());
  }

  private static Optional<String> value(String header, CallContext context) {
    Scope scope = context.scope();
    return switch (header) {
      case "X-Region" -> scope.region();
      case "X-Auth-Resource-Group", "X-Auth-Resource-Group-ID" -> scope.resourceGroup();
      case "X-Auth-Resource-Account" -> scope.account();
      default -> Optional.ofNullable(context.operationHeaders().get(header));
    };
  }

  private static MissingScopeException missing(Operation operation, String header) {
    String how =
        switch (header) {
          case "X-Region" ->
              "a region: set it with region(...) on the client's builder, on a view by "
                  + "client.with(scope -> scope.region(...)), or for one call by RequestOptions.scope(...)";
          case "X-Auth-Resource-Group", "X-Auth-Resource-Group-ID" ->
              "a resource group: set it with "
                  + "resourceGroup(...) on the client's builder, on a view by client.with(scope -> "
                  + "scope.resourceGroup(...)), or for one call by RequestOptions.scope(...)";
          case "X-Auth-Resource-Account" ->
              "an account: set it with account(...) on the client's builder";
          case "X-Auth-Softlayer-Username", "X-Auth-Softlayer-APIKey" ->
              "infrastructure credentials: "
                  + "set them with RequestOptions.builder().infrastructureCredentials(...)";
          case "X-Auth-Supplemental" ->
              "a supplemental token: set it with "
                  + "RequestOptions.builder().supplementalToken(...)";
          default ->
              "a value that this version does not know: set it with "
                  + "RequestOptions.builder().header(\""
                  + header
                  + "\", ...)";
        };
    return new MissingScopeException(
        header, operation.id() + " was not sent, since it needs " + how);
  }
}
