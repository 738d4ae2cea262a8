package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.internal.check.Check;
import java.time.Duration;
import java.util.Objects;

/** Which kubeconfig to download, and in which form. Immutable. */
public final class KubeconfigRequest {
  private static final KubeconfigRequest STANDARD = builder().build();

  /** A version of the container API. */
  public enum Version {
    /** {@code GET /v1/clusters/{idOrName}/config}, for classic clusters only. */
    V1,
    /**
     * {@code POST /v2/applyRBACAndGetKubeconfig} or {@code GET /v2/getKubeconfig}, for all
     * clusters.
     */
    V2
  }

  /** The form in which the service sends a kubeconfig. */
  public enum Format {
    /** One JSON document. */
    JSON("json"),
    /** One YAML document. */
    YAML("yaml"),
    /** An archive of the kubeconfig with its certificates and keys in files. */
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
  private final boolean rbacSync;
  private final Duration rbacTimeout;
  private final ClusterEndpoint endpoint;
  private final RequestOptions requests;

  private KubeconfigRequest(Builder builder) {
    this.version = builder.version;
    this.format = builder.format;
    this.administrator = builder.administrator;
    this.networkConfig = builder.networkConfig;
    this.rbacSync = builder.rbacSync;
    this.rbacTimeout = builder.rbacTimeout;
    this.endpoint = builder.endpoint;
    this.requests = builder.requests;
  }

  /** Returns a request for the user's kubeconfig, by version 2, as JSON. */
  public static KubeconfigRequest standard() {
    return STANDARD;
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with this request's values. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.version = version;
    builder.format = format;
    builder.administrator = administrator;
    builder.networkConfig = networkConfig;
    builder.rbacSync = rbacSync;
    builder.rbacTimeout = rbacTimeout;
    builder.endpoint = endpoint;
    builder.requests = requests;
    return builder;
  }

  /** Returns the version of the container API. */
  public Version version() {
    return version;
  }

  /** Returns the form in which the service sends it. */
  public Format format() {
    return format;
  }

  /** Whether it's the administrator's kubeconfig. */
  public boolean isAdministrator() {
    return administrator;
  }

  /** Whether it includes a Calico configuration. */
  public boolean hasNetworkConfig() {
    return networkConfig;
  }

  /** Whether the user's IAM roles are brought into the cluster first. */
  public boolean syncsRbac() {
    return rbacSync;
  }

  /** Returns how long to wait for the user's roles. */
  public Duration rbacTimeout() {
    return rbacTimeout;
  }

  /** Returns the endpoint that the kubeconfig names. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }

  /** Returns the options of the requests. */
  public RequestOptions requests() {
    return requests;
  }

  /** Builds a {@link KubeconfigRequest}. Not thread-safe. */
  public static final class Builder {
    private Version version = Version.V2;
    private Format format = Format.JSON;
    private boolean administrator;
    private boolean networkConfig;
    private boolean rbacSync = true;
    private Duration rbacTimeout = KubernetesOptions.RBAC_TIMEOUT;
    private ClusterEndpoint endpoint = ClusterEndpoint.AUTOMATIC;
    private RequestOptions requests = RequestOptions.none();

    private Builder() {}

    /** Sets the version of the container API. The default is version 2. */
    public Builder version(Version value) {
      this.version = Objects.requireNonNull(value, "version");
      return this;
    }

    /** Sets the form in which the service sends it. The default is JSON. */
    public Builder format(Format value) {
      this.format = Objects.requireNonNull(value, "format");
      return this;
    }

    /** Requests the administrator's kubeconfig, which has a client certificate, not a token. */
    public Builder administrator() {
      this.administrator = true;
      return this;
    }

    /** Requests a Calico configuration too. Only an administrator's archive can include one. */
    public Builder networkConfig() {
      this.networkConfig = true;
      return this;
    }

    /**
     * Doesn't bring the user's IAM roles into the cluster first. For users whose roles are already
     * there, and for those who may not change the cluster. Without its roles in the cluster,
     * kubectl gets {@code Forbidden}.
     */
    public Builder withoutRbacSync() {
      this.rbacSync = false;
      return this;
    }

    /**
     * Sets how long to wait until the user's roles are in the cluster. The default is 3 minutes.
     * Version 1 doesn't wait.
     *
     * @throws IllegalArgumentException if it isn't positive, or longer than 365 days
     */
    public Builder rbacTimeout(Duration limit) {
      this.rbacTimeout = Check.positive("RBAC timeout", limit);
      return this;
    }

    /**
     * Sets the endpoint that the kubeconfig names. By default the service chooses. Requires version
     * 2 and the synchronization of roles, because only {@code POST /v2/applyRBACAndGetKubeconfig}
     * has that choice.
     */
    public Builder endpoint(ClusterEndpoint value) {
      this.endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /** Sets the options of the requests. */
    public Builder requests(RequestOptions options) {
      this.requests = Objects.requireNonNull(options, "options");
      return this;
    }

    /**
     * Builds the request.
     *
     * @throws IllegalArgumentException if the service has no such kubeconfig; the message says
     *     which it has
     */
    public KubeconfigRequest build() {
      if (networkConfig && !(administrator && format == Format.ARCHIVE)) {
        throw new IllegalArgumentException(
            "Only the administrator's archive can include a network configuration. Add administrator() and"
                + " format(ARCHIVE).");
      }
      if (version == Version.V1) {
        requireVersion1();
      } else if (endpoint != ClusterEndpoint.AUTOMATIC && !rbacSync) {
        throw new IllegalArgumentException(
            "The endpoint can be chosen only together with the synchronization of roles. Remove"
                + " withoutRbacSync() or endpoint(...).");
      }
      return new KubeconfigRequest(this);
    }

    private void requireVersion1() {
      if (administrator && format != Format.ARCHIVE) {
        throw new IllegalArgumentException(
            "Version 1 has the administrator's kubeconfig only as an archive. Add format(ARCHIVE), or use"
                + " version 2.");
      }
      if (endpoint != ClusterEndpoint.AUTOMATIC) {
        throw new IllegalArgumentException(
            "Version 1 has no choice of the endpoint. Use version 2.");
      }
    }
  }
}
