package io.github.ibmcontainers.account;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.internal.check.Urls;
import io.github.ibmcontainers.internal.iam.IamAnswer;
import io.github.ibmcontainers.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One page of the accounts API: {@code resources[].metadata.guid}, {@code entity.name}, {@code
 * next_url}.
 */
final class AccountPage {
  static final String ACTION = "list the accounts";

  private final IamAnswer answer;
  private final List<Account> accounts = new ArrayList<>();
  private @Nullable String next;

  private AccountPage(IamAnswer answer) {
    this.answer = answer;
  }

  static AccountPage of(IamAnswer answer) {
    AccountPage page = new AccountPage(answer);
    page.read(
        JsonFields.parse(answer.body()).orElseThrow(() -> page.unusable("is not a JSON object")));
    return page;
  }

  private void read(JsonFields json) {
    // The guide of 2020 has an example with a single object instead of the array.
    if (!json.hasObject("resources") && !json.hasArray("resources")) {
      throw unusable("has no resources");
    }
    json.elements("resources").forEach(this::add);
    next = json.textOrNull("next_url");
  }

  private void add(JsonElement element) {
    JsonFields resource = JsonFields.of(element);
    JsonFields entity = resource.object("entity");
    String id =
        resource
            .object("metadata")
            .text("guid")
            .orElseThrow(() -> unusable("has an account without metadata.guid"));
    accounts.add(new Account(id, entity.textOrNull("name"), entity.textOrNull("state")));
  }

  List<Account> accounts() {
    return accounts;
  }

  /**
   * Returns the URL of the next page. It must be on the same host, because the token is sent to it.
   */
  @Nullable HttpUrl next(HttpUrl here) {
    if (next == null) {
      return null;
    }
    HttpUrl url = here.resolve(next);
    if (url == null || !Urls.sameServer(here, url)) {
      throw unusable("links to a page on a host other than " + here.host());
    }
    return url;
  }

  AuthenticationException unusable(String why) {
    return answer.unusable(ACTION, why);
  }
}
