package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiException;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.http.Reply;
import io.github.ibmcontainers.fake.store.Ids;
import io.github.ibmcontainers.fake.store.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Volumes of an account, and their attachments to workers. */
final class StorageAttachments {
  private static final String ATTACHMENT = "volume attachment";
  private static final String UPDATED = "updated volume";

  private final Context context;

  private StorageAttachments(Context context) {
    this.context = context;
  }

  static void register(Context context) {
    StorageAttachments group = new StorageAttachments(context);
    context.on("CreateAttachment", group::attach);
    context.on("DeleteAttachment", group::detach);
    context.on("GetAttachment", group::get);
    context.on("GetAttachments", group::list);
    context.on("GetVolume", group::volume);
    context.on("GetVolumes", group::volumes);
    context.on("UpdateVolume", group::update);
  }

  private String worker(ApiCall call) {
    Cluster cluster = context.cluster(call);
    String worker =
        call.value("worker")
            .orElseThrow(() -> ApiException.badRequest("The field worker is missing or empty."));
    if (!cluster.workerIds().contains(worker)) {
      throw ApiException.notFound("worker node");
    }
    return worker;
  }

  private Map<String, JsonObject> attachments(ApiCall call) {
    return context.items(context.cluster(call).id(), ATTACHMENT);
  }

  private Reply attach(ApiCall call) {
    String worker = worker(call);
    String volume = call.requireField("volumeID");
    boolean attached =
        attachments(call).values().stream()
            .anyMatch(a -> Json.text(Json.object(a, "volume"), "id").equals(volume));
    if (attached) {
      throw ApiException.conflict("E0d4a", "The volume '" + volume + "' is already attached.");
    }
    String id = "0717-" + Ids.cluster();
    JsonObject attachment =
        Json.of(
            "id",
            id,
            "worker",
            worker,
            "name",
            "volume-attachment",
            "status",
            "attached",
            "type",
            "data",
            "device",
            Json.of("id", id.substring(5) + "-dev"),
            "volume",
            Json.of("id", volume, "name", volume));
    attachments(call).put(id, attachment);
    return call.reply(call.documentedFields(attachment));
  }

  private JsonObject require(ApiCall call) {
    String worker = worker(call);
    String id =
        call.value("volumeAttachmentID")
            .orElseThrow(
                () -> ApiException.badRequest("The field volumeAttachmentID is missing or empty."));
    JsonObject attachment = attachments(call).get(id);
    if (attachment == null || !Json.text(attachment, "worker").equals(worker)) {
      throw ApiException.notFound(ATTACHMENT);
    }
    return attachment;
  }

  private Reply get(ApiCall call) {
    return Reply.json(200, call.documentedFields(require(call)));
  }

  private Reply list(ApiCall call) {
    String worker = worker(call);
    JsonArray answer = new JsonArray();
    for (JsonObject attachment : attachments(call).values()) {
      if (Json.text(attachment, "worker").equals(worker)) {
        JsonObject view = attachment.deepCopy();
        view.remove("worker");
        answer.add(view);
      }
    }
    return Reply.json(200, Json.of("volume_attachments", answer));
  }

  private Reply detach(ApiCall call) {
    attachments(call).remove(Json.text(require(call), "id"));
    return call.emptyReply();
  }

  /** Returns the volumes of an account that exist even if they aren't attached. */
  private static Set<String> accountVolumes(ApiCall call) {
    Set<String> volumes = new TreeSet<>();
    for (int i = 1; i <= 3; i++) {
      volumes.add("r006-" + Ids.hex(call.account() + "-volume-" + i).substring(0, 8));
    }
    return volumes;
  }

  private Set<String> attachedTo(String cluster) {
    Set<String> volumes = new TreeSet<>();
    context
        .items(cluster, ATTACHMENT)
        .values()
        .forEach(a -> volumes.add(Json.text(Json.object(a, "volume"), "id")));
    return volumes;
  }

  private Set<String> all(ApiCall call) {
    Set<String> volumes = accountVolumes(call);
    context.clusters().list(call, c -> true).forEach(c -> volumes.addAll(attachedTo(c.id())));
    return volumes;
  }

  private JsonObject view(ApiCall call, String volume) {
    JsonObject updated = context.items(call.account(), UPDATED).get(volume);
    return Json.of("id", volume, "name", updated == null ? volume : Json.text(updated, "name"));
  }

  private String requireVolume(ApiCall call, String id) {
    if (!all(call).contains(id)) {
      throw ApiException.notFound("volume");
    }
    return id;
  }

  private Reply volume(ApiCall call) {
    return Reply.json(200, view(call, requireVolume(call, call.requireQuery("volumeID"))));
  }

  private Reply update(ApiCall call) {
    String id = requireVolume(call, call.requireField("id"));
    call.field("name")
        .ifPresent(name -> context.items(call.account(), UPDATED).put(id, Json.of("name", name)));
    return call.emptyReply();
  }

  private Reply volumes(ApiCall call) {
    Set<String> ids =
        call.query("cluster").isPresent() ? attachedTo(context.cluster(call).id()) : all(call);
    return Reply.json(
        200, Json.of("volumes", Json.array(ids.stream().map(id -> view(call, id)).toList())));
  }
}
