package io.github.ibmcontainers.fake.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Issues and verifies access tokens and id tokens. Thread-safe. */
public final class TokenMint {
  /** The client whose id tokens the masters accept. */
  public static final String KUBE = "kube";

  private final SigningKey key;
  private final Clock clock;
  private final Supplier<String> issuer;
  private final IamSettings settings;

  TokenMint(SigningKey key, Clock clock, Supplier<String> issuer, IamSettings settings) {
    this.key = key;
    this.clock = clock;
    this.issuer = issuer;
    this.settings = settings;
  }

  SigningKey key() {
    return key;
  }

  /** A signed token and its expiry. */
  record Minted(String value, Instant expiry) {}

  Minted accessToken(Login login, Optional<String> client) {
    JsonObject claims = claims(login, settings.accessTokenLifetime());
    claims.addProperty("scope", scope(client));
    claims.addProperty("client_id", client.orElse("default"));
    return minted(claims);
  }

  /** Issues an id token for a client; the masters accept those of client {@code kube}. */
  Minted idToken(Login login, String client) {
    JsonObject claims = claims(login, settings.idTokenLifetime());
    claims.addProperty("aud", client);
    claims.addProperty("token_type", "id");
    return minted(claims);
  }

  /** Issues the id token that a downloaded kubeconfig contains. */
  public String kubeIdToken(Identity identity, String account) {
    return idToken(new Login(identity, Optional.of(account), "kubeconfig", Optional.empty()), KUBE)
        .value();
  }

  static String scope(Optional<String> client) {
    return client.filter(KUBE::equals).isPresent()
        ? "ibm openid containers-kubernetes"
        : "ibm openid";
  }

  /** Returns the claims of a token that this service signed and that has not expired. */
  public Optional<JsonObject> valid(String token) {
    return signed(token).filter(c -> c.get("exp").getAsLong() > clock.instant().getEpochSecond());
  }

  /** Returns the claims of a token that this service signed, even if it has expired. */
  public Optional<JsonObject> signed(String token) {
    // Two clouds can have the same key, because both are composed of the same primes.
    return key.verify(token).filter(c -> c.get("iss").getAsString().equals(issuer.get()));
  }

  private Minted minted(JsonObject claims) {
    return new Minted(key.sign(claims), Instant.ofEpochSecond(claims.get("exp").getAsLong()));
  }

  private JsonObject claims(Login login, Duration lifetime) {
    Identity who = login.identity();
    long now = clock.instant().getEpochSecond();
    JsonObject claims = new JsonObject();
    claims.addProperty("iam_id", who.iamId());
    claims.addProperty(
        "id",
        who.iamId().startsWith("iam-") || who.subType().isEmpty()
            ? who.iamId()
            : "iam-" + who.iamId());
    claims.addProperty("realmid", who.realm());
    login.session().ifPresent(s -> claims.addProperty("session_id", s));
    claims.addProperty("jti", UUID.randomUUID().toString());
    claims.addProperty("identifier", who.iamId().substring(who.iamId().indexOf('-') + 1));
    if (who.subType().isEmpty()) {
      int space = who.name().indexOf(' ');
      claims.addProperty("given_name", space < 0 ? who.name() : who.name().substring(0, space));
      claims.addProperty("family_name", space < 0 ? "" : who.name().substring(space + 1));
      claims.addProperty("email", who.email());
    }
    claims.addProperty("name", who.name());
    claims.addProperty("sub", who.subject());
    who.subType().ifPresent(t -> claims.addProperty("sub_type", t));
    JsonObject authn = new JsonObject();
    authn.addProperty("sub", who.subject());
    authn.addProperty("iam_id", who.iamId());
    authn.addProperty("name", who.name());
    claims.add("authn", authn);
    login.account().ifPresent(id -> claims.add("account", account(id)));
    claims.addProperty("iat", now);
    claims.addProperty("exp", now + lifetime.toSeconds());
    claims.addProperty("iss", issuer.get());
    claims.addProperty("grant_type", login.grantType());
    claims.addProperty("acr", 1);
    JsonArray methods = new JsonArray();
    methods.add("pwd");
    claims.add("amr", methods);
    return claims;
  }

  private static JsonObject account(String id) {
    JsonObject account = new JsonObject();
    account.addProperty("valid", true);
    account.addProperty("bss", id);
    account.addProperty(
        "ims", Integer.toString(Math.floorMod(id.hashCode(), 9_000_000) + 1_000_000));
    account.addProperty("frozen", true);
    return account;
  }
}
