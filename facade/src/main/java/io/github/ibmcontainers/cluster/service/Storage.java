package io.github.ibmcontainers.cluster.service;

import static io.github.ibmcontainers.internal.check.Argument.ATTACHMENT;
import static io.github.ibmcontainers.internal.check.Argument.CONFIGURATION;
import static io.github.ibmcontainers.internal.check.Argument.LOCATION;
import static io.github.ibmcontainers.internal.check.Argument.NAME;
import static io.github.ibmcontainers.internal.check.Argument.UUID;
import static io.github.ibmcontainers.internal.check.Argument.VERSION;
import static io.github.ibmcontainers.internal.check.Argument.VOLUME;
import static io.github.ibmcontainers.internal.check.Argument.WORKER;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.generated.api.StorageApi;
import io.github.ibmcontainers.generated.model.AddSubscriptionType;
import io.github.ibmcontainers.generated.model.AppliedStorageConfig;
import io.github.ibmcontainers.generated.model.AssignmentAutoupgradeSelection;
import io.github.ibmcontainers.generated.model.CreateAssignmentByClusterRequest;
import io.github.ibmcontainers.generated.model.CreateAssignmentRequest;
import io.github.ibmcontainers.generated.model.CreateAttachmentRequest;
import io.github.ibmcontainers.generated.model.CreateConfigurationDataAddChannel;
import io.github.ibmcontainers.generated.model.CreateStorageConfigurationRequest;
import io.github.ibmcontainers.generated.model.CreateSubscriptionData;
import io.github.ibmcontainers.generated.model.DeleteAttachmentRequest;
import io.github.ibmcontainers.generated.model.RegisteredStorage;
import io.github.ibmcontainers.generated.model.RegisteredStorageVersion;
import io.github.ibmcontainers.generated.model.SetAssignmentAutoupgradeRequest;
import io.github.ibmcontainers.generated.model.StorageConfig;
import io.github.ibmcontainers.generated.model.Subscription;
import io.github.ibmcontainers.generated.model.UpdateAssignmentRequest;
import io.github.ibmcontainers.generated.model.UpdateAssignmentVersionRequest;
import io.github.ibmcontainers.generated.model.UpdateStorageConfigurationRequest;
import io.github.ibmcontainers.generated.model.Volume;
import io.github.ibmcontainers.generated.model.VolumeAttachment;
import io.github.ibmcontainers.generated.model.VolumesList;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Creation;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Storage: volumes of worker nodes, and Satellite storage configurations with their assignments.
 * The parameters {@code cluster} and {@code location} are ids or names, {@code worker}, {@code
 * attachment} and {@code volume} are ids, {@code configuration} is a name. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails. Immutable and thread-safe.
 */
public final class Storage extends Group<Storage> {
  private final ClusterContext context;

  /** Called by the client. */
  public Storage(GroupContext context) {
    super(context, Storage::new);
    this.context = ClusterContext.of(context);
  }

  /** Lists the volumes that are attached to a worker node ({@code GetAttachments}). */
  public List<VolumeAttachment> attachments(String cluster, String worker) {
    return Values.list(
        context
            .value(cluster, api -> new StorageApi(api).getAttachments(cluster, WORKER.of(worker)))
            .getVolumeAttachments());
  }

  /** Returns a volume attachment of a worker node ({@code GetAttachment}). */
  public VolumeAttachment attachment(String cluster, String worker, String attachment) {
    return context.value(
        cluster,
        api ->
            new StorageApi(api)
                .getAttachment(cluster, WORKER.of(worker), ATTACHMENT.of(attachment)));
  }

  /**
   * Attaches a volume to a worker node ({@code CreateAttachment}). The scope needs its resource
   * group. If the outcome of the request is unknown, the client looks for the attachment for a
   * minute. Sends the request again only if it was deferred and no attachment has appeared by then.
   *
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     attachment has appeared
   */
  public VolumeAttachment attach(String cluster, String worker, String volume) {
    CreateAttachmentRequest request =
        new CreateAttachmentRequest()
            .cluster(cluster)
            .worker(WORKER.of(worker))
            .volumeID(VOLUME.of(volume));
    return Creation.named(
            context,
            "attachment",
            "of volume " + volume + " to worker node " + worker,
            in -> in.value(cluster, api -> new StorageApi(api).createAttachment(request)),
            in ->
                Creation.matching(
                    new Storage(in).attachments(cluster, worker),
                    it -> volume.equals(Values.of(it.getVolume(), Volume::getId)),
                    VolumeAttachment::getId,
                    it -> it))
        .value();
  }

  /** Detaches a volume from a worker node ({@code DeleteAttachment}). */
  public void detach(String cluster, String worker, String attachment) {
    DeleteAttachmentRequest request =
        new DeleteAttachmentRequest()
            .cluster(cluster)
            .worker(WORKER.of(worker))
            .volumeAttachmentID(ATTACHMENT.of(attachment));
    context.order(cluster, api -> new StorageApi(api).deleteAttachment(request));
  }

  /** Lists the volumes of a cluster ({@code GetVolumes}). The scope needs its resource group. */
  public List<Volume> volumes(String cluster) {
    VolumesList found =
        context.value(cluster, api -> new StorageApi(api).getVolumes().cluster(cluster));
    return Values.list(found.getVolumes());
  }

  /** Returns a volume ({@code GetVolume}). */
  public Volume volume(String volume) {
    return context.value(api -> new StorageApi(api).getVolume(VOLUME.of(volume)));
  }

  /** Lists the Satellite storage templates ({@code GetStorageTemplates}). */
  public List<RegisteredStorage> templates() {
    return context.value(api -> new StorageApi(api).getStorageTemplates());
  }

  /** Returns a version of a storage template ({@code GetStorageTemplate}). */
  public RegisteredStorageVersion template(String template, String version) {
    Check.text("template's name", template);
    return context.value(
        api -> new StorageApi(api).getStorageTemplate(template, VERSION.of(version)));
  }

  /**
   * Lists the storage configurations ({@code GetStorageConfigurations}).
   *
   * @param location only those of this Satellite location; {@code null} for all
   */
  public List<StorageConfig> configurations(@Nullable String location) {
    return context.value(api -> new StorageApi(api).getStorageConfigurations().location(location));
  }

  /** Returns a storage configuration ({@code GetStorageConfiguration}). */
  public StorageConfig configuration(String configuration) {
    return context.value(
        api -> new StorageApi(api).getStorageConfiguration(CONFIGURATION.of(configuration)));
  }

  /**
   * Creates a storage configuration ({@code CreateStorageConfiguration}). An unknown outcome is
   * resolved as in {@link #assignToGroups}.
   *
   * @param configuration the generated request, whose fields depend on the template
   * @return the configuration's UUID
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     new configuration has appeared
   */
  public String createConfiguration(CreateStorageConfigurationRequest configuration) {
    String name = CONFIGURATION.of(Values.orEmpty(configuration.getConfigName()));
    return Creation.unnamed(
            context,
            "storage configuration",
            name,
            in ->
                Values.createdId(
                    Values.of(
                        in.value(
                                api ->
                                    new StorageApi(api).createStorageConfiguration(configuration))
                            .getAddChannel(),
                        CreateConfigurationDataAddChannel::getUuid),
                    StorageApi.CreateStorageConfigurationCall.OPERATION),
            in ->
                Creation.matching(
                    new Storage(in).configurations(configuration.getController()),
                    it -> name.equals(it.getConfigName()),
                    StorageConfig::getUuid,
                    it -> Values.orEmpty(it.getUuid())))
        .value();
  }

  /**
   * Changes a storage configuration ({@code UpdateStorageConfiguration}).
   *
   * @param configuration the generated request, whose fields depend on the template; can contain
   *     secrets
   */
  public void updateConfiguration(UpdateStorageConfigurationRequest configuration) {
    LOCATION.of(configuration.getController());
    context.order(api -> new StorageApi(api).updateStorageConfiguration(configuration));
  }

  /**
   * Removes a storage configuration ({@code RemoveStorageConfiguration}).
   *
   * @param uuid the configuration's UUID
   * @param assignmentsToo whether to remove its assignments as well
   */
  public void removeConfiguration(String uuid, boolean assignmentsToo) {
    context.order(
        api ->
            new StorageApi(api)
                .removeStorageConfiguration()
                .uuid(UUID.of(uuid))
                .removeAssignments(assignmentsToo));
  }

  /** Lists the assignments of storage configurations ({@code GetAssignments}). */
  public List<Subscription> assignments() {
    return context.value(api -> new StorageApi(api).getAssignments());
  }

  /** Lists the assignments of a storage configuration ({@code GetAssignmentsByConfig}). */
  public List<Subscription> assignmentsOf(String configuration) {
    return context.value(
        api -> new StorageApi(api).getAssignmentsByConfig(CONFIGURATION.of(configuration)));
  }

  /** Returns an assignment by its UUID ({@code GetAssignment}). */
  public Subscription assignment(String uuid) {
    return context.value(api -> new StorageApi(api).getAssignment(UUID.of(uuid)));
  }

  /** Returns an assignment by its name ({@code GetAssignmentByName}). */
  public Subscription assignmentByName(String name) {
    return context.value(api -> new StorageApi(api).getAssignmentByName(NAME.of(name)));
  }

  /**
   * Assigns a storage configuration to cluster groups ({@code createAssignment}). The request is
   * sent exactly once. If its outcome is unknown, the client looks for a new assignment of that
   * name for a minute.
   *
   * @return the assignment's UUID
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     new assignment has appeared
   */
  public String assignToGroups(
      String configuration, String name, String location, List<String> groups) {
    CreateAssignmentRequest request =
        new CreateAssignmentRequest()
            .config(CONFIGURATION.of(configuration))
            .name(NAME.of(name))
            .controller(LOCATION.of(location))
            .groups(List.copyOf(groups));
    return assign(
        configuration, name, in -> in.value(api -> new StorageApi(api).createAssignment(request)));
  }

  private String assign(
      String configuration, String name, Function<ClusterContext, CreateSubscriptionData> send) {
    return Creation.unnamed(
            context,
            "storage assignment",
            name,
            in ->
                Values.createdId(
                    Values.of(send.apply(in).getAddSubscription(), AddSubscriptionType::getUuid),
                    StorageApi.CreateAssignmentCall.OPERATION),
            in ->
                Creation.matching(
                    new Storage(in).assignmentsOf(configuration),
                    it -> name.equals(it.getName()),
                    Subscription::getUuid,
                    it -> Values.orEmpty(it.getUuid())))
        .value();
  }

  /**
   * Assigns a storage configuration to a cluster ({@code createAssignmentByCluster}). An unknown
   * outcome is resolved as in {@link #assignToGroups}.
   *
   * @return the assignment's UUID
   * @throws io.github.ibmcontainers.error.CreateInDoubtException if the outcome is unknown and no
   *     new assignment has appeared
   */
  public String assignToCluster(
      String configuration, String name, String location, String cluster) {
    CreateAssignmentByClusterRequest request =
        new CreateAssignmentByClusterRequest()
            .config(CONFIGURATION.of(configuration))
            .name(NAME.of(name))
            .controller(LOCATION.of(location))
            .cluster(cluster);
    return assign(
        configuration,
        name,
        in -> in.value(cluster, api -> new StorageApi(api).createAssignmentByCluster(request)));
  }

  /** Changes the name and groups of an assignment ({@code updateAssignment}). */
  public void updateAssignment(String uuid, String name, List<String> groups) {
    UpdateAssignmentRequest request =
        new UpdateAssignmentRequest()
            .uuid(UUID.of(uuid))
            .name(NAME.of(name))
            .groups(List.copyOf(groups));
    context.order(api -> new StorageApi(api).updateAssignment(request));
  }

  /**
   * Upgrades an assignment to the latest revision of its configuration ({@code updateAssignment}).
   */
  public void upgradeAssignment(String uuid) {
    UpdateAssignmentRequest request =
        new UpdateAssignmentRequest().uuid(UUID.of(uuid)).updateConfigVersion(true);
    context.order(api -> new StorageApi(api).updateAssignment(request));
  }

  /**
   * Sets the version of a storage configuration that an assignment deploys ({@code
   * UpdateAssignmentVersion}).
   *
   * @param uuid the assignment's UUID
   * @param version the UUID of the configuration's version
   */
  public void setAssignmentVersion(String uuid, String version) {
    UpdateAssignmentVersionRequest request =
        new UpdateAssignmentVersionRequest()
            .uuid(UUID.of(uuid))
            .versionUuid(Check.text("version's UUID", version));
    context.order(api -> new StorageApi(api).updateAssignmentVersion(request));
  }

  /**
   * Sets whether assignments of a storage configuration move to new patch versions by themselves
   * ({@code SetAssignmentAutoupgrade}).
   *
   * @param assignments the UUIDs of the assignments; empty for all
   */
  public void setAutoUpgrade(
      String configuration, String location, boolean on, List<String> assignments) {
    SetAssignmentAutoupgradeRequest request =
        new SetAssignmentAutoupgradeRequest()
            .config(CONFIGURATION.of(configuration))
            .controller(LOCATION.of(location))
            .autopatch(on)
            .assignment(
                assignments.isEmpty()
                    ? new AssignmentAutoupgradeSelection().all(true)
                    : new AssignmentAutoupgradeSelection().uuid(List.copyOf(assignments)));
    context.order(api -> new StorageApi(api).setAssignmentAutoupgrade(request));
  }

  /** Removes an assignment ({@code RemoveAssignment}). */
  public void removeAssignment(String uuid) {
    context.order(api -> new StorageApi(api).removeAssignment().uuid(UUID.of(uuid)));
  }

  /**
   * Lists the storage configurations that are assigned to a cluster ({@code
   * GetAssignedStorageConfigs}).
   *
   * @param cluster the cluster's id
   */
  public List<AppliedStorageConfig> appliedTo(String cluster) {
    return context.value(cluster, api -> new StorageApi(api).getAssignedStorageConfigs(cluster));
  }

  /**
   * Lists the storage classes of a cluster ({@code GetAvailableStorageClasses}).
   *
   * @param cluster the cluster's id
   */
  public List<String> storageClasses(String cluster) {
    return Values.list(
        context
            .value(cluster, api -> new StorageApi(api).getAvailableStorageClasses(cluster))
            .getStorageClasses());
  }
}
