package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.error.ContainersException;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Storage: volumes of workers, and Satellite storage configurations with their assignments.
 * Immutable and safe for use by many threads.
 */
public final class Storage extends Group<Storage> {
  Storage(ClusterContext context) {
    super(context);
  }

  @Override
  Storage view(ClusterContext other) {
    return new Storage(other);
  }

  /**
   * The volumes that are attached to a worker ({@code GetAttachments}).
   *
   * @param cluster the cluster's id or name
   * @param worker the worker's id
   * @throws ContainersException if the call fails
   */
  public List<VolumeAttachment> attachments(String cluster, String worker) {
    Names.check("cluster's id or name", cluster);
    Names.check("worker's id", worker);
    return Values.list(
        value(api -> new StorageApi(api).getAttachments(cluster, worker)).getVolumeAttachments(),
        it -> it);
  }

  /**
   * A volume that is attached to a worker ({@code GetAttachment}).
   *
   * @param cluster the cluster's id or name
   * @param worker the worker's id
   * @param attachment the attachment's id
   * @throws ContainersException if the call fails
   */
  public VolumeAttachment attachment(String cluster, String worker, String attachment) {
    Names.check("cluster's id or name", cluster);
    Names.check("worker's id", worker);
    Names.check("attachment's id", attachment);
    return value(api -> new StorageApi(api).getAttachment(cluster, worker, attachment));
  }

  /**
   * Attaches a volume to a worker ({@code CreateAttachment}); the scope needs its resource group.
   *
   * @param cluster the cluster's id or name
   * @param worker the worker's id
   * @param volume the volume's id
   * @throws ContainersException if the call fails
   */
  public VolumeAttachment attach(String cluster, String worker, String volume) {
    Names.check("cluster's id or name", cluster);
    Names.check("worker's id", worker);
    Names.check("volume's id", volume);
    return value(
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
   * @param cluster the cluster's id or name
   * @param worker the worker's id
   * @param attachment the attachment's id
   * @throws ContainersException if the call fails
   */
  public void detach(String cluster, String worker, String attachment) {
    Names.check("cluster's id or name", cluster);
    Names.check("worker's id", worker);
    Names.check("attachment's id", attachment);
    order(
        api ->
            new StorageApi(api)
                .deleteAttachment(
                    new DeleteAttachmentRequest()
                        .cluster(cluster)
                        .worker(worker)
                        .volumeAttachmentID(attachment)));
  }

  /**
   * The volumes of a cluster ({@code GetVolumes}); the scope needs its resource group.
   *
   * @param cluster the cluster's id or name
   * @throws ContainersException if the call fails
   */
  public List<Volume> volumes(String cluster) {
    Names.check("cluster's id or name", cluster);
    return Values.list(
        value(api -> new StorageApi(api).getVolumes().cluster(cluster)).getVolumes(), it -> it);
  }

  /**
   * A volume ({@code GetVolume}).
   *
   * @param volume the volume's id
   * @throws ContainersException if the call fails
   */
  public Volume volume(String volume) {
    Names.check("volume's id", volume);
    return value(api -> new StorageApi(api).getVolume(volume));
  }

  /**
   * The templates of Satellite storage ({@code GetStorageTemplates}).
   *
   * @throws ContainersException if the call fails
   */
  public List<RegisteredStorage> templates() {
    return value(api -> new StorageApi(api).getStorageTemplates());
  }

  /**
   * A version of a template ({@code GetStorageTemplate}).
   *
   * @throws ContainersException if the call fails
   */
  public RegisteredStorageVersion template(String template, String version) {
    Names.check("template's name", template);
    Names.check("version", version);
    return value(api -> new StorageApi(api).getStorageTemplate(template, version));
  }

  /**
   * The storage configurations ({@code GetStorageConfigurations}).
   *
   * @param location only those of this Satellite location; {@code null} for all
   * @throws ContainersException if the call fails
   */
  public List<StorageConfig> configurations(@Nullable String location) {
    return value(api -> new StorageApi(api).getStorageConfigurations().location(location));
  }

  /**
   * A storage configuration ({@code GetStorageConfiguration}).
   *
   * @param configuration the configuration's name
   * @throws ContainersException if the call fails
   */
  public StorageConfig configuration(String configuration) {
    Names.check("configuration's name", configuration);
    return value(api -> new StorageApi(api).getStorageConfiguration(configuration));
  }

  /**
   * Creates a storage configuration ({@code CreateStorageConfiguration}).
   *
   * @param configuration the generated request, whose fields depend on the template
   * @return the configuration's UUID
   * @throws ContainersException if the call fails
   */
  public String createConfiguration(CreateStorageConfigurationRequest configuration) {
    return Values.orEmpty(
        Values.of(
            value(api -> new StorageApi(api).createStorageConfiguration(configuration))
                .getAddChannel(),
            CreateConfigurationDataAddChannel::getUuid));
  }

  /**
   * Removes a storage configuration ({@code RemoveStorageConfiguration}).
   *
   * @param uuid the configuration's UUID
   * @throws ContainersException if the call fails
   */
  public void removeConfiguration(String uuid, boolean assignmentsToo) {
    Names.check("UUID", uuid);
    order(
        api ->
            new StorageApi(api)
                .removeStorageConfiguration()
                .uuid(uuid)
                .removeAssignments(assignmentsToo));
  }

  /**
   * The assignments of storage configurations ({@code GetAssignments}).
   *
   * @throws ContainersException if the call fails
   */
  public List<Subscription> assignments() {
    return value(api -> new StorageApi(api).getAssignments());
  }

  /**
   * The assignments of one storage configuration ({@code GetAssignmentsByConfig}).
   *
   * @param configuration the configuration's name
   * @throws ContainersException if the call fails
   */
  public List<Subscription> assignmentsOf(String configuration) {
    Names.check("configuration's name", configuration);
    return value(api -> new StorageApi(api).getAssignmentsByConfig(configuration));
  }

  /**
   * An assignment ({@code GetAssignment}).
   *
   * @throws ContainersException if the call fails
   */
  public Subscription assignment(String uuid) {
    Names.check("UUID", uuid);
    return value(api -> new StorageApi(api).getAssignment(uuid));
  }

  /**
   * An assignment ({@code GetAssignmentByName}).
   *
   * @throws ContainersException if the call fails
   */
  public Subscription assignmentByName(String name) {
    Names.check("name", name);
    return value(api -> new StorageApi(api).getAssignmentByName(name));
  }

  /**
   * Assigns a storage configuration to groups of clusters ({@code createAssignment}).
   *
   * @param location the location's id or name
   * @return the assignment's UUID
   * @throws ContainersException if the call fails
   */
  public String assignToGroups(
      String configuration, String name, String location, List<String> groups) {
    Names.check("configuration's name", configuration);
    Names.check("name", name);
    Names.check("location's id or name", location);
    return uuid(
        value(
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
   * @param cluster the cluster's id or name
   * @return the assignment's UUID
   * @throws ContainersException if the call fails
   */
  public String assignToCluster(
      String configuration, String name, String location, String cluster) {
    Names.check("configuration's name", configuration);
    Names.check("name", name);
    Names.check("location's id or name", location);
    Names.check("cluster's id or name", cluster);
    return uuid(
        value(
            api ->
                new StorageApi(api)
                    .createAssignmentByCluster(
                        new CreateAssignmentByClusterRequest()
                            .config(configuration)
                            .name(name)
                            .controller(location)
                            .cluster(cluster))));
  }

  /**
   * Changes an assignment's name and groups ({@code updateAssignment}).
   *
   * @throws ContainersException if the call fails
   */
  public void updateAssignment(String uuid, String name, List<String> groups) {
    Names.check("UUID", uuid);
    Names.check("name", name);
    order(
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
   *
   * @throws ContainersException if the call fails
   */
  public void upgradeAssignment(String uuid) {
    Names.check("UUID", uuid);
    order(
        api ->
            new StorageApi(api)
                .updateAssignment(
                    new UpdateAssignmentRequest().uuid(uuid).updateConfigVersion(true)));
  }

  /**
   * Removes an assignment ({@code RemoveAssignment}).
   *
   * @throws ContainersException if the call fails
   */
  public void removeAssignment(String uuid) {
    Names.check("UUID", uuid);
    order(api -> new StorageApi(api).removeAssignment().uuid(uuid));
  }

  /**
   * The storage configurations that a cluster has ({@code GetAssignedStorageConfigs}).
   *
   * @param cluster the cluster's id
   * @throws ContainersException if the call fails
   */
  public List<AppliedStorageConfig> appliedTo(String cluster) {
    Names.check("cluster's id or name", cluster);
    return value(api -> new StorageApi(api).getAssignedStorageConfigs(cluster));
  }

  /**
   * The storage classes that a cluster has ({@code GetAvailableStorageClasses}).
   *
   * @param cluster the cluster's id
   * @throws ContainersException if the call fails
   */
  public List<String> storageClasses(String cluster) {
    Names.check("cluster's id or name", cluster);
    return Values.texts(
        value(api -> new StorageApi(api).getAvailableStorageClasses(cluster)).getStorageClasses());
  }

  private static String uuid(CreateSubscriptionData data) {
    return Values.orEmpty(Values.of(data.getAddSubscription(), AddSubscriptionType::getUuid));
  }
}
