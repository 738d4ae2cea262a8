package io.github.ibmcontainers.fake.accounts;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.TokenMint;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;

/** The resource controller, as far as it lists resource groups. Thread-safe. */
public final class ResourceGroupsBackend implements Backend {
  private static final String PATH = "/v2/resource_groups";
  private static final String DATE = "2018-08-16T18:56:00.442Z";

  private final ResourceGroups groups;
  private final TokenMint mint;
  private final int pageSize;

  /** A resource controller that answers so many groups a page. */
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
    return refusal(status, "server_error", "The service failed to answer.");
  }

  @Override
  public Reply handle(Exchange exchange) {
    if (!exchange.path().equals(PATH)) {
      return refusal(404, "not_found", "There is nothing at this path.");
    }
    if (!exchange.method().equals("GET")) {
      return refusal(405, "method_not_allowed", "The HTTP method is not supported here.");
    }
    Optional<JsonObject> claims = exchange.bearerToken().flatMap(mint::valid);
    if (claims.isEmpty() || claims.get().has("token_type")) {
      return refusal(401, "invalid_token", "The token is missing or not valid.");
    }
    if (!claims.get().has("account")) {
      return refusal(403, "not_authorized", "The token speaks for no account.");
    }
    String own = claims.get().getAsJsonObject("account").get("bss").getAsString();
    String account = exchange.url().queryParameter("account_id");
    if (account != null && !account.equals(own)) {
      return refusal(403, "not_authorized", "You are not authorized to work with this account.");
    }
    return page(exchange.url(), own);
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
      return refusal(400, "bad_request", "_start is not a number.");
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

  private static Reply refusal(int status, String code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    JsonArray errors = new JsonArray();
    errors.add(error);
    JsonObject body = new JsonObject();
    body.add("errors", errors);
    body.addProperty("status_code", status);
    body.addProperty("trace", UUID.randomUUID().toString());
    return Reply.json(status, body);
  }
}
