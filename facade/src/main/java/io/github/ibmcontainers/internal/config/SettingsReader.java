package io.github.ibmcontainers.internal.config;

import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Urls;
import io.github.ibmcontainers.internal.text.Excerpt;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings} from several sources. */
record SettingsReader(List<Source> sources) {
  /** A policy has at most 100 attempts, the first of which is no retry. */
  private static final int MOST_RETRIES = 99;

  private static final int LONGEST_SECONDS = 86_400;

  static SettingsReader of(
      String service,
      Properties properties,
      Map<String, String> environment,
      List<Path> directories) {
    String prefix = Source.prefixOf(service);
    Source system = new Source("system property", prefix, texts(properties));
    Source variables = new Source("environment", prefix, environment);
    String named =
        system.values().getOrDefault(CredentialsFile.VARIABLE, "").isBlank()
            ? environment.getOrDefault(CredentialsFile.VARIABLE, "")
            : system.values().getOrDefault(CredentialsFile.VARIABLE, "");
    return new SettingsReader(
        List.of(
            system,
            variables,
            new Source("credentials file", prefix, CredentialsFile.read(named, directories)),
            new Source(
                VcapServices.VARIABLE,
                prefix,
                VcapServices.read(environment.getOrDefault(VcapServices.VARIABLE, ""), service))));
  }

  private static Map<String, String> texts(Properties properties) {
    Map<String, String> texts = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
    return texts;
  }

  Settings read() {
    Optional<String> region = text(Setting.REGION, text -> Scope.builder().region(text));
    return new Settings(
        credential(),
        client(),
        text(Setting.SCOPE, text -> Check.line("scope", text)),
        text(Setting.ACCOUNT, text -> Scope.builder().account(text)),
        region,
        text(Setting.RESOURCE_GROUP, ResourceGroupSelector::byIdOrName),
        endpoints(region),
        number(Setting.TIMEOUT, 1, LONGEST_SECONDS, "seconds").map(Duration::ofSeconds),
        number(Setting.RETRIES, 0, MOST_RETRIES, "retries")
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty()));
  }

  private Optional<Credential> credential() {
    return sources.stream()
        .flatMap(source -> new CredentialReader(source).read().stream())
        .findFirst();
  }

  private Optional<Settings.OAuthClient> client() {
    for (Source source : sources) {
      Optional<Source.Value> id = source.find(Setting.CLIENT_ID);
      Optional<Source.Value> secret = source.find(Setting.CLIENT_SECRET);
      if (id.isPresent() && secret.isPresent()) {
        String name = id.get().as(text -> Check.line("client id", text));
        return Optional.of(
            secret
                .get()
                .as(text -> new Settings.OAuthClient(name, Check.line("client secret", text))));
      }
      if (id.isPresent() || secret.isPresent()) {
        Source.Value only = id.orElseGet(secret::orElseThrow);
        throw only.wrong(
            "is set without the other one: client id and client secret must come from one source");
      }
    }
    return Optional.empty();
  }

  private Endpoints endpoints(Optional<String> region) {
    Endpoints.Builder endpoints =
        find(Setting.VISIBILITY)
            .map(value -> visible(value, region))
            .orElseGet(Endpoints::publicNetwork)
            .toBuilder();
    endpoint(Setting.IAM_ENDPOINT, endpoints::iam);
    endpoint(Setting.ACCOUNTS_ENDPOINT, endpoints::accounts);
    endpoint(Setting.CONTAINERS_ENDPOINT, url -> endpoints.containers(global(url)));
    endpoint(Setting.RESOURCE_CONTROLLER_ENDPOINT, endpoints::resourceController);
    return endpoints.build();
  }

  private static Endpoints visible(Source.Value value, Optional<String> region) {
    return switch (value.text()) {
      // Prefers the private network and falls back to the public one, which always works.
      case "public", "public-and-private" -> Endpoints.publicNetwork();
      case "private" -> regional(value, region, "private network", Endpoints::privateNetwork);
      case "vpe" -> regional(value, region, "VPE gateway", Endpoints::privateGateway);
      default ->
          throw value.wrong(
              "is \"%s\"; allowed values: public, private, vpe, public-and-private"
                  .formatted(Excerpt.of(value.text())));
    };
  }

  private static Endpoints regional(
      Source.Value value,
      Optional<String> region,
      String network,
      Function<String, Endpoints> endpoints) {
    String message = "The " + network + " requires a region: set IC_REGION";
    return value.as(
        text -> endpoints.apply(region.orElseThrow(() -> new IllegalArgumentException(message))));
  }

  /** Appends {@code /global} to a URL without a path. */
  private static HttpUrl global(HttpUrl url) {
    return url.encodedPath().equals("/") ? url.newBuilder().addPathSegment("global").build() : url;
  }

  private void endpoint(Setting setting, Consumer<HttpUrl> endpoint) {
    find(setting)
        .ifPresent(
            value -> {
              HttpUrl url = url(value);
              endpoint.accept(value.as(text -> Urls.requireSafe("endpoint", url)));
            });
  }

  static HttpUrl url(Source.Value value) {
    @Nullable HttpUrl url = HttpUrl.parse(value.text());
    if (url == null) {
      throw value.wrong("must be a URL that starts with https:// or http://");
    }
    return url;
  }

  private Optional<Integer> number(Setting setting, int least, int most, String unit) {
    return find(setting)
        .map(
            value -> {
              String range = "must be a whole number of " + unit + " from " + least + " to " + most;
              try {
                int number = Integer.parseInt(value.text());
                if (number < least || number > most) {
                  throw value.wrong(range + ", not " + number);
                }
                return number;
              } catch (NumberFormatException e) {
                throw value.wrong(range + ", not \"" + Excerpt.of(value.text()) + "\"");
              }
            });
  }

  /** Returns the text of a setting after validation by a conversion. */
  private Optional<String> text(Setting setting, Function<String, ?> check) {
    Optional<Source.Value> value = find(setting);
    value.ifPresent(found -> found.as(check));
    return value.map(Source.Value::text);
  }

  private Optional<Source.Value> find(Setting setting) {
    return sources.stream().flatMap(source -> source.find(setting).stream()).findFirst();
  }
}
