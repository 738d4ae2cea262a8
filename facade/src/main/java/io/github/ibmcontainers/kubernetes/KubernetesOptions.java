package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Options of connections to a cluster. Immutable. */
public final class KubernetesOptions {
  private static final KubernetesOptions STANDARD = builder().build();

  private final ConnectionSettings settings;

  private KubernetesOptions(ConnectionSettings settings) {
    this.settings = settings.copy();
  }

  /**
   * Returns the defaults: the first enabled endpoint, the user's roles, and verified certificates.
   */
  public static KubernetesOptions standard() {
    return STANDARD;
  }

  /** Returns a builder with the defaults. */
  public static Builder builder() {
    return new Builder(new ConnectionSettings());
  }

  /** Returns a builder with these options. */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /** Returns the endpoint to use. */
  public ClusterEndpoint endpoint() {
    return settings.endpoint;
  }

  /** Returns how long to wait for the synchronization of the user's roles. */
  public Duration rbacTimeout() {
    return settings.rbacTimeout;
  }

  /** Returns whether the user's IAM roles are synchronized into the cluster first. */
  public boolean syncsRbac() {
    return settings.rbacSync;
  }

  /** Returns whether the administrator's certificate is used instead of the user's token. */
  public boolean isAdministrator() {
    return settings.administrator;
  }

  /** Returns whether verification of the server's certificate is disabled. */
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

    /** Sets the endpoint. The default is the first enabled endpoint. */
    public Builder endpoint(ClusterEndpoint value) {
      settings.endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /**
     * Sets how long to wait for the synchronization of the user's roles. The default is 3 minutes,
     * because new clusters reject the request for one or two minutes.
     *
     * @throws IllegalArgumentException if it isn't positive, or longer than 365 days
     */
    public Builder rbacTimeout(Duration limit) {
      settings.rbacTimeout = Check.positive("RBAC timeout", limit);
      return this;
    }

    /**
     * Doesn't synchronize the user's IAM roles into the cluster first. For users whose roles are
     * already synchronized, and for users who may not change the cluster.
     */
    public Builder withoutRbacSync() {
      settings.rbacSync = false;
      return this;
    }

    /**
     * Uses the administrator's certificate, which the service issues to administrators of the
     * cluster, instead of a token. The certificate has all permissions in the cluster and doesn't
     * expire with the session.
     */
    public Builder administrator() {
      settings.administrator = true;
      return this;
    }

    /**
     * Doesn't verify the server's certificate. Anyone on the network path can then read and change
     * all data, including tokens. Applies only to this cluster's host, and a warning is logged.
     * Prefer {@link #certificateAuthority}.
     */
    public Builder insecure() {
      settings.insecure = true;
      return this;
    }

    /**
     * Trusts only this CA, instead of the CA in the kubeconfig.
     *
     * @param pem one or more certificates as PEM
     * @throws KubeconfigException if there is none, or one can't be read
     */
    public Builder certificateAuthority(String pem) {
      Pem.certificates("certificate authority", pem);
      settings.certificateAuthority = pem;
      return this;
    }

    /** Sets the options of requests to the container API, such as the scope. */
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
