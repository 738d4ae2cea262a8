package io.github.ibmcontainers.account;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.internal.http.Pages;
import io.github.ibmcontainers.internal.http.Repeatable;
import io.github.ibmcontainers.internal.iam.IamAnswer;
import io.github.ibmcontainers.internal.iam.IamTransport;
import io.github.ibmcontainers.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * One page of the accounts API: {@code resources[].metadata.guid}, {@code entity.name}, {@code
 * next_url}.
 */
final class AccountPage {
  private static final String ACTION = "list the accounts";

  private AccountPage() {}

  static Pages.Page<Account> read(IamTransport transport, HttpUrl url, String bearer) {
    Request.Builder request =
        new Request.Builder()
            .url(url)
            // IBM's guides send it, although there is no body.
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Authorization", bearer)
            .get();
    List<String> secrets = List.of(bearer, bearer.replaceFirst("^Bearer ", ""));
    IamAnswer answer = transport.send(request, Repeatable.YES, ACTION, secrets);
    JsonFields json =
        JsonFields.parse(answer.body())
            .orElseThrow(() -> answer.unusable(ACTION, "is not a JSON object"));
    // The guide of 2020 has an example with a single object instead of the array.
    if (!json.hasObject("resources") && !json.hasArray("resources")) {
      throw answer.unusable(ACTION, "has no resources");
    }
    List<Account> accounts = new ArrayList<>();
    for (JsonElement resource : json.elements("resources")) {
      accounts.add(account(JsonFields.of(resource), answer));
    }
    return new Pages.Page<>(
        accounts, json.textOrNull("next_url"), why -> answer.unusable(ACTION, why));
  }

  private static Account account(JsonFields resource, IamAnswer answer) {
    JsonFields entity = resource.object("entity");
    return new Account(
        resource
            .object("metadata")
            .text("guid")
            .orElseThrow(() -> answer.unusable(ACTION, "has an account without metadata.guid")),
        entity.textOrNull("name"),
        entity.textOrNull("state"));
  }
}
