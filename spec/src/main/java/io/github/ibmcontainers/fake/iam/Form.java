package io.github.ibmcontainers.fake.iam;

import io.github.ibmcontainers.fake.http.FormFields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.FormBody;

/** The fields of a token request. */
final class Form {
  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  static Form parse(String body) {
    FormBody form =
        FormFields.parse(
            body,
            text -> {
              throw IamException.missing(text);
            });
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < form.size(); i++) {
      // The guides write one field both ways: uaa_client_id and uaa_client_ID.
      fields.putIfAbsent(form.name(i).toLowerCase(Locale.ROOT), form.value(i));
    }
    return new Form(fields);
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(v -> !v.isEmpty());
  }

  String need(String name) {
    return get(name).orElseThrow(() -> IamException.missing(name));
  }

  /**
   * The account that the token shall speak for, in the spelling of the guides or of the service.
   */
  Optional<String> account() {
    return get("bss_account").or(() -> get("account"));
  }

  /** The kinds of tokens asked for; the guides separate them by blanks, older ones by commas. */
  Set<String> responseTypes() {
    return get("response_type").map(t -> Set.of(t.trim().split("[ ,]+"))).orElse(Set.of());
  }
}
