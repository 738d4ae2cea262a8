package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.internal.check.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Who asks for a token. Made by the factory methods here, which refuse a value that cannot work.
 * Immutable and thread-safe; no secret shows in {@link Object#toString()}.
 */
public sealed interface Credential
    permits ApiKeyCredential,
        PasswordCredential,
        PasscodeCredential,
        RefreshTokenCredential,
        BearerTokenCredential,
        ComputeResourceCredential,
        VpcInstanceCredential,
        AssumedProfileCredential,
        CliCredential {

  /**
   * An API key of a user or of a service ID. The key is bound to one account.
   *
   * @param apiKey the bare key; blanks and line ends around it are cut off
   * @throws IllegalArgumentException if it is missing, or wrapped in quotes or braces
   */
  static ApiKeyCredential apiKey(String apiKey) {
    return new ApiKeyCredential(Secret.unwrapped("API key", apiKey));
  }

  /**
   * A user who is not federated, with password.
   *
   * @throws IllegalArgumentException if one of the two is missing
   */
  static PasswordCredential password(String user, String password) {
    return new PasswordCredential(
        Check.line("user name", user), Secret.of("password", password), SecondFactor.NONE);
  }

  /**
   * A one-time passcode. It is used once; after that the session lives on its refresh token.
   *
   * @throws IllegalArgumentException if it is missing
   */
  static PasscodeCredential passcode(String passcode) {
    return PasscodeCredential.given(Secret.of("passcode", passcode));
  }

  /**
   * A one-time passcode that is asked for when a login is needed.
   *
   * @param prompt is told the page that shows a passcode, and returns the passcode
   */
  static PasscodeCredential passcode(PasscodePrompt prompt) {
    return PasscodeCredential.askedFor(prompt);
  }

  /**
   * The refresh token of a session that exists already.
   *
   * @throws IllegalArgumentException if it is missing, or the word {@code not_supported} that IAM
   *     answers in place of one
   */
  static RefreshTokenCredential refreshToken(String refreshToken) {
    return new RefreshTokenCredential(Secret.unwrapped("refresh token", refreshToken));
  }

  /**
   * An access token that is sent as it is and never renewed.
   *
   * @param token the token, with or without {@code Bearer} before it
   * @throws IllegalArgumentException if it is missing
   */
  static BearerTokenCredential bearerToken(String token) {
    return BearerTokenCredential.fixed(token);
  }

  /**
   * Access tokens from elsewhere. The supplier is asked when the last token is about to expire (a
   * JWT says when; another is kept for one minute) or was refused with 401. It runs on a thread of
   * the token source.
   *
   * @param supplier gives a token, with or without {@code Bearer} before it
   */
  static BearerTokenCredential bearerToken(Supplier<String> supplier) {
    return BearerTokenCredential.supplied(supplier);
  }

  /**
   * A trusted profile, by the compute resource token that a pod or a Code Engine job finds in a
   * file. Tries the three files where IBM Cloud puts it.
   */
  static ComputeResourceCredential computeResource(TrustedProfile profile) {
    return new ComputeResourceCredential(profile, ComputeResourceCredential.DEFAULT_FILES);
  }

  /**
   * As {@link #computeResource(TrustedProfile)}, with the token in this file. It is read anew for
   * each exchange, since it is rotated.
   */
  static ComputeResourceCredential computeResource(TrustedProfile profile, Path tokenFile) {
    return new ComputeResourceCredential(profile, List.of(tokenFile));
  }

  /** The default trusted profile of the VPC instance that this runs on, by its metadata service. */
  static VpcInstanceCredential vpcInstance() {
    return new VpcInstanceCredential(
        null, VpcInstanceCredential.METADATA, VpcInstanceCredential.Version.V2022_03_01);
  }

  /**
   * A trusted profile of the VPC instance that this runs on.
   *
   * @throws IllegalArgumentException if the profile is given by name, which the metadata service
   *     does not take
   */
  static VpcInstanceCredential vpcInstance(TrustedProfile profile) {
    return new VpcInstanceCredential(
        profile, VpcInstanceCredential.METADATA, VpcInstanceCredential.Version.V2022_03_01);
  }

  /**
   * A trusted profile that another credential assumes.
   *
   * @param from who assumes
   * @param profile the profile; by name only together with its account
   * @throws IllegalArgumentException if a name comes without an account
   */
  static AssumedProfileCredential assume(Credential from, TrustedProfile profile) {
    return new AssumedProfileCredential(from, profile);
  }

  /**
   * The login of the IBM Cloud CLI on this machine: {@code .bluemix/config.json} below {@code
   * IBMCLOUD_HOME}, {@code BLUEMIX_HOME} or the home directory. The file is read, never written.
   */
  static CliCredential ibmCloudCli() {
    return new CliCredential(
        CliCredential.defaultFile(System.getenv(), System.getProperty("user.home")));
  }

  /** The login of the IBM Cloud CLI in this {@code config.json}. It is read, never written. */
  static CliCredential ibmCloudCli(Path configFile) {
    return new CliCredential(configFile);
  }
}
