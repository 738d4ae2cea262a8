package io.github.ibmcontainers.internal.resource;

import com.google.gson.JsonElement;
import io.github.ibmcontainers.RawResponse;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.http.Pages;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.resourcegroup.ResourceGroup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** Reads all pages of the resource groups of an account. */
final class ResourceGroupPages {
  /** The resource controller's operation; the document of the container API doesn't contain it. */
  private static final Operation LIST =
      new Operation(
          "list_resource_groups",
          "resource controller",
          "GET",
          "/v2/resource_groups",
          "v2",
          null,
          Set.of(),
          Set.of(),
          true,
          true,
          false);

  private ResourceGroupPages() {}

  /**
   * Lists the resource groups.
   *
   * @param account the id of the account; empty to let the service take the token's
   */
  static List<ResourceGroup> list(Funnel funnel, Optional<String> account) {
    HttpUrl.Builder first = funnel.base().newBuilder().addPathSegments("v2/resource_groups");
    account.ifPresent(id -> first.addQueryParameter("account_id", id));
    List<ResourceGroup> groups = new ArrayList<>();
    new Pages<>(first.build(), url -> read(funnel, url), () -> {}).forEachRemaining(groups::add);
    return List.copyOf(groups);
  }

  private static Pages.Page<ResourceGroup> read(Funnel funnel, HttpUrl url) {
    RawResponse<byte[]> page = funnel.send(RequestOptions.none(), LIST, url, null);
    JsonFields body =
        JsonFields.parse(new String(page.value(), StandardCharsets.UTF_8))
            .filter(fields -> fields.hasArray("resources"))
            .orElseThrow(() -> unusable(page, "has no list of resources"));
    List<ResourceGroup> groups = new ArrayList<>();
    for (JsonElement resource : body.elements("resources")) {
      groups.add(group(JsonFields.of(resource), page));
    }
    return new Pages.Page<>(groups, body.textOrNull("next_url"), why -> unusable(page, why));
  }

  private static ResourceGroup group(JsonFields resource, RawResponse<?> page) {
    return new ResourceGroup(
        resource.text("id").orElseThrow(() -> unusable(page, "has a resource group without an id")),
        resource.text("name").orElse(""),
        resource.text("account_id"),
        resource.isTrue("default"),
        resource.text("state"));
  }

  private static InvalidResponseException unusable(RawResponse<?> page, String why) {
    return new InvalidResponseException(
        LIST.id() + " returned " + page.status() + " with a body that " + why,
        page.status(),
        LIST.id(),
        page.requestId(),
        null);
  }
}
