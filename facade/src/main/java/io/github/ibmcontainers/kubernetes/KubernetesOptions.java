package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a cluster is to be reached. Immutable. */
public final class KubernetesOptions {
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

  /** The endpoint that is enabled, the user's own roles, checked certificates. */
  public static KubernetesOptions standard() {
    return STANDARD;
  }

  /** A builder that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Which endpoint to use. */
  public ClusterEndpoint endpoint() {
    return endpoint;
  }

  /** How long the user's roles may take to get into the cluster. */
  public Duration rbacTimeout() {
    return rbacTimeout;
  }

  /** Whether the user's roles are brought into the cluster first. */
  public boolean syncsRbac() {
    return rbacSync;
  }

  /** Whether the administrator's certificate is used in place of the user's token. */
  public boolean isAdministrator() {
    return administrator;
  }

  /** Whether the server's certificate goes unchecked. */
  public boolean isInsecure() {
    return insecure;
  }

  /** A CA to trust in place of the kubeconfig's, as PEM. */
  public Optional<String> certificateAuthority() {
    return Optional.ofNullable(certificateAuthority);
  }

  /** Options of the calls to the container API. */
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

  /** Collects options. Not safe for use by several threads. */
  public static final class Builder {
    private ClusterEndpoint endpoint = ClusterEndpoint.AUTOMATIC;
    private Duration rbacTimeout = Duration.ofMinutes(3);
    private boolean rbacSync = true;
    private boolean administrator;
    private boolean insecure;
    private @Nullable String certificateAuthority;
    private RequestOptions requests = RequestOptions.none();

    private Builder() {}

    /** Which endpoint to use; by default what is enabled. */
    public Builder endpoint(ClusterEndpoint value) {
      this.endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /**
     * How long the user's roles may take to get into the cluster; by default 3 minutes, since a new
     * cluster needs one or two before it can be asked.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder rbacTimeout(Duration limit) {
      if (limit.isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("The RBAC timeout must be positive, not " + limit);
      }
      this.rbacTimeout = limit;
      return this;
    }

    /**
     * Does not bring the user's roles into the cluster first. For a user who was there before, or
     * who may not do it: it needs the permission to change the cluster.
     */
    public Builder withoutRbacSync() {
      this.rbacSync = false;
      return this;
    }

    /**
     * Uses the administrator's certificate, which the service gives to administrators of the
     * cluster, in place of a token. It has all rights within the cluster and does not expire with
     * the session.
     */
    public Builder administrator() {
      this.administrator = true;
      return this;
    }

    /**
     * Does not check the server's certificate, so that anyone on the way can read and change
     * everything, tokens included. It holds for this cluster's host alone and is logged as a
     * warning. Rather give the CA by {@link #certificateAuthority}.
     */
    public Builder insecure() {
      this.insecure = true;
      return this;
    }

    /**
     * Trusts this CA, and no other, in place of the one in the kubeconfig.
     *
     * @param pem one certificate or several as PEM
     * @throws KubeconfigException if there is none, or it cannot be read
     */
    public Builder certificateAuthority(String pem) {
      PemCertificates.read("certificate authority", pem);
      this.certificateAuthority = pem;
      return this;
    }

    /** Options of the calls to the container API, such as a narrower scope. */
    public Builder requests(RequestOptions options) {
      this.requests = Objects.requireNonNull(options, "options");
      return this;
    }

    /** The options. */
    public KubernetesOptions build() {
      return new KubernetesOptions(this);
    }
  }
}
