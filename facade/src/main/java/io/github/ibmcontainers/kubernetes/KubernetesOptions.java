package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How to connect to a cluster. Immutable. */
public final class KubernetesOptions {
  private static final KubernetesOptions STANDARD = builder().build();

  private final ConnectionSettings settings;

  private KubernetesOptions(ConnectionSettings settings) {
    this.settings = settings.copy();
  }

  /** Returns the defaults: the enabled endpoint, the user's roles, verified certificates. */
  public static KubernetesOptions standard() {
    return STANDARD;
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder(new ConnectionSettings());
  }

  /** Returns a builder with these options' values. */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /** Returns the endpoint to use. */
  public ClusterEndpoint endpoint() {
    return settings.endpoint;
  }

  /** Returns how long to wait for the user's roles. */
  public Duration rbacTimeout() {
    return settings.rbacTimeout;
  }

  /** Whether the user's IAM roles are brought into the cluster first. */
  public boolean syncsRbac() {
    return settings.rbacSync;
  }

  /** Whether the administrator's certificate is used instead of the user's token. */
  public boolean isAdministrator() {
    return settings.administrator;
  }

  /** Whether the server's certificate isn't verified. */
  public boolean isInsecure() {
    return settings.insecure;
  }

  /** Returns the CA to trust instead of the kubeconfig's, as PEM. */
  public Optional<String> certificateAuthority() {
    return Optional.ofNullable(settings.certificateAuthority);
  }

  /** Returns the options of requests to the container API. */
  public RequestOptions requests() {
    return settings.requests;
  }

  @Override
  public String toString() {
    return "KubernetesOptions[endpoint=%s, rbacTimeout=%s, rbacSync=%s, administrator=%s, insecure=%s]"
        .formatted(
            settings.endpoint,
            settings.rbacTimeout,
            settings.rbacSync,
            settings.administrator,
            settings.insecure);
  }

  /** Builds {@link KubernetesOptions}. Not thread-safe. */
  public static final class Builder {

    private final ConnectionSettings settings;

    private Builder(ConnectionSettings settings) {
      this.settings = settings.copy();
    }

    /** Sets the endpoint to use. By default the first that is enabled is used. */
    public Builder endpoint(ClusterEndpoint value) {
      settings.endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /**
     * Sets how long to wait until the user's roles are in the cluster. The default is 3 minutes: a
     * new cluster rejects the request for one or two.
     *
     * @throws IllegalArgumentException if it isn't positive, or longer than 365 days
     */
    public Builder rbacTimeout(Duration limit) {
      settings.rbacTimeout = Check.positive("RBAC timeout", limit);
      return this;
    }

    /**
     * Doesn't bring the user's IAM roles into the cluster first. For users whose roles are already
     * there, and for those who may not change the cluster.
     */
    public Builder withoutRbacSync() {
      settings.rbacSync = false;
      return this;
    }

    /**
     * Uses the administrator's certificate, which the service issues to administrators of the
     * cluster, instead of a token. It has all permissions in the cluster and doesn't expire with
     * the session.
     */
    public Builder administrator() {
      settings.administrator = true;
      return this;
    }

    /**
     * Doesn't verify the server's certificate, so that anyone on the network path can read and
     * change everything, including tokens. Applies to this cluster's host only and is logged as a
     * warning. Prefer {@link #certificateAuthority}.
     */
    public Builder insecure() {
      settings.insecure = true;
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
      settings.certificateAuthority = pem;
      return this;
    }

    /** Sets the options of requests to the container API, such as a narrower scope. */
    public Builder requests(RequestOptions options) {
      settings.requests = Objects.requireNonNull(options, "options");
      return this;
    }

    /** Builds the options. */
    public KubernetesOptions build() {
      return new KubernetesOptions(settings);
    }
  }
}
