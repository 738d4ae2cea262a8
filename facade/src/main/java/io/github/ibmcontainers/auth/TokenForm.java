package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.http.Delivery;
import io.github.ibmcontainers.internal.http.Repeatable;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The form of a token request. Not thread-safe. */
final class TokenForm {
  private static final String URN = "urn:ibm:params:oauth:grant-type:";
  private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private final String action;
  private final Delivery delivery = new Delivery();
  private Repeatable repeatable = Repeatable.YES;

  private TokenForm(String type, String action) {
    this.action = action;
    fields.put("grant_type", type);
  }

  static TokenForm apiKey(Secret apiKey) {
    return new TokenForm(URN + "apikey", "get a token by API key")
        .secret("apikey", apiKey.reveal());
  }

  static TokenForm password(Credential.Password login) {
    TokenForm grant =
        new TokenForm("password", "get a token by user name and password")
            .field("username", login.user())
            .secret("password", login.password().reveal());
    login.secondFactor().fields().forEach(grant::secret);
    // IAM accepts a one-time code only once.
    return login.secondFactor().isNone() ? grant : grant.once();
  }

  static TokenForm passcode(Secret passcode) {
    return new TokenForm(URN + "passcode", "get a token by one-time passcode")
        .secret("passcode", passcode.reveal())
        .once();
  }

  static TokenForm refresh(String refreshToken) {
    return new TokenForm("refresh_token", "refresh the token")
        .secret("refresh_token", refreshToken);
  }

  static TokenForm delegated(String delegatedRefreshToken) {
    return new TokenForm(URN + "delegated-refresh-token", "exchange the delegated refresh token")
        .secret("refresh_token", delegatedRefreshToken);
  }

  static TokenForm computeResource(Secret crToken, TrustedProfile profile) {
    return new TokenForm(URN + "cr-token", "get a token by compute resource token")
        .secret("cr_token", crToken.reveal())
        .profile(profile);
  }

  static TokenForm assume(String accessToken, TrustedProfile profile) {
    return new TokenForm(URN + "assume", "assume the trusted profile")
        .secret("access_token", accessToken)
        .profile(profile);
  }

  static TokenForm serviceAuthorization(String accessToken, String desiredIamId) {
    return new TokenForm(URN + "iam-authz", "get a token by service authorization")
        .secret("access_token", accessToken)
        .field("desired_iam_id", desiredIamId);
  }

  TokenForm field(String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  TokenForm account(@Nullable String accountId) {
    return field("bss_account", accountId);
  }

  private TokenForm secret(String name, String value) {
    secrets.add(value);
    return field(name, value);
  }

  private TokenForm profile(TrustedProfile profile) {
    if (profile instanceof TrustedProfile.ById byId) {
      return field("profile_id", byId.id());
    }
    if (profile instanceof TrustedProfile.ByCrn byCrn) {
      return field("profile_crn", byCrn.crn());
    }
    TrustedProfile.ByName byName = (TrustedProfile.ByName) profile;
    return field("profile_name", byName.name()).field("account", byName.accountId());
  }

  private TokenForm once() {
    repeatable = Repeatable.ONLY_IF_NOT_SENT;
    return this;
  }

  Repeatable repeatable() {
    return repeatable;
  }

  /** Returns the record of what was sent. */
  Delivery delivery() {
    return delivery;
  }

  String action() {
    return action;
  }

  Set<String> secrets() {
    return secrets;
  }

  /** Returns the form-encoded body: UTF-8, with a blank as {@code +}. */
  RequestBody body() {
    StringJoiner form = new StringJoiner("&");
    fields.forEach((name, value) -> form.add(encode(name) + "=" + encode(value)));
    byte[] bytes = form.toString().getBytes(StandardCharsets.US_ASCII);
    return new RequestBody() {
      @Override
      public MediaType contentType() {
        return FORM;
      }

      @Override
      public long contentLength() {
        return bytes.length;
      }

      /**
       * OkHttp sends a request again if a pooled connection breaks, unless its body is one-shot.
       */
      @Override
      public boolean isOneShot() {
        return repeatable != Repeatable.YES;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        sink.write(bytes);
      }
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Contains the grant type, but no other field. */
  @Override
  public String toString() {
    return "TokenForm[" + fields.get("grant_type") + "]";
  }
}
