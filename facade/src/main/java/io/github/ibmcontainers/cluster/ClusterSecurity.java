package io.github.ibmcontainers.cluster;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.value.OperationNotSupportedException;
import io.github.ibmcontainers.generated.api.NetworkApi;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.ClusterSecurityGroup;
import io.github.ibmcontainers.generated.model.SetOAuthAccessTypeRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;

/**
 * Security of clusters: the certificate authority, access to the OpenShift console, and the network
 * of VPC clusters. The parameter {@code cluster} is the cluster's id or name. All methods throw
 * {@link io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and
 * thread-safe.
 */
public final class ClusterSecurity extends Group<ClusterSecurity> {
  private final ClusterContext context;

  /** Called by the client. */
  public ClusterSecurity(GroupContext context) {
    super(context, ClusterSecurity::new);
    this.context = ClusterContext.of(context);
  }

  /** Returns the certificate of the cluster's certificate authority, in PEM ({@code GetCACert}). */
  public String certificateAuthority(String cluster) {
    return Values.orEmpty(
        context.value(cluster, api -> new V2Api(api).getCACert(cluster)).getCaCert());
  }

  /**
   * Creates a new certificate authority ({@code CreateCA}). Certificates of the present one remain
   * valid until {@link #rotateCertificates}. The request is sent exactly once.
   *
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public void createCertificateAuthority(String cluster) {
    Creation.order(
        context,
        "certificate authority",
        "of cluster " + cluster,
        in -> in.order(cluster, api -> new V2Api(api).createCA(only(cluster))));
  }

  /**
   * Replaces the cluster's certificates by those of the new certificate authority ({@code
   * RotateCACert}). Worker nodes must be reloaded or replaced, and kubeconfigs downloaded again.
   */
  public void rotateCertificates(String cluster) {
    context.order(cluster, api -> new V2Api(api).rotateCACert(only(cluster)));
  }

  /** Returns how the OpenShift console is reached ({@code GetOAuthAccessType}). */
  public ConsoleAccess consoleAccess(String cluster) {
    JsonElement answer =
        context.value(cluster, api -> new NetworkApi(api).getOAuthAccessType(cluster));
    JsonFields fields = JsonFields.of(answer);
    // The guide writes the field with hyphens, and with a list of values, in its older form.
    return ConsoleAccess.of(
        fields
            .text("oauth_access_type")
            .or(() -> fields.texts("oauth-access-type").stream().findFirst())
            .orElse(""));
  }

  /**
   * Sets how the OpenShift console is reached ({@code SetOAuthAccessType}). Takes effect after
   * {@code clusters().refreshMaster(...)}.
   */
  public void setConsoleAccess(String cluster, ConsoleAccess access) {
    Check.text("console access", access.text());
    SetOAuthAccessTypeRequest request =
        new SetOAuthAccessTypeRequest().oauthAccessType(access.text());
    context.order(cluster, api -> new NetworkApi(api).setOAuthAccessType(cluster, request));
  }

  /**
   * Switches a VPC cluster that was created before version 1.30 or 4.15 to secure-by-default
   * networking ({@code EnableSecureByDefault}). Can't be undone.
   *
   * @param allowOutbound whether worker nodes can still reach the Internet
   * @throws OperationNotSupportedException if the cluster isn't a VPC cluster
   */
  public void enableSecureByDefault(String cluster, boolean allowOutbound) {
    context.onCluster(ClusterRoutes.SecureByDefault.ROW, cluster, allowOutbound);
  }

  /**
   * Lists the security groups of a VPC cluster ({@code GetSecurityGroups}).
   *
   * @throws OperationNotSupportedException if the cluster isn't a VPC cluster
   */
  public List<ClusterSecurityGroup> securityGroups(String cluster) {
    return context.onCluster(ClusterRoutes.SecurityGroups.ROW, cluster);
  }

  private static Map<String, JsonElement> only(String cluster) {
    return Map.of("cluster", new JsonPrimitive(cluster));
  }
}
