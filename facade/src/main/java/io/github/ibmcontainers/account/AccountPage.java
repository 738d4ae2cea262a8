package io.github.ibmcontainers.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.internal.iam.IamAnswer;
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
    try {
      if (JsonParser.parseString(answer.body()) instanceof JsonObject json) {
        page.read(json);
        return page;
      }
    } catch (JsonParseException e) {
      // The parser's message would quote the body.
    }
    throw page.unusable("is no JSON object");
  }

  private void read(JsonObject json) {
    JsonElement resources = json.get("resources");
    if (resources instanceof JsonArray array) {
      array.forEach(this::add);
    } else if (resources instanceof JsonObject single) {
      // As the example of the guide of 2020 shows it.
      add(single);
    } else {
      throw unusable("has no resources");
    }
    next = text(json, "next_url");
  }

  private void add(JsonElement resource) {
    JsonObject metadata = object(resource, "metadata");
    JsonObject entity = object(resource, "entity");
    String id = text(metadata, "guid");
    if (id == null) {
      throw unusable("has an account without metadata.guid");
    }
    accounts.add(new Account(id, text(entity, "name"), text(entity, "state")));
  }

  List<Account> accounts() {
    return accounts;
  }

  /** The next page; never on another host, which would get the token. */
  @Nullable HttpUrl next(HttpUrl here) {
    if (next == null) {
      return null;
    }
    HttpUrl url = here.resolve(next);
    if (url == null
        || !url.scheme().equals(here.scheme())
        || !url.host().equals(here.host())
        || url.port() != here.port()) {
      throw unusable("names a next page on another host than " + here.host());
    }
    return url;
  }

  AuthenticationException unusable(String why) {
    return new IamUnavailableException(
        "Could not "
            + ACTION
            + ": the answer "
            + answer.status()
            + " "
            + why
            + " (request id "
            + answer.exchange().requestId()
            + ")",
        answer.exchange().error(answer.status(), answer.headers()),
        null);
  }

  private static JsonObject object(@Nullable JsonElement parent, String name) {
    return parent instanceof JsonObject json && json.get(name) instanceof JsonObject child
        ? child
        : new JsonObject();
  }

  private static @Nullable String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() && !value.getAsString().isBlank()
        ? value.getAsString()
        : null;
  }
}
