package io.github.ibmcontainers.internal.config;

import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.auth.Credential;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration of a client that is read from the environment. A credential is taken as a whole
 * from the first source that has one, because a user name and a password from different sources
 * don't belong together. Every other value comes from the first source that has it. The sources, in
 * order of precedence:
 *
 * <ol>
 *   <li>system properties, named as the variables ({@code -DIC_REGION=eu-de})
 *   <li>environment variables
 *   <li>the file {@code ibm-credentials.env}
 *   <li>{@code VCAP_SERVICES}
 * </ol>
 *
 * @param credential the credential
 * @param client the OAuth client
 * @param scope the scopes to request from IAM
 * @param account the id of the account
 * @param region the region
 * @param resourceGroup the id or name of the resource group
 * @param endpoints the endpoints
 * @param timeout the timeout of a call
 * @param retries the maximum number of retries
 */
public record Settings(
    Optional<Credential> credential,
    Optional<OAuthClient> client,
    Optional<String> scope,
    Optional<String> account,
    Optional<String> region,
    Optional<String> resourceGroup,
    Endpoints endpoints,
    Optional<Duration> timeout,
    OptionalInt retries) {
  /** The service name of the container API in IBM's SDKs. */
  public static final String SERVICE = "kubernetes_service_api";

  /**
   * Reads the environment of this process.
   *
   * @param service the service whose names are read, too: {@code MY_SVC_APIKEY} for {@code my-svc}
   * @throws IllegalArgumentException if a value is invalid; the message has its name and source
   */
  public static Settings read(String service) {
    return read(
        service,
        System.getProperties(),
        System.getenv(),
        List.of(Path.of(System.getProperty("user.home")), Path.of("")));
  }

  /**
   * Reads a given environment.
   *
   * @param directories the directories to look for the credentials file in
   * @throws IllegalArgumentException if a value is invalid; the message has its name and source
   */
  public static Settings read(
      String service,
      Properties properties,
      Map<String, String> environment,
      List<Path> directories) {
    return SettingsReader.of(service, properties, environment, directories).read();
  }

  /** Returns a sentence that says where a credential is looked for, and by which names. */
  public static String lookedFor() {
    String names =
        Stream.of(
                Setting.API_KEY,
                Setting.BEARER_TOKEN,
                Setting.REFRESH_TOKEN,
                Setting.PROFILE_ID,
                Setting.PROFILE)
            .flatMap(Setting::ofAll)
            .collect(Collectors.joining(", "));
    return "Looked for "
        + names
        + ", and the names of IBM's SDKs, such as "
        + Source.prefixOf(SERVICE)
        + "APIKEY, in the system properties, the environment, the credentials file ("
        + CredentialsFile.VARIABLE
        + ", or ibm-credentials.env in the home or working directory), and "
        + VcapServices.VARIABLE
        + ".";
  }

  /**
   * An OAuth client of IAM.
   *
   * @param id the id
   * @param secret the secret
   */
  public record OAuthClient(String id, String secret) {
    /** Returns the id without the secret. */
    @Override
    public String toString() {
      return "OAuthClient[id=" + id + "]";
    }
  }
}
