package io.github.ibmcontainers.fake.iam;

import io.github.ibmcontainers.fake.http.FormFields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.FormBody;

/** The form fields of a token request. */
final class TokenRequest {
  private final Map<String, String> fields;

  private TokenRequest(Map<String, String> fields) {
    this.fields = fields;
  }

  static TokenRequest parse(String body) {
    FormBody form =
        FormFields.parse(
            body,
            text -> {
              throw IamException.missing(text);
            });
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < form.size(); i++) {
      // The guides use both uaa_client_id and uaa_client_ID.
      fields.putIfAbsent(form.name(i).toLowerCase(Locale.ROOT), form.value(i));
    }
    return new TokenRequest(fields);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(v -> !v.isEmpty());
  }

  String require(String name) {
    return get(name).orElseThrow(() -> IamException.missing(name));
  }

  /**
   * Returns the account to issue the token for: {@code bss_account} in the guides, also {@code
   * account}.
   */
  Optional<String> account() {
    return get("bss_account").or(() -> get("account"));
  }

  /** Returns the requested kinds of tokens, separated by spaces or, in older guides, by commas. */
  Set<String> responseTypes() {
    return get("response_type").map(t -> Set.of(t.trim().split("[ ,]+"))).orElse(Set.of());
  }
}
