package io.github.ibmcontainers.internal.config;

import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.TrustedProfile;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.text.TextFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * Reads the credential of one source. {@code AUTH_TYPE} selects its type; without it, the first of
 * these that is present: API key, bearer token, trusted profile, user name and password, refresh
 * token.
 */
record CredentialReader(Source source) {
  /**
   * Returns the credential; empty if the source has none.
   *
   * @throws IllegalArgumentException if a part is missing or invalid
   */
  Optional<Credential> read() {
    return source.find(Setting.AUTH_TYPE).map(AuthType::of).or(this::implied).map(this::of);
  }

  private Optional<AuthType> implied() {
    if (has(Setting.API_KEY)) {
      return Optional.of(AuthType.IAM);
    }
    if (has(Setting.BEARER_TOKEN)) {
      return Optional.of(AuthType.BEARER_TOKEN);
    }
    if (has(Setting.CR_TOKEN)) {
      return Optional.of(AuthType.CONTAINER);
    }
    if (hasProfile()) {
      return Optional.of(has(Setting.METADATA_ENDPOINT) ? AuthType.VPC : AuthType.CONTAINER);
    }
    if (has(Setting.USERNAME) || has(Setting.PASSWORD)) {
      return Optional.of(AuthType.PASSWORD);
    }
    return has(Setting.REFRESH_TOKEN) ? Optional.of(AuthType.REFRESH_TOKEN) : Optional.empty();
  }

  private Credential of(AuthType type) {
    return switch (type) {
      case IAM -> iam();
      case IAM_ASSUME -> Credential.assume(apiKey(), profile(type));
      case CONTAINER -> container(type);
      case VPC -> vpc();
      case BEARER_TOKEN -> need(Setting.BEARER_TOKEN, type).as(Credential::bearerToken);
      case PASSWORD -> password(type);
      case REFRESH_TOKEN -> need(Setting.REFRESH_TOKEN, type).as(Credential::refreshToken);
      case CLI -> Credential.ibmCloudCli();
    };
  }

  private Credential iam() {
    if (!has(Setting.API_KEY) && has(Setting.REFRESH_TOKEN)) {
      return of(AuthType.REFRESH_TOKEN);
    }
    return apiKey();
  }

  private Credential password(AuthType type) {
    Source.Value user = need(Setting.USERNAME, type);
    return need(Setting.PASSWORD, type).as(text -> Credential.password(user.text(), text));
  }

  private Credential container(AuthType type) {
    Optional<Source.Value> token = source.find(Setting.CR_TOKEN);
    if (token.isEmpty()) {
      return Credential.computeResource(profile(type));
    }
    String file = token.get().text();
    boolean marked = file.startsWith("@");
    if (!marked && token.get().name().equals("IBMCLOUD_CR_TOKEN")) {
      throw token
          .get()
          .wrong(
              "must be the path of a file, such as @/path/to/token, because the token is rotated");
    }
    TrustedProfile profile = profile(type);
    return token
        .get()
        .as(text -> Credential.computeResource(profile, Path.of(text.substring(marked ? 1 : 0))));
  }

  private Credential vpc() {
    Credential.VpcInstance plain =
        hasProfile() ? profile(AuthType.VPC, Credential::vpcInstance) : Credential.vpcInstance();
    return source
        .find(Setting.METADATA_ENDPOINT)
        .map(
            value -> {
              HttpUrl url = SettingsReader.url(value);
              return value.as(text -> plain.metadata(url));
            })
        .orElse(plain);
  }

  /** Reads the API key, or the file with the key as for the CLI: {@code @} and its path. */
  private Credential.ApiKey apiKey() {
    Source.Value value = need(Setting.API_KEY, AuthType.IAM);
    if (!value.text().startsWith("@")) {
      return value.as(Credential::apiKey);
    }
    Path file = value.as(text -> Path.of(text.substring(1)));
    try {
      String content = TextFile.read(file).strip();
      String key = content.startsWith("{") ? keyOf(content, value) : content;
      return value.as(text -> Credential.apiKey(key));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          value + " refers to the file " + file + ", which can't be read" + TextFile.reason(e), e);
    }
  }

  /** Returns the key in a JSON file, the format in which the console downloads API keys. */
  private static String keyOf(String content, Source.Value value) {
    return JsonFields.parse(content)
        .flatMap(json -> json.text("apikey").or(() -> json.text("apiKey")))
        .orElseThrow(() -> value.wrong("refers to a JSON file without \"apikey\""));
  }

  private boolean hasProfile() {
    return Stream.of(Setting.PROFILE, Setting.PROFILE_ID, Setting.PROFILE_CRN, Setting.PROFILE_NAME)
        .anyMatch(this::has);
  }

  private TrustedProfile profile(AuthType type) {
    return profile(type, it -> it);
  }

  private <T> T profile(AuthType type, Function<TrustedProfile, T> use) {
    List<Source.Value> given =
        Stream.of(Setting.PROFILE, Setting.PROFILE_ID, Setting.PROFILE_CRN, Setting.PROFILE_NAME)
            .flatMap(setting -> source.find(setting).stream())
            .toList();
    Check.that(
        given.size() == 1,
        "The authentication type %s (%s) requires a trusted profile by exactly one of id, CRN, and name; found: %s",
        type,
        source,
        given);
    return given.get(0).as(text -> use.apply(profile(text)));
  }

  private TrustedProfile profile(String text) {
    if (has(Setting.PROFILE_ID)) {
      return TrustedProfile.id(text);
    }
    if (has(Setting.PROFILE_CRN) || text.startsWith("crn:")) {
      return TrustedProfile.crn(text);
    }
    if (has(Setting.PROFILE) && text.startsWith("Profile-")) {
      return TrustedProfile.id(text);
    }
    Optional<Source.Value> account = source.find(Setting.PROFILE_ACCOUNT);
    return account.isPresent()
        ? TrustedProfile.name(text, account.get().text())
        : TrustedProfile.name(text);
  }

  private boolean has(Setting setting) {
    return source.find(setting).isPresent();
  }

  private Source.Value need(Setting setting, AuthType type) {
    return source
        .find(setting)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The authentication type %s (%s) requires %s, which is missing"
                        .formatted(
                            type,
                            source,
                            setting.names(source.prefix()).findFirst().orElse(setting.name()))));
  }
}
