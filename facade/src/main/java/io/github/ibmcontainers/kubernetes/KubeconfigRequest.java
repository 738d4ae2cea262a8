package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.internal.check.Check;
import java.time.Duration;
import java.util.Objects;

/** The kind and format of a kubeconfig to download. Immutable. */
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

  /** The format in which the service sends a kubeconfig. */
  public enum Format {
    /** One JSON document. */
    JSON("json"),
    /** One YAML document. */
    YAML("yaml"),
    /** An archive of the kubeconfig, its certificates and its keys. */
    ARCHIVE("zip");

    private final String apiName;

    Format(String apiName) {
      this.apiName = apiName;
    }

    String apiName() {
      return apiName;
    }
  }

  private final ConnectionSettings settings;

  private KubeconfigRequest(ConnectionSettings settings) {
    this.settings = settings.copy();
  }

  /** Returns a request for the user's kubeconfig as JSON, by version 2 of the container API. */
  public static KubeconfigRequest standard() {
    return STANDARD;
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder(new ConnectionSettings());
  }

  /** Returns a builder with this request's values. */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /** Returns the version of the container API. */
  public Version version() {
    return settings.version;
  }

  /** Returns the format. */
  public Format format() {
    return settings.format;
  }

  /** Returns whether the administrator's kubeconfig is requested. */
  public boolean isAdministrator() {
    return settings.administrator;
  }

  /** Returns whether a Calico configuration is included. */
  public boolean hasNetworkConfig() {
    return settings.networkConfig;
  }

  /** Returns whether the user's IAM roles are synchronized into the cluster first. */
  public boolean syncsRbac() {
    return settings.rbacSync;
  }

  /** Returns how long to wait for the synchronization of the user's roles. */
  public Duration rbacTimeout() {
    return settings.rbacTimeout;
  }

  /** Returns the endpoint in the kubeconfig. */
  public ClusterEndpoint endpoint() {
    return settings.endpoint;
  }

  /** Returns the options of the requests. */
  public RequestOptions requests() {
    return settings.requests;
  }

  /** Builds a {@link KubeconfigRequest}. Not thread-safe. */
  public static final class Builder {

    private final ConnectionSettings settings;

    private Builder(ConnectionSettings settings) {
      this.settings = settings.copy();
    }

    /** Sets the version of the container API. The default is version 2. */
    public Builder version(Version value) {
      settings.version = Objects.requireNonNull(value, "version");
      return this;
    }

    /** Sets the format. The default is JSON. */
    public Builder format(Format value) {
      settings.format = Objects.requireNonNull(value, "format");
      return this;
    }

    /**
     * Requests the administrator's kubeconfig, which has a client certificate instead of a token.
     */
    public Builder administrator() {
      settings.administrator = true;
      return this;
    }

    /** Also requests a Calico configuration. Only an administrator's archive can include one. */
    public Builder networkConfig() {
      settings.networkConfig = true;
      return this;
    }

    /**
     * Doesn't synchronize the user's IAM roles into the cluster first. For users whose roles are
     * already synchronized, and for users who may not change the cluster. Without roles in the
     * cluster, requests of kubectl fail with {@code Forbidden}.
     */
    public Builder withoutRbacSync() {
      settings.rbacSync = false;
      return this;
    }

    /**
     * Sets how long to wait for the synchronization of the user's roles. The default is 3 minutes.
     * Version 1 doesn't wait.
     *
     * @throws IllegalArgumentException if it isn't positive, or longer than 365 days
     */
    public Builder rbacTimeout(Duration limit) {
      settings.rbacTimeout = Check.positive("RBAC timeout", limit);
      return this;
    }

    /**
     * Sets the endpoint in the kubeconfig. By default, the service chooses one. Requires version 2
     * and the synchronization of roles, because only {@code POST /v2/applyRBACAndGetKubeconfig}
     * supports it.
     */
    public Builder endpoint(ClusterEndpoint value) {
      settings.endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /** Sets the options of the requests. */
    public Builder requests(RequestOptions options) {
      settings.requests = Objects.requireNonNull(options, "options");
      return this;
    }

    /**
     * Builds the request.
     *
     * @throws IllegalArgumentException if the service doesn't support the combination of settings;
     *     the message lists alternatives
     */
    public KubeconfigRequest build() {
      boolean archive = settings.format == Format.ARCHIVE;
      boolean chosen = settings.endpoint != ClusterEndpoint.AUTOMATIC;
      Check.that(
          !settings.networkConfig || (settings.administrator && archive),
          "Only the administrator's archive can include a network configuration. Add administrator() and"
              + " format(ARCHIVE).");
      if (settings.version == Version.V1) {
        Check.that(
            !settings.administrator || archive,
            "Version 1 returns the administrator's kubeconfig only as an archive. Add format(ARCHIVE), or use"
                + " version 2.");
        Check.that(!chosen, "Version 1 doesn't support the choice of an endpoint. Use version 2.");
      } else {
        Check.that(
            !chosen || settings.rbacSync,
            "The endpoint can be chosen only together with the synchronization of roles. Remove"
                + " withoutRbacSync() or endpoint(...).");
      }
      return new KubeconfigRequest(settings);
    }
  }
}
