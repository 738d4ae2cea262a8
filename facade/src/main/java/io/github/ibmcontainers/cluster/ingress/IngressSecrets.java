package io.github.ibmcontainers.cluster.ingress;

import static io.github.ibmcontainers.internal.check.Argument.CRN;
import static io.github.ibmcontainers.internal.check.Argument.NAME;
import static io.github.ibmcontainers.internal.check.Argument.NAMESPACE;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.generated.api.BetaApi;
import io.github.ibmcontainers.generated.model.AddSecretFieldRequest;
import io.github.ibmcontainers.generated.model.CreateSecretRequest;
import io.github.ibmcontainers.generated.model.DeleteIngressSecretRequest;
import io.github.ibmcontainers.generated.model.FieldAdd;
import io.github.ibmcontainers.generated.model.FieldRemove;
import io.github.ibmcontainers.generated.model.IngressInstance;
import io.github.ibmcontainers.generated.model.RegisterInstanceRequest;
import io.github.ibmcontainers.generated.model.RemoveSecretFieldRequest;
import io.github.ibmcontainers.generated.model.Secret;
import io.github.ibmcontainers.generated.model.UnregisterInstanceRequest;
import io.github.ibmcontainers.generated.model.UpdateInstanceRequest;
import io.github.ibmcontainers.generated.model.UpdateSecretRequest;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of a cluster's Ingress, and the Secrets Manager instances that they come from. The
 * parameter {@code cluster} is the cluster's id or name; a secret is identified by its name and
 * namespace. The service doesn't return the contents of secrets. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class IngressSecrets extends Group<IngressSecrets> {
  private final ClusterContext context;

  /** Called by the client. */
  public IngressSecrets(GroupContext context) {
    super(context, IngressSecrets::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the secrets ({@code GetSecrets}). */
  public List<Secret> list(String cluster) {
    return context.value(cluster, api -> new BetaApi(api).getSecrets(cluster));
  }

  /** Lists the secrets, deleted ones included ({@code GetSecrets} with {@code showDeleted}). */
  public List<Secret> listWithDeleted(String cluster) {
    return context.value(cluster, api -> new BetaApi(api).getSecrets(cluster).showDeleted("true"));
  }

  /** Returns a secret ({@code GetSecret}). */
  public Secret get(String cluster, String name, String namespace) {
    return context.value(
        cluster,
        api -> new BetaApi(api).getSecret(cluster, NAME.of(name), NAMESPACE.of(namespace)));
  }

  /**
   * Creates a secret from a certificate in Secrets Manager ({@code CreateSecret}). If the outcome
   * of the request is unknown, the client looks for the secret for a minute. Sends the request
   * again only if it was deferred and the secret hasn't appeared by then.
   *
   * @param crn the CRN of the certificate
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and the
   *     secret hasn't appeared
   */
  public Secret create(String cluster, String name, String namespace, String crn) {
    return create(
        cluster,
        new CreateSecretRequest()
            .name(NAME.of(name))
            .namespace(NAMESPACE.of(namespace))
            .crn(CRN.of(crn))
            .persistence(true));
  }

  /**
   * Creates a secret, such as an opaque one with fields ({@code CreateSecret}). An unknown outcome
   * is resolved as in {@link #create(String, String, String, String)}.
   *
   * @param secret the generated request; the method sets its cluster
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and the
   *     secret hasn't appeared
   */
  public Secret create(String cluster, CreateSecretRequest secret) {
    Check.cluster(cluster);
    String name = NAME.of(Values.orEmpty(secret.getName()));
    String namespace = NAMESPACE.of(Values.orEmpty(secret.getNamespace()));
    return Creation.named(
            context,
            "Ingress secret",
            namespace + "/" + name + " of cluster " + cluster,
            in -> in.value(cluster, api -> new BetaApi(api).createSecret(secret.cluster(cluster))),
            in -> Map.of(name, new IngressSecrets(in).get(cluster, name, namespace)))
        .value();
  }

  /**
   * Fetches the certificate of a secret again, or replaces it by another one ({@code
   * UpdateSecret}).
   *
   * @param newCrn the CRN of the other certificate; {@code null} to keep it
   */
  public Secret update(String cluster, String name, String namespace, @Nullable String newCrn) {
    UpdateSecretRequest request =
        new UpdateSecretRequest()
            .cluster(cluster)
            .name(NAME.of(name))
            .namespace(NAMESPACE.of(namespace))
            .crn(newCrn);
    return context.value(cluster, api -> new BetaApi(api).updateSecret(request));
  }

  /** Deletes a secret from the cluster ({@code DeleteIngressSecret}). */
  public void delete(String cluster, String name, String namespace) {
    delete(cluster, name, namespace, null);
  }

  /**
   * Deletes a secret from the cluster, and its certificate from Secrets Manager ({@code
   * DeleteIngressSecret}).
   */
  public void deleteWithCertificate(String cluster, String name, String namespace) {
    delete(cluster, name, namespace, true);
  }

  private void delete(
      String cluster, String name, String namespace, @Nullable Boolean certificate) {
    DeleteIngressSecretRequest request =
        new DeleteIngressSecretRequest()
            .cluster(cluster)
            .name(NAME.of(name))
            .namespace(NAMESPACE.of(namespace))
            .deleteCert(certificate);
    context.order(cluster, api -> new BetaApi(api).deleteIngressSecret(request));
  }

  /**
   * Adds a field to a secret ({@code AddSecretField}). The request is sent exactly once.
   *
   * @param field the generated field
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown
   */
  public Secret addField(String cluster, String name, String namespace, FieldAdd field) {
    Check.cluster(cluster);
    AddSecretFieldRequest request =
        new AddSecretFieldRequest()
            .cluster(cluster)
            .name(NAME.of(name))
            .namespace(NAMESPACE.of(namespace))
            .add(List.of(field));
    return Creation.once(
        context,
        "field",
        "of Ingress secret " + namespace + "/" + name + " of cluster " + cluster,
        in -> in.value(cluster, api -> new BetaApi(api).addSecretField(request)));
  }

  /**
   * Removes a field from a secret ({@code RemoveSecretField}).
   *
   * @param field the name of the field
   */
  public Secret removeField(String cluster, String name, String namespace, String field) {
    Check.text("field's name", field);
    RemoveSecretFieldRequest request =
        new RemoveSecretFieldRequest()
            .cluster(cluster)
            .name(NAME.of(name))
            .namespace(NAMESPACE.of(namespace))
            .remove(List.of(new FieldRemove().name(field)));
    return context.value(cluster, api -> new BetaApi(api).removeSecretField(request));
  }

  /** Lists the Secrets Manager instances that are registered ({@code GetInstances}). */
  public List<IngressInstance> instances(String cluster) {
    return context.value(cluster, api -> new BetaApi(api).getInstances(cluster));
  }

  /**
   * Lists the Secrets Manager instances, those included whose registration was deleted ({@code
   * GetInstances} with {@code showDeleted}).
   */
  public List<IngressInstance> instancesWithDeleted(String cluster) {
    return context.value(cluster, api -> new BetaApi(api).getInstances(cluster).showDeleted(true));
  }

  /**
   * Registers a Secrets Manager instance ({@code RegisterInstance}). The request is sent exactly
   * once. If its outcome is unknown, the client looks for the instance for a minute.
   *
   * @param crn the CRN of the instance
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and the
   *     instance hasn't appeared
   */
  public IngressInstance registerInstance(String cluster, String crn, boolean asDefault) {
    RegisterInstanceRequest request =
        new RegisterInstanceRequest().cluster(cluster).crn(CRN.of(crn)).isDefault(asDefault);
    return Creation.unnamed(
            context,
            "Secrets Manager instance",
            crn + " of cluster " + cluster,
            in -> in.value(cluster, api -> new BetaApi(api).registerInstance(request)),
            in ->
                Creation.matching(
                    new IngressSecrets(in).instances(cluster),
                    it -> crn.equals(it.getCrn()),
                    IngressInstance::getName,
                    it -> it))
        .value();
  }

  /** Returns a registered Secrets Manager instance ({@code GetInstance}). */
  public IngressInstance instance(String cluster, String name) {
    return context.value(cluster, api -> new BetaApi(api).getInstance(cluster, NAME.of(name)));
  }

  /**
   * Sets whether a Secrets Manager instance is the default one, which stores the certificates of
   * the cluster's subdomains ({@code UpdateInstance}).
   */
  public void setDefaultInstance(String cluster, String name, boolean isDefault) {
    update(cluster, new UpdateInstanceRequest().name(NAME.of(name)).isDefault(isDefault));
  }

  /**
   * Sets the secret group in which a Secrets Manager instance stores certificates ({@code
   * UpdateInstance}).
   *
   * @param secretGroup the id of the secret group
   */
  public void setSecretGroup(String cluster, String name, String secretGroup) {
    update(
        cluster,
        new UpdateInstanceRequest()
            .name(NAME.of(name))
            .secretGroupID(Check.text("secret group's id", secretGroup)));
  }

  private void update(String cluster, UpdateInstanceRequest request) {
    context.order(cluster, api -> new BetaApi(api).updateInstance(request.cluster(cluster)));
  }

  /** Unregisters a Secrets Manager instance ({@code UnregisterInstance}). */
  public void unregisterInstance(String cluster, String name) {
    UnregisterInstanceRequest request =
        new UnregisterInstanceRequest().cluster(cluster).name(NAME.of(name));
    context.order(cluster, api -> new BetaApi(api).unregisterInstance(request));
  }
}
