package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.generated.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sets the scope's headers on exactly the operations that declare them. Fails if an operation
 * requires a header whose value is not set.
 */
public final class ScopeHeaders implements Interceptor {
  /** The header of the refresh token, which the authorization sets. */
  public static final String REFRESH_TOKEN = "X-Auth-Refresh-Token";

  private static final String ON_BUILDER_VIEW_OR_CALL =
      " on the client's builder, on a view by client.with(scope -> ...), or for one call by"
          + " RequestOptions.scope(...).";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    CallContext context = request.tag(CallContext.class);
    Operation operation = request.tag(Operation.class);
    if (context == null || operation == null) {
      return chain.proceed(request);
    }
    Request.Builder builder = request.newBuilder();
    for (Map.Entry<String, String> header : context.options().headers().entrySet()) {
      builder.header(header.getKey(), header.getValue());
    }
    for (String header : operation.scopeHeaders()) {
      if (header.equals(REFRESH_TOKEN)) {
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

  private static Optional<String> value(String header, CallContext context) throws CallFailure {
    Scope scope = context.scope();
    return switch (header) {
      case "X-Region" -> scope.region();
      case "X-Auth-Resource-Group", "X-Auth-Resource-Group-ID" -> resourceGroup(context);
      case "X-Auth-Resource-Account" -> scope.account();
      default -> Optional.ofNullable(context.options().operationHeaders().get(header));
    };
  }

  private static Optional<String> resourceGroup(CallContext context) throws CallFailure {
    try {
      return context.resourceGroup();
    } catch (ContainersException e) {
      throw new CallFailure(e);
    }
  }

  private static MissingScopeException missing(Operation operation, String header) {
    String how =
        switch (header) {
          case "X-Region" -> "a region. Set it with region(...)" + ON_BUILDER_VIEW_OR_CALL;
          case "X-Auth-Resource-Group", "X-Auth-Resource-Group-ID" ->
              "a resource group. Set it with resourceGroup(...)" + ON_BUILDER_VIEW_OR_CALL;
          case "X-Auth-Resource-Account" ->
              "an account. Set it with account(...) on the client's builder.";
          case "X-Auth-Softlayer-Username", "X-Auth-Softlayer-APIKey" ->
              "infrastructure credentials. Set them with"
                  + " RequestOptions.builder().infrastructureCredentials(...).";
          case "X-Auth-Supplemental" ->
              "a supplemental token. Set it with RequestOptions.builder().supplementalToken(...).";
          default ->
              "the header "
                  + header
                  + ". Set it with RequestOptions.builder().header(\""
                  + header
                  + "\", ...).";
        };
    return new MissingScopeException(
        header, operation.id() + " requires " + how + " (No request was sent.)");
  }
}
