package io.github.ibmcontainers.fake.accounts;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.CredentialKind;
import io.github.ibmcontainers.fake.Service;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.iam.Claims;
import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.Identity;
import io.github.ibmcontainers.fake.iam.TokenMint;
import io.github.ibmcontainers.fake.store.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The account service, which lists accounts: {@code /v1/accounts} as in the guide of 2020, and
 * {@code /coe/v2/accounts} as in the guide of 2021. Thread-safe.
 */
public final class AccountsBackend implements Backend {
  private static final String V1 = "/v1/accounts";
  private static final String V2 = "/coe/v2/accounts";

  private final List<Account> accounts;
  private final Directory directory;
  private final TokenMint mint;
  private final int pageSize;

  /**
   * An account of the fake cloud.
   *
   * @param id 32 hexadecimal digits
   * @param name the display name
   * @param active whether its state is {@code ACTIVE}
   */
  public record Account(String id, String name, boolean active) {}

  /** Creates an account service with the given page size. */
  public AccountsBackend(
      List<Account> accounts, Directory directory, TokenMint mint, int pageSize) {
    this.accounts = List.copyOf(accounts);
    this.directory = directory;
    this.mint = mint;
    this.pageSize = pageSize;
  }

  @Override
  public Service service() {
    return Service.ACCOUNTS;
  }

  @Override
  public Optional<String> operation(Exchange exchange) {
    return exchange.path().equals(V1) || exchange.path().equals(V2)
        ? Optional.of("accounts")
        : Optional.empty();
  }

  @Override
  public boolean expects(CredentialKind kind, Exchange exchange) {
    return kind == CredentialKind.IAM_ACCESS_TOKEN;
  }

  @Override
  public Reply error(int status) {
    return error(status, "The request could not be processed.");
  }

  @Override
  public Reply handle(Exchange exchange) {
    if (operation(exchange).isEmpty()) {
      return error(404, "The requested path does not exist.");
    }
    if (!exchange.method().equals("GET")) {
      return error(405, "The HTTP method is not supported.");
    }
    Optional<JsonObject> claims = exchange.bearerToken().flatMap(mint::valid);
    if (claims.isEmpty() || Claims.isIdToken(claims.get())) {
      return error(401, "The token is missing or not valid.");
    }
    String subject = claims.get().get("iam_id").getAsString();
    List<Account> visible =
        accounts.stream().filter(a -> member(subject, claims.get(), a)).toList();
    return page(exchange, visible);
  }

  private boolean member(String iamId, JsonObject claims, Account account) {
    if (claims.has("sub_type")) {
      return Claims.account(claims).filter(account.id()::equals).isPresent();
    }
    return directory
        .user(claims.get("sub").getAsString())
        .map(Directory.User::identity)
        .filter(i -> i.iamId().equals(iamId) && i.in(account.id()))
        .isPresent();
  }

  private Reply page(Exchange exchange, List<Account> visible) {
    String start = exchange.url().queryParameter("_start");
    int from;
    try {
      from = start == null ? 0 : Math.max(0, Integer.parseInt(start));
    } catch (NumberFormatException e) {
      return error(400, "_start is not a number.");
    }
    int to = Math.min(visible.size(), from + pageSize);
    String path = exchange.path();
    JsonArray resources = new JsonArray();
    for (Account account : visible.subList(Math.min(from, visible.size()), to)) {
      resources.add(resource(path, account));
    }
    JsonObject body = new JsonObject();
    if (to < visible.size()) {
      body.addProperty("next_url", path + "?_start=" + to);
    } else {
      body.add("next_url", JsonNull.INSTANCE);
    }
    body.addProperty("total_results", visible.size());
    if (path.equals(V1)) {
      body.addProperty("total_pages", Math.max(1, (visible.size() + pageSize - 1) / pageSize));
      if (from > 0) {
        body.addProperty("prev_url", path + "?_start=" + Math.max(0, from - pageSize));
      } else {
        body.add("prev_url", JsonNull.INSTANCE);
      }
    }
    body.add("resources", resources);
    return Reply.json(200, body);
  }

  private JsonObject resource(String path, Account account) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("guid", account.id());
    metadata.addProperty("url", path + "/" + account.id());
    metadata.addProperty("created_at", "2016-09-29T02:49:41.842Z");
    metadata.addProperty("updated_at", "2018-08-16T18:56:00.442Z");
    metadata.addProperty("anonymousId", new StringBuilder(account.id()).reverse().toString());
    if (path.equals(V1)) {
      metadata.addProperty("origin", "BSS");
    }
    JsonObject entity = new JsonObject();
    entity.addProperty("name", account.name());
    entity.addProperty("type", "SUBSCRIPTION");
    entity.addProperty("state", account.active() ? "ACTIVE" : "SUSPENDED");
    entity.addProperty("country_code", "USA");
    entity.addProperty("currency_code", "USD");
    entity.addProperty("customer_id", account.id().substring(0, 8));
    List<Directory.User> members = directory.members(account.id());
    if (!members.isEmpty()) {
      Identity owner = members.get(0).identity();
      entity.addProperty("owner", owner.iamId());
      entity.addProperty("owner_userid", owner.email());
      entity.addProperty("owner_unique_id", owner.iamId());
    }
    JsonArray organizations = new JsonArray();
    JsonObject organization = new JsonObject();
    organization.addProperty("guid", Ids.hex("organization of " + account.id()));
    organization.addProperty("region", "us-south");
    organizations.add(organization);
    entity.add("organizations_region", organizations);
    entity.add("members", members(members));
    JsonObject resource = new JsonObject();
    resource.add("metadata", metadata);
    resource.add("entity", entity);
    return resource;
  }

  private static JsonArray members(List<Directory.User> users) {
    JsonArray members = new JsonArray();
    for (Directory.User user : users) {
      JsonObject member = new JsonObject();
      member.addProperty("guid", Ids.hex(user.identity().iamId()));
      member.addProperty("user_id", user.identity().email());
      member.addProperty("unique_id", user.identity().iamId());
      members.add(member);
    }
    return members;
  }

  private static Reply error(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("error_code", "BSS-" + status);
    body.addProperty("message", message);
    body.addProperty("transaction_id", UUID.randomUUID().toString());
    return Reply.json(status, body);
  }
}
