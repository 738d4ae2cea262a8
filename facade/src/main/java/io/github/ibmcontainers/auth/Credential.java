package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Urls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A credential for IBM Cloud IAM. The factory methods reject values that can't work. Immutable and
 * thread-safe; {@link Object#toString()} shows no secrets.
 */
public sealed interface Credential {

  /**
   * An API key of a user or of a service ID. The key is bound to one account.
   *
   * @param apiKey the key; surrounding white space is removed
   * @throws IllegalArgumentException if it is missing, or wrapped in quotes or braces
   */
  static ApiKey apiKey(String apiKey) {
    return new ApiKey(Secret.unwrapped("API key", apiKey));
  }

  /**
   * The user name and password of a user who isn't federated.
   *
   * @throws IllegalArgumentException if one of the two is missing
   */
  static Password password(String user, String password) {
    return new Password(
        Check.line("user name", user), Secret.of("password", password), SecondFactor.NONE);
  }

  /**
   * A one-time passcode. It is used once; the session is then renewed by its refresh token.
   *
   * @throws IllegalArgumentException if it is missing
   */
  static Passcode passcode(String passcode) {
    return new Passcode(Secret.of("passcode", passcode), null);
  }

  /**
   * A one-time passcode that is requested when a login is needed.
   *
   * @param prompt receives the page that shows a passcode, and returns the passcode
   */
  static Passcode passcode(PasscodePrompt prompt) {
    return new Passcode(null, prompt);
  }

  /**
   * The refresh token of an existing session.
   *
   * @throws IllegalArgumentException if it is missing, or the word {@code not_supported} that IAM
   *     returns in place of one
   */
  static RefreshToken refreshToken(String refreshToken) {
    return new RefreshToken(Secret.token("refresh token", refreshToken));
  }

  /**
   * An access token, which is never renewed.
   *
   * @param token the token, with or without {@code Bearer} before it
   * @throws IllegalArgumentException if it is missing
   */
  static BearerToken bearerToken(String token) {
    return new BearerToken(BearerToken.bare(token), null);
  }

  /**
   * Access tokens from a supplier. It is called when the last token is about to expire (a token
   * that is not a JWT is kept for one minute) or was rejected with 401, on a thread of the token
   * source.
   *
   * @param supplier returns a token, with or without {@code Bearer} before it
   */
  static BearerToken bearerToken(Supplier<String> supplier) {
    return new BearerToken(null, supplier);
  }

  /**
   * A trusted profile, by the compute resource token that a pod or a Code Engine job finds in a
   * file. Tries the three files where IBM Cloud puts it.
   */
  static ComputeResource computeResource(TrustedProfile profile) {
    return new ComputeResource(profile, ComputeResource.DEFAULT_FILES);
  }

  /**
   * As {@link #computeResource(TrustedProfile)}, with the token in this file. It is read for each
   * exchange, because it is rotated.
   */
  static ComputeResource computeResource(TrustedProfile profile, Path tokenFile) {
    return new ComputeResource(profile, List.of(tokenFile));
  }

  /** The default trusted profile of the VPC instance that this runs on, by its metadata service. */
  static VpcInstance vpcInstance() {
    return new VpcInstance(null, VpcInstance.METADATA, VpcInstance.Version.V2022_03_01);
  }

  /**
   * A trusted profile of the VPC instance that this runs on.
   *
   * @throws IllegalArgumentException if the profile is given by name, which the metadata service
   *     doesn't accept
   */
  static VpcInstance vpcInstance(TrustedProfile profile) {
    return new VpcInstance(profile, VpcInstance.METADATA, VpcInstance.Version.V2022_03_01);
  }

  /**
   * A trusted profile that another credential assumes.
   *
   * @param from the credential that assumes the profile
   * @param profile the profile; by name only together with its account
   * @throws IllegalArgumentException if a name is given without an account
   */
  static AssumedProfile assume(Credential from, TrustedProfile profile) {
    return new AssumedProfile(from, profile);
  }

  /**
   * The login of the IBM Cloud CLI on this machine: {@code .bluemix/config.json} below {@code
   * IBMCLOUD_HOME}, {@code BLUEMIX_HOME} or the home directory. The file is read, never written.
   */
  static Cli ibmCloudCli() {
    return new Cli(Cli.defaultFile(System.getenv(), System.getProperty("user.home")));
  }

  /** The login of the IBM Cloud CLI in this {@code config.json}. It is read, never written. */
  static Cli ibmCloudCli(Path configFile) {
    return new Cli(configFile);
  }

  /**
   * An API key of a user or of a service ID; see {@link #apiKey}.
   *
   * @param apiKey the key
   */
  record ApiKey(Secret apiKey) implements Credential {}

  /**
   * A user name with password; see {@link #password}.
   *
   * @param user the user name, usually an e-mail address
   * @param password the password
   * @param secondFactor the second factor of the first login
   */
  record Password(String user, Secret password, SecondFactor secondFactor) implements Credential {
    /** Returns this credential with a second factor. */
    public Password with(SecondFactor factor) {
      return new Password(user, password, factor);
    }
  }

  /**
   * A one-time passcode, given or requested from a person; thread-safe; see {@link
   * #passcode(String)}.
   */
  final class Passcode implements Credential {
    private final boolean wasGiven;
    // The first login takes it: it works once, however many sources share this credential.
    private final AtomicReference<@Nullable Secret> passcode;
    private final @Nullable PasscodePrompt prompt;

    private Passcode(@Nullable Secret passcode, @Nullable PasscodePrompt prompt) {
      this.wasGiven = passcode != null;
      this.passcode = new AtomicReference<>(passcode);
      this.prompt = prompt;
    }

    /** Returns the passcode to the first caller, and {@code null} to others. */
    @Nullable Secret take() {
      return passcode.getAndSet(null);
    }

    /** Puts back a passcode that was taken and not sent. */
    void putBack(@Nullable Secret unused) {
      passcode.compareAndSet(null, unused);
    }

    @Nullable PasscodePrompt prompt() {
      return prompt;
    }

    /** Doesn't contain the passcode. */
    @Override
    public String toString() {
      return "Passcode[" + (wasGiven ? "***" : "asked for") + "]";
    }
  }

  /**
   * A refresh token; see {@link #refreshToken}.
   *
   * @param refreshToken the token
   */
  record RefreshToken(Secret refreshToken) implements Credential {
    /**
     * @throws IllegalArgumentException for {@code not_supported}, which IAM returns in place of a
     *     token
     */
    public RefreshToken {
      Check.that(
          TokenAnswer.isRefreshToken(refreshToken.reveal()),
          "\"not_supported\" is what IAM returns in place of a refresh token; use the API key instead");
    }
  }

  /**
   * An access token that the caller provides, fixed or by a supplier; see {@link
   * #bearerToken(String)}.
   */
  final class BearerToken implements Credential {
    private final @Nullable Secret token;
    private final @Nullable Supplier<String> supplier;

    private BearerToken(@Nullable Secret token, @Nullable Supplier<String> supplier) {
      this.token = token;
      this.supplier = supplier;
    }

    /** Returns the token without {@code Bearer} before it. */
    static Secret bare(@Nullable String token) {
      String text = Check.line("bearer token", token);
      Check.that(
          !text.equalsIgnoreCase("bearer"),
          "bearer token is missing: only the word Bearer was given");
      return Secret.token(
          "bearer token", text.regionMatches(true, 0, "Bearer ", 0, 7) ? text.substring(7) : text);
    }

    @Nullable Secret fixed() {
      return token;
    }

    @Nullable Supplier<String> supplier() {
      return supplier;
    }

    /** Doesn't contain the token. */
    @Override
    public String toString() {
      return "BearerToken[" + (token == null ? "supplied" : token) + "]";
    }
  }

  /**
   * A trusted profile by compute resource token; see {@link
   * Credential#computeResource(TrustedProfile)}.
   *
   * @param profile the profile
   * @param tokenFiles the files that may contain the token; the first that exists is read
   */
  record ComputeResource(TrustedProfile profile, List<Path> tokenFiles) implements Credential {
    static final List<Path> DEFAULT_FILES =
        List.of(
            Path.of("/var/run/secrets/tokens/vault-token"),
            Path.of("/var/run/secrets/tokens/sa-token"),
            Path.of("/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token"));

    /**
     * @throws IllegalArgumentException if no file is given
     */
    public ComputeResource {
      tokenFiles = List.copyOf(tokenFiles);
      Check.that(
          !tokenFiles.isEmpty(), "compute resource token file is missing: give at least one");
    }
  }

  /**
   * A trusted profile by the metadata service of a VPC instance; see {@link
   * Credential#vpcInstance()}.
   *
   * @param profile the profile, or {@code null} for the instance's default
   * @param metadata the metadata service
   * @param version the service's version
   */
  record VpcInstance(@Nullable TrustedProfile profile, HttpUrl metadata, Version version)
      implements Credential {
    static final HttpUrl METADATA = HttpUrl.get("http://169.254.169.254/");

    /** Reachable only from the instance, so plain HTTP is allowed. */
    private static final Set<String> METADATA_HOSTS =
        Set.of(METADATA.host(), "api.metadata.cloud.ibm.com");

    /**
     * @throws IllegalArgumentException if the profile is given by name, or if the address is
     *     neither HTTPS nor local nor IBM Cloud's metadata service
     */
    public VpcInstance {
      if (!METADATA_HOSTS.contains(metadata.host())) {
        Urls.requireSafe("metadata service", metadata);
      }
      Check.that(
          !(profile instanceof TrustedProfile.ByName),
          "the VPC metadata service accepts a trusted profile by id or CRN, not by name");
    }

    /**
     * Returns this credential with another address of the metadata service, such as {@code
     * https://api.metadata.cloud.ibm.com}.
     */
    public VpcInstance metadata(HttpUrl url) {
      return new VpcInstance(profile, url, version);
    }

    /** Returns this credential with another version of the metadata service. */
    public VpcInstance version(Version other) {
      return new VpcInstance(profile, metadata, other);
    }

    /** A version of the metadata service, and its paths. */
    public enum Version {
      /** Paths below {@code instance_identity/v1}. */
      V2022_03_01("2022-03-01", "instance_identity/v1/token", "instance_identity/v1/iam_token"),
      /** Paths below {@code identity/v1}. */
      V2025_08_26("2025-08-26", "identity/v1/token", "identity/v1/iam_tokens");

      final String date;
      final String identityPath;
      final String iamPath;

      Version(String date, String identityPath, String iamPath) {
        this.date = date;
        this.identityPath = identityPath;
        this.iamPath = iamPath;
      }
    }
  }

  /**
   * A trusted profile that another credential assumes; see {@link #assume}.
   *
   * @param from the credential that assumes the profile
   * @param profile the profile
   */
  record AssumedProfile(Credential from, TrustedProfile profile) implements Credential {
    /**
     * @throws IllegalArgumentException if a name is given without an account
     */
    public AssumedProfile {
      Check.that(
          !(profile instanceof TrustedProfile.ByName byName) || byName.accountId() != null,
          "a trusted profile to assume by name needs its account: use TrustedProfile.name(name, accountId)");
    }
  }

  /**
   * The login of the IBM Cloud CLI; see {@link #ibmCloudCli()}.
   *
   * @param configFile the CLI's {@code config.json}
   */
  record Cli(Path configFile) implements Credential {
    /**
     * Where the CLI keeps its configuration: IBMCLOUD_HOME or BLUEMIX_HOME replace the home
     * directory.
     */
    static Path defaultFile(Map<String, String> environment, String userHome) {
      String home = environment.getOrDefault("IBMCLOUD_HOME", "");
      if (home.isBlank()) {
        home = environment.getOrDefault("BLUEMIX_HOME", "");
      }
      return Path.of(home.isBlank() ? userHome : home, ".bluemix", "config.json");
    }
  }
}
