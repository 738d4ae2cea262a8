package io.github.ibmcontainers.auth;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A trusted profile by the metadata service of a VPC instance; see {@link
 * Credential#vpcInstance()}.
 *
 * @param profile the profile, or {@code null} for the instance's default
 * @param metadata the metadata service
 * @param version the service's version
 */
public record VpcInstanceCredential(
    @Nullable TrustedProfile profile, HttpUrl metadata, Version version) implements Credential {
  static final HttpUrl METADATA = HttpUrl.get("http://169.254.169.254/");

  /**
   * @throws IllegalArgumentException if the profile is given by name
   */
  public VpcInstanceCredential {
    if (profile instanceof TrustedProfile.ByName) {
      throw new IllegalArgumentException(
          "the VPC metadata service takes a trusted profile by id or CRN, not by name");
    }
  }

  /**
   * The same with another address of the metadata service, as {@code
   * https://api.metadata.cloud.ibm.com}.
   */
  public VpcInstanceCredential metadata(HttpUrl url) {
    return new VpcInstanceCredential(profile, url, version);
  }

  /** The same with another version of the metadata service. */
  public VpcInstanceCredential version(Version other) {
    return new VpcInstanceCredential(profile, metadata, other);
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
