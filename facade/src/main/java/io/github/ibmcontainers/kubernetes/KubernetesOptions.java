package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to connect to a cluster. Immutable. */
public final class KubernetesOptions {
  static final Duration RBAC_TIMEOUT = Duration.ofMinutes(3);
  private static final KubernetesOptions STANDARD = builder().build();

  private final ClusterEndpoint endpoint;
  private final Duration rbacTimeout;
  private final boolean rbacSync;
  private final boolean administrator;
  private final boolean insecure;
  private final @Nullable String certificateAuthority;
  private final RequestOptions requests;

  private KubernetesOptions(Builder builder) {
    this.endpoint = builder.endpoint;
    this.rbacTimeout = builder.rbacTimeout;
    this.rbacSync = builder.rbacSync;
    this.administrator = builder.administrator;
    this.insecure = builder.insecure;
    this.certificateAuthority = builder.certificateAuthority;
    this.requests = builder.requests;
  }

  /** Returns the defaults: the enabled endpoint, the user's roles, verified certificates. */
  public static KubernetesOptions standard() {
    return STANDARD;
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with these options' values. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.endpoint = endpoint;
    builder.rbacTimeout = rbacTimeout;
    builder.rbacSync = rbacSync;
    builder.administrator = administrator;
    builder.insecure = insecure;
    builder.certificateAuthority = certificateAuthority;
    builder.requests = requests;
    return builder;
  }

  /** Returns the endpoint to use. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }

  /** Returns how long to wait for the user's roles. */
  public Duration rbacTimeout() {
    return rbacTimeout;
  }

  /** Whether the user's IAM roles are brought into the cluster first. */
  public boolean syncsRbac() {
    return rbacSync;
  }

  /** Whether the administrator's certificate is used instead of the user's token. */
  public boolean isAdministrator() {
    return administrator;
  }

  /** Whether the server's certificate isn't verified. */
  public boolean isInsecure() {
    return insecure;
  }

  /** Returns the CA to trust instead of the kubeconfig's, as PEM. */
  public Optional<String> certificateAuthority() {
    return Optional.ofNullable(certificateAuthority);
  }

  /** Returns the options of requests to the container API. */
  public RequestOptions requests() {
    return requests;
  }

  @Override
  public String toString() {
    return "KubernetesOptions[endpoint="
        + endpoint
        + ", rbacTimeout="
        + rbacTimeout
        + ", rbacSync="
        + rbacSync
        + ", administrator="
        + administrator
        + ", insecure="
        + insecure
        + "]";
  }

  /** Builds {@link KubernetesOptions}. Not thread-safe. */
  public static final class Builder {
    private ClusterEndpoint endpoint = ClusterEndpoint.AUTOMATIC;
    private Duration rbacTimeout = RBAC_TIMEOUT;
    private boolean rbacSync = true;
    private boolean administrator;
    private boolean insecure;
    private @Nullable String certificateAuthority;
    private RequestOptions requests = RequestOptions.none();

    private Builder() {}

    /** Sets the endpoint to use. By default the first that is enabled is used. */
    public Builder endpoint(ClusterEndpoint value) {
      this.endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /**
     * Sets how long to wait until the user's roles are in the cluster. The default is 3 minutes: a
     * new cluster rejects the request for one or two.
     *
     * @throws IllegalArgumentException if it isn't positive, or longer than 365 days
     */
    public Builder rbacTimeout(Duration limit) {
      this.rbacTimeout = Check.positive("RBAC timeout", limit);
      return this;
    }

    /**
     * Doesn't bring the user's IAM roles into the cluster first. For users whose roles are already
     * there, and for those who may not change the cluster.
     */
    public Builder withoutRbacSync() {
      this.rbacSync = false;
      return this;
    }

    /**
     * Uses the administrator's certificate, which the service issues to administrators of the
     * cluster, instead of a token. It has all permissions in the cluster and doesn't expire with
     * the session.
     */
    public Builder administrator() {
      this.administrator = true;
      return this;
    }

    /**
     * Doesn't verify the server's certificate, so that anyone on the network path can read and
     * change everything, including tokens. Applies to this cluster's host only and is logged as a
     * warning. Prefer {@link #certificateAuthority}.
     */
    public Builder insecure() {
      this.insecure = true;
      return this;
    }

    /**
     * Trusts this CA instead of the kubeconfig's, and no other.
     *
     * @param pem one or more certificates as PEM
     * @throws KubeconfigException if there is none, or one can't be read
     */
    public Builder certificateAuthority(String pem) {
      Pem.certificates("certificate authority", pem);
      this.certificateAuthority = pem;
      return this;
    }

    /** Sets the options of requests to the container API, such as a narrower scope. */
    public Builder requests(RequestOptions options) {
      this.requests = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Builds the options. */
    public KubernetesOptions build() {
      return new KubernetesOptions(this);
    }
  }
}
