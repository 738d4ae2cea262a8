package io.github.ibmcontainers.cluster.service;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.generated.api.StorageApi;
import io.github.ibmcontainers.generated.model.AddSubscriptionType;
import io.github.ibmcontainers.generated.model.AppliedStorageConfig;
import io.github.ibmcontainers.generated.model.CreateAssignmentByClusterRequest;
import io.github.ibmcontainers.generated.model.CreateAssignmentRequest;
import io.github.ibmcontainers.generated.model.CreateAttachmentRequest;
import io.github.ibmcontainers.generated.model.CreateConfigurationDataAddChannel;
import io.github.ibmcontainers.generated.model.CreateStorageConfigurationRequest;
import io.github.ibmcontainers.generated.model.CreateSubscriptionData;
import io.github.ibmcontainers.generated.model.DeleteAttachmentRequest;
import io.github.ibmcontainers.generated.model.RegisteredStorage;
import io.github.ibmcontainers.generated.model.RegisteredStorageVersion;
import io.github.ibmcontainers.generated.model.StorageConfig;
import io.github.ibmcontainers.generated.model.Subscription;
import io.github.ibmcontainers.generated.model.UpdateAssignmentRequest;
import io.github.ibmcontainers.generated.model.Volume;
import io.github.ibmcontainers.generated.model.VolumeAttachment;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Storage: volumes of workers, and Satellite storage configurations with their assignments.
 * Immutable and safe for use by many threads.
 */
public final class Storage extends Group<Storage> {
  private final ClusterContext context;

  /** Called by the client. */
  public Storage(GroupContext context) {
    super(context, Storage::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The volumes that are attached to a worker ({@code GetAttachments}).
   *
   * @param worker the worker's id
   */
  public List<VolumeAttachment> attachments(String cluster, String worker) {
    Check.text("worker's id", worker);
    return Values.list(
        context
            .value(api -> new StorageApi(api).getAttachments(cluster, worker))
            .getVolumeAttachments(),
        it -> it);
  }

  /**
   * A volume that is attached to a worker ({@code GetAttachment}).
   *
   * @param worker the worker's id
   * @param attachment the attachment's id
   */
  public VolumeAttachment attachment(String cluster, String worker, String attachment) {
    Check.text("worker's id", worker);
    Check.text("attachment's id", attachment);
    return context.value(
        cluster, api -> new StorageApi(api).getAttachment(cluster, worker, attachment));
  }

  /**
   * Attaches a volume to a worker ({@code CreateAttachment}); the scope needs its resource group.
   *
   * @param worker the worker's id
   * @param volume the volume's id
   */
  public VolumeAttachment attach(String cluster, String worker, String volume) {
    Check.text("worker's id", worker);
    Check.text("volume's id", volume);
    return context.value(
        cluster,
        api ->
            new StorageApi(api)
                .createAttachment(
                    new CreateAttachmentRequest()
                        .cluster(cluster)
                        .worker(worker)
                        .volumeID(volume)));
  }

  /**
   * Detaches a volume from a worker ({@code DeleteAttachment}).
   *
   * @param worker the worker's id
   * @param attachment the attachment's id
   */
  public void detach(String cluster, String worker, String attachment) {
    Check.text("worker's id", worker);
    Check.text("attachment's id", attachment);
    context.order(
        cluster,
        api ->
            new StorageApi(api)
                .deleteAttachment(
                    new DeleteAttachmentRequest()
                        .cluster(cluster)
                        .worker(worker)
                        .volumeAttachmentID(attachment)));
  }

  /** The volumes of a cluster ({@code GetVolumes}); the scope needs its resource group. */
  public List<Volume> volumes(String cluster) {
    return Values.list(
        context
            .value(cluster, api -> new StorageApi(api).getVolumes().cluster(cluster))
            .getVolumes(),
        it -> it);
  }

  /**
   * A volume ({@code GetVolume}).
   *
   * @param volume the volume's id
   */
  public Volume volume(String volume) {
    Check.text("volume's id", volume);
    return context.value(api -> new StorageApi(api).getVolume(volume));
  }

  /** The templates of Satellite storage ({@code GetStorageTemplates}). */
  public List<RegisteredStorage> templates() {
    return context.value(api -> new StorageApi(api).getStorageTemplates());
  }

  /** A version of a template ({@code GetStorageTemplate}). */
  public RegisteredStorageVersion template(String template, String version) {
    Check.text("template's name", template);
    Check.text("version", version);
    return context.value(api -> new StorageApi(api).getStorageTemplate(template, version));
  }

  /**
   * The storage configurations ({@code GetStorageConfigurations}).
   *
   * @param location only those of this Satellite location; {@code null} for all
   */
  public List<StorageConfig> configurations(@Nullable String location) {
    return context.value(api -> new StorageApi(api).getStorageConfigurations().location(location));
  }

  /**
   * A storage configuration ({@code GetStorageConfiguration}).
   *
   * @param configuration the configuration's name
   */
  public StorageConfig configuration(String configuration) {
    Check.text("configuration's name", configuration);
    return context.value(api -> new StorageApi(api).getStorageConfiguration(configuration));
  }

  /**
   * Creates a storage configuration ({@code CreateStorageConfiguration}).
   *
   * @param configuration the generated request, whose fields depend on the template
   * @return the configuration's UUID
   */
  public String createConfiguration(CreateStorageConfigurationRequest configuration) {
    return Values.orEmpty(
        Values.of(
            context
                .value(api -> new StorageApi(api).createStorageConfiguration(configuration))
                .getAddChannel(),
            CreateConfigurationDataAddChannel::getUuid));
  }

  /**
   * Removes a storage configuration ({@code RemoveStorageConfiguration}).
   *
   * @param uuid the configuration's UUID
   */
  public void removeConfiguration(String uuid, boolean assignmentsToo) {
    Check.text("UUID", uuid);
    context.order(
        api ->
            new StorageApi(api)
                .removeStorageConfiguration()
                .uuid(uuid)
                .removeAssignments(assignmentsToo));
  }

  /** The assignments of storage configurations ({@code GetAssignments}). */
  public List<Subscription> assignments() {
    return context.value(api -> new StorageApi(api).getAssignments());
  }

  /**
   * The assignments of one storage configuration ({@code GetAssignmentsByConfig}).
   *
   * @param configuration the configuration's name
   */
  public List<Subscription> assignmentsOf(String configuration) {
    Check.text("configuration's name", configuration);
    return context.value(api -> new StorageApi(api).getAssignmentsByConfig(configuration));
  }

  /** An assignment ({@code GetAssignment}). */
  public Subscription assignment(String uuid) {
    Check.text("UUID", uuid);
    return context.value(api -> new StorageApi(api).getAssignment(uuid));
  }

  /** An assignment ({@code GetAssignmentByName}). */
  public Subscription assignmentByName(String name) {
    Check.text("name", name);
    return context.value(api -> new StorageApi(api).getAssignmentByName(name));
  }

  /**
   * Assigns a storage configuration to groups of clusters ({@code createAssignment}).
   *
   * @param location the location's id or name
   * @return the assignment's UUID
   */
  public String assignToGroups(
      String configuration, String name, String location, List<String> groups) {
    Check.text("configuration's name", configuration);
    Check.text("name", name);
    Check.text("location's id or name", location);
    return uuid(
        context.value(
            api ->
                new StorageApi(api)
                    .createAssignment(
                        new CreateAssignmentRequest()
                            .config(configuration)
                            .name(name)
                            .controller(location)
                            .groups(List.copyOf(groups)))));
  }

  /**
   * Assigns a storage configuration to a cluster ({@code createAssignmentByCluster}).
   *
   * @param location the location's id or name
   * @return the assignment's UUID
   */
  public String assignToCluster(
      String configuration, String name, String location, String cluster) {
    Check.text("configuration's name", configuration);
    Check.text("name", name);
    Check.text("location's id or name", location);
    return uuid(
        context.value(
            api ->
                new StorageApi(api)
                    .createAssignmentByCluster(
                        new CreateAssignmentByClusterRequest()
                            .config(configuration)
                            .name(name)
                            .controller(location)
                            .cluster(cluster))));
  }

  /** Changes an assignment's name and groups ({@code updateAssignment}). */
  public void updateAssignment(String uuid, String name, List<String> groups) {
    Check.text("UUID", uuid);
    Check.text("name", name);
    context.order(
        api ->
            new StorageApi(api)
                .updateAssignment(
                    new UpdateAssignmentRequest()
                        .uuid(uuid)
                        .name(name)
                        .groups(List.copyOf(groups))));
  }

  /**
   * Brings an assignment to the latest revision of its configuration ({@code updateAssignment}).
   */
  public void upgradeAssignment(String uuid) {
    Check.text("UUID", uuid);
    context.order(
        api ->
            new StorageApi(api)
                .updateAssignment(
                    new UpdateAssignmentRequest().uuid(uuid).updateConfigVersion(true)));
  }

  /** Removes an assignment ({@code RemoveAssignment}). */
  public void removeAssignment(String uuid) {
    Check.text("UUID", uuid);
    context.order(api -> new StorageApi(api).removeAssignment().uuid(uuid));
  }

  /**
   * The storage configurations that a cluster has ({@code GetAssignedStorageConfigs}).
   *
   * @param cluster the cluster's id
   */
  public List<AppliedStorageConfig> appliedTo(String cluster) {
    return context.value(cluster, api -> new StorageApi(api).getAssignedStorageConfigs(cluster));
  }

  /**
   * The storage classes that a cluster has ({@code GetAvailableStorageClasses}).
   *
   * @param cluster the cluster's id
   */
  public List<String> storageClasses(String cluster) {
    return Values.texts(
        context
            .value(api -> new StorageApi(api).getAvailableStorageClasses(cluster))
            .getStorageClasses());
  }

  private static String uuid(CreateSubscriptionData data) {
    return Values.orEmpty(Values.of(data.getAddSubscription(), AddSubscriptionType::getUuid));
  }
}
