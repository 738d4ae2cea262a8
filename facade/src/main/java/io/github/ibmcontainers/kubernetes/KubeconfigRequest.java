package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import java.util.Objects;

/** Which kubeconfig to download, and how. Immutable. */
public final class KubeconfigRequest {
  private static final KubeconfigRequest STANDARD = builder().build();

  /** Which version of the container API gives it. */
  public enum Version {
    /** {@code GET /v1/clusters/{idOrName}/config}; for classic clusters only. */
    V1,
    /** {@code GET /v2/getKubeconfig}; for all clusters. */
    V2
  }

  /**
   * In what form it is sent. All of them give the same; the service has more to say in an archive.
   */
  public enum Format {
    /** One JSON document. */
    JSON("json"),
    /** One YAML document. */
    YAML("yaml"),
    /** An archive with certificates and keys beside the kubeconfig. */
    ARCHIVE("zip");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private final Version version;
  private final Format format;
  private final boolean administrator;
  private final boolean networkConfig;
  private final ClusterEndpoint endpoint;
  private final RequestOptions requests;

  private KubeconfigRequest(Builder builder) {
    this.version = builder.version;
    this.format = builder.format;
    this.administrator = builder.administrator;
    this.networkConfig = builder.networkConfig;
    this.endpoint = builder.endpoint;
    this.requests = builder.requests;
  }

  /** The user's own kubeconfig, by version 2, as JSON. */
  public static KubeconfigRequest standard() {
    return STANDARD;
  }

  /** A builder that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Which version of the container API gives it. */
  public Version version() {
    return version;
  }

  /** In what form it is sent. */
  public Format format() {
    return format;
  }

  /** Whether it is the administrator's. */
  public boolean isAdministrator() {
    return administrator;
  }

  /** Whether it comes with a configuration for Calico. */
  public boolean hasNetworkConfig() {
    return networkConfig;
  }

  /** Which endpoint it names. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }

  /** Options of the call. */
  public RequestOptions requests() {
    return requests;
  }

  /** Collects what to ask for. Not safe for use by several threads. */
  public static final class Builder {
    private Version version = Version.V2;
    private Format format = Format.JSON;
    private boolean administrator;
    private boolean networkConfig;
    private ClusterEndpoint endpoint = ClusterEndpoint.AUTOMATIC;
    private RequestOptions requests = RequestOptions.none();

    private Builder() {}

    /** Which version of the container API gives it; by default version 2. */
    public Builder version(Version value) {
      this.version = Objects.requireNonNull(value, "version");
      return this;
    }

    /** In what form it is sent; by default JSON. */
    public Builder format(Format value) {
      this.format = Objects.requireNonNull(value, "format");
      return this;
    }

    /** Asks for the administrator's kubeconfig, with a certificate in place of a token. */
    public Builder administrator() {
      this.administrator = true;
      return this;
    }

    /** Asks for a configuration for Calico as well; only in an administrator's archive. */
    public Builder networkConfig() {
      this.networkConfig = true;
      return this;
    }

    /**
     * Which endpoint it is to name; by default the service chooses. Only with version 2, and then
     * by the operation that brings the user's roles into the cluster as well, {@code POST
     * /v2/applyRBACAndGetKubeconfig}.
     */
    public Builder endpoint(ClusterEndpoint value) {
      this.endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /** Options of the call. */
    public Builder requests(RequestOptions options) {
      this.requests = Objects.requireNonNull(options, "options");
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException if the service does not give that; the message says what it
     *     gives
     */
    public KubeconfigRequest build() {
      if (networkConfig && !(administrator && format == Format.ARCHIVE)) {
        throw new IllegalArgumentException(
            "The network configuration comes only in the administrator's archive: add administrator() and"
                + " format(ARCHIVE)");
      }
      if (version == Version.V1) {
        requireOfVersion1();
      }
      return new KubeconfigRequest(this);
    }

    private void requireOfVersion1() {
      if (administrator && format != Format.ARCHIVE) {
        throw new IllegalArgumentException(
            "Version 1 gives the administrator's kubeconfig only as an archive: add format(ARCHIVE), or use"
                + " version 2");
      }
      if (endpoint != ClusterEndpoint.AUTOMATIC) {
        throw new IllegalArgumentException(
            "Version 1 does not let the endpoint be chosen; use version 2");
      }
    }
  }
}
