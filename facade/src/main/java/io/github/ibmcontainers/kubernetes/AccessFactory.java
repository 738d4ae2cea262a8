package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.error.CallCanceledException;
import io.github.ibmcontainers.internal.call.Core;
import io.github.ibmcontainers.internal.call.Funnel;
import io.github.ibmcontainers.internal.http.CallFailure;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigException;
import io.github.ibmcontainers.kubernetes.kubeconfig.KubeconfigUser;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Creates the access to a cluster, and its HTTP client with the trusted CAs and a token or client
 * certificate.
 */
record AccessFactory(
    Core core,
    Funnel funnel,
    ClusterFacts facts,
    EndpointChoice choice,
    KubernetesOptions options,
    SharedAccess shared,
    ClusterTokenCache kubeToken) {
  private static final String LOGGER = "io.github.ibmcontainers.kubernetes";

  KubernetesAccess access(Kubeconfig kubeconfig, boolean administrator) {
    Optional<String> authority = authority(kubeconfig);
    List<X509Certificate> authorities =
        authority.map(pem -> Pem.certificates("cluster's CA", pem)).orElse(List.of());
    Optional<KubeconfigUser.Certificate> certificate =
        administrator ? Optional.of(certificate(kubeconfig)) : Optional.empty();
    HttpUrl server = choice.server();
    ClusterTrust trust = new ClusterTrust(authorities, certificate.map(AccessFactory::identity));
    if (options.isInsecure()) {
      Logger logger = System.getLogger(LOGGER);
      logger.log(
          Level.WARNING,
          "The certificate of cluster {0} at {1}:{2} is not verified, because insecure() is set",
          facts.name(),
          server.host(),
          Integer.toString(server.port()));
    }
    Optional<OpenShiftLogin> openShift =
        facts.openShift() && !administrator
            ? Optional.of(openShiftLogin(trust, !authorities.isEmpty()))
            : Optional.empty();
    Optional<ClusterTokenSource> tokens =
        administrator ? Optional.empty() : Optional.of(tokens(openShift));
    OkHttpClient.Builder http =
        secured(trust, server).addInterceptor(new OnlyHost(server)).addInterceptor(this::whileOpen);
    tokens.ifPresent(source -> http.addInterceptor(new ClusterAuthorize(source)));
    return new KubernetesAccess(
        new ClusterConnection(
            facts.name(),
            server,
            authority,
            authorities,
            tokens,
            certificate.flatMap(KubeconfigUser.Certificate::certificate),
            certificate.flatMap(KubeconfigUser.Certificate::key),
            options.isInsecure()),
        choice.endpoint(),
        http.build(),
        openShift,
        core.lifetime());
  }

  /** Rejects calls that were created before the client was closed. */
  private Response whileOpen(Interceptor.Chain chain) throws IOException {
    if (core.lifetime().isClosed()) {
      throw new CallFailure(new CallCanceledException("The client is closed", null));
    }
    return chain.proceed(chain.request());
  }

  private ClusterTokenSource tokens(Optional<OpenShiftLogin> openShift) {
    return openShift
        .map(login -> new ClusterTokenSource(login::fetch, core.time(), core.lifetime()))
        .orElseGet(() -> new ClusterTokenSource(kubeToken, core.lifetime()));
  }

  private Scope scope() {
    return options.requests().scope().within(funnel.scope());
  }

  private OpenShiftLogin openShiftLogin(ClusterTrust trust, boolean ownAuthority) {
    LoginProofs proofs =
        new LoginProofs(
            core.login().iam(), core.forScope(scope()), core.login().credential(), core.time());
    return new OpenShiftLogin(
        choice,
        url -> {
          core.lifetime().requireOpen();
          return secured(trust, url).build();
        },
        ownAuthority,
        () -> {
          core.lifetime().requireOpen();
          return proofs.next();
        },
        shared.oauthServers(),
        core.time());
  }

  /**
   * Returns a client for a host. Certificates of other hosts are verified even with {@code
   * insecure()}.
   */
  private OkHttpClient.Builder secured(ClusterTrust trust, HttpUrl url) {
    OkHttpClient base = core.transport().clusters();
    OkHttpClient.Builder builder = base.newBuilder();
    if (options.isInsecure() && url.host().equals(choice.server().host())) {
      trust.applyUnchecked(builder, choice.server().host());
    } else {
      trust.apply(builder, base);
    }
    return builder;
  }

  /**
   * Returns the CA of a kubeconfig, except for OpenShift hosts whose first label ends in {@code
   * -e}: these have a publicly trusted certificate, even if the kubeconfig has a CA.
   */
  private Optional<String> authority(Kubeconfig kubeconfig) {
    String host = choice.server().host();
    boolean publiclySigned =
        facts.openShift() && host.substring(0, Math.max(0, host.indexOf('.'))).endsWith("-e");
    return options
        .certificateAuthority()
        .or(() -> publiclySigned ? Optional.empty() : kubeconfig.cluster().certificateAuthority());
  }

  private KubeconfigUser.Certificate certificate(Kubeconfig kubeconfig) {
    return kubeconfig
        .user()
        .filter(KubeconfigUser.Certificate.class::isInstance)
        .map(KubeconfigUser.Certificate.class::cast)
        .filter(user -> user.certificate().isPresent() && user.key().isPresent())
        .orElseThrow(
            () ->
                new KubeconfigException(
                    "The administrator's kubeconfig of cluster "
                        + facts.name()
                        + " contains no client certificate with its key"));
  }

  private static ClusterTrust.Identity identity(KubeconfigUser.Certificate user) {
    return ClusterTrust.Identity.ofPem(user.certificate().orElseThrow(), user.key().orElseThrow());
  }
}
