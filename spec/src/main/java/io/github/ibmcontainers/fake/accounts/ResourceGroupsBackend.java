package io.github.ibmcontainers.fake.accounts;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.PlatformErrors;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.Claims;
import io.github.ibmcontainers.fake.iam.TokenMint;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The resource controller, limited to the list of resource groups. Thread-safe. */
public final class ResourceGroupsBackend implements Backend {
  private static final String PATH = "/v2/resource_groups";
  private static final String DATE = "2018-08-16T18:56:00.442Z";

  private final ResourceGroups groups;
  private final TokenMint mint;
  private final int pageSize;

  /** Creates a resource controller with the given page size. */
  public ResourceGroupsBackend(ResourceGroups groups, TokenMint mint, int pageSize) {
    this.groups = groups;
    this.mint = mint;
    this.pageSize = pageSize;
  }

  @Override
  public Service service() {
    return Service.RESOURCE_CONTROLLER;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return exchange.path().equals(PATH) ? Optional.of("resourceGroups") : Optional.empty();
  }

  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return kind == CredentialKind.IAM_ACCESS_TOKEN;
  }

  @Override
  public Reply error(int status) {
    return PlatformErrors.reply(status, "server_error", "The request could not be processed.");
  }

  @Override
  public Reply handle(Exchange exchange) {
    if (!exchange.path().equals(PATH)) {
      return PlatformErrors.reply(404, "not_found", "The requested path does not exist.");
    }
    if (!exchange.method().equals("GET")) {
      return PlatformErrors.reply(405, "method_not_allowed", "The HTTP method is not supported.");
    }
    Optional<JsonObject> claims = exchange.bearerToken().flatMap(mint::valid);
    if (claims.isEmpty() || Claims.isIdToken(claims.get())) {
      return PlatformErrors.reply(401, "invalid_token", "The token is missing or not valid.");
    }
    Optional<String> account = Claims.account(claims.get());
    if (account.isEmpty()) {
      return PlatformErrors.reply(
          403, "not_authorized", "The token was not issued for an account.");
    }
    String requested = exchange.url().queryParameter("account_id");
    if (requested != null && !requested.equals(account.get())) {
      return PlatformErrors.reply(
          403, "not_authorized", "You are not authorized to work with this account.");
    }
    return page(exchange.url(), account.get());
  }

  private Reply page(HttpUrl url, String account) {
    String name = url.queryParameter("name");
    boolean onlyDefault = "true".equals(url.queryParameter("default"));
    List<ResourceGroups.Group> matching =
        groups.list(account).stream()
            .filter(g -> name == null || g.name().equals(name))
            .filter(g -> !onlyDefault || g.name().equals(ResourceGroups.DEFAULT))
            .toList();
    String start = url.queryParameter("_start");
    if (start != null && !start.matches("[0-9]{1,6}")) {
      return PlatformErrors.reply(400, "bad_request", "_start is not a number.");
    }
    int from = Math.min(start == null ? 0 : Integer.parseInt(start), matching.size());
    int to = Math.min(matching.size(), from + pageSize);
    JsonArray resources = new JsonArray();
    matching.subList(from, to).forEach(g -> resources.add(resource(account, g)));
    JsonObject body = new JsonObject();
    body.add("resources", resources);
    if (to < matching.size()) {
      HttpUrl next = url.newBuilder().setQueryParameter("_start", Integer.toString(to)).build();
      body.addProperty("next_url", next.encodedPath() + "?" + next.encodedQuery());
    } else {
      body.add("next_url", JsonNull.INSTANCE);
    }
    return Reply.json(200, body);
  }

  private static JsonObject resource(String account, ResourceGroups.Group group) {
    JsonObject resource = new JsonObject();
    resource.addProperty("id", group.id());
    resource.addProperty("account_id", account);
    resource.addProperty("name", group.name());
    resource.addProperty("default", group.name().equals(ResourceGroups.DEFAULT));
    resource.addProperty("state", "ACTIVE");
    resource.addProperty("quota_id", "00000000000000000000000000000007");
    resource.addProperty("payment_method_id", (String) null);
    resource.addProperty("created_at", DATE);
    resource.addProperty("updated_at", DATE);
    return resource;
  }
}
