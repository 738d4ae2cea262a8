package io.github.ibmcontainers.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.cluster.Cluster;
import io.github.ibmcontainers.cluster.ClusterSummary;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.cluster.worker.Worker;
import io.github.ibmcontainers.cluster.worker.WorkerPool;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import io.github.ibmcontainers.generated.model.GetClustersResponse;
import io.github.ibmcontainers.generated.model.GetWorkerPoolResponse;
import io.github.ibmcontainers.generated.model.GetWorkerResponse;
import io.github.ibmcontainers.generated.model.WorkerPoolResponse;
import io.github.ibmcontainers.internal.drift.ResponseForms;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Recorded responses, decoded by the generated models and read through the views. */
class RecordedTest {
  private static final ResponseForms FORMS = ResponseForms.load();
  private static final Gson GSON = new Gson();

  @Test
  @DisplayName("There are many recordings of many operations, each with its source")
  void many() {
    List<Recording> all = Recording.all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    assertThat(all.stream().map(it -> it.version() + it.operation()).distinct().count())
        .isGreaterThanOrEqualTo(30);
    assertThat(all).allMatch(it -> it.source().length() > 20);
  }

  @TestFactory
  @DisplayName("Each recording is decoded completely by the generated model")
  Stream<DynamicTest> read() {
    return Recording.all().stream().map(it -> DynamicTest.dynamicTest(it.name(), () -> check(it)));
  }

  /** Decodes a recording by the generated model and compares its view. */
  static void check(Recording recording) throws ReflectiveOperationException {
    ResponseForms.Operation operation =
        FORMS.operations().stream()
            .filter(it -> it.id().equals(recording.operation()))
            .filter(it -> it.path().startsWith("/v1") == recording.version().equals("v1"))
            .findFirst()
            .orElseThrow();
    JsonElement json = JsonParser.parseString(recording.body());
    String response = recording.status() < 300 ? operation.response() : "#ErrorResponse";
    boolean list = response.startsWith("[");
    String form = response.substring(list ? 1 : 0);
    if (!form.startsWith("#")) {
      return;
    }
    Class<? extends Model> type =
        Class.forName(Model.class.getPackageName() + ".model." + form.substring(1))
            .asSubclass(Model.class);
    JsonElement entries = list && json.isJsonArray() ? json : array(json);
    for (JsonElement entry : entries.getAsJsonArray()) {
      Model model = GSON.fromJson(entry, type);
      assertThat(withoutNulls(GSON.toJsonTree(model))).isEqualTo(withoutNulls(entry));
      shown(model, entry.getAsJsonObject());
    }
  }

  /** The views return the values of the fields, in either form of the response. */
  private static void shown(Model model, JsonObject json) {
    if (model instanceof GetClusterResponse it) {
      cluster(Cluster.of(it, Provider.CLASSIC), json);
    } else if (model instanceof GetClustersResponse it) {
      cluster(ClusterSummary.of(it, Provider.CLASSIC), json);
    } else if (model instanceof io.github.ibmcontainers.generated.model.Cluster it) {
      cluster(Cluster.of(it, Provider.CLASSIC), json);
    } else if (model instanceof GetWorkerResponse it) {
      worker(Worker.of(it), json);
    } else if (model instanceof io.github.ibmcontainers.generated.model.Worker it) {
      worker(Worker.of(it), json);
    } else if (model instanceof GetWorkerPoolResponse it) {
      pool(WorkerPool.of(it), json);
    } else if (model instanceof WorkerPoolResponse it) {
      pool(WorkerPool.of(it), json);
    }
  }

  private static void cluster(ClusterSummary it, JsonObject json) {
    assertThat(it.id()).isEqualTo(text(json, "id"));
    assertThat(it.name()).isEqualTo(text(json, "name"));
    assertThat(it.state().text()).isEqualTo(text(json, "state"));
    assertThat(it.dataCenter().orElse(""))
        .isEqualTo(json.has("datacenter") ? text(json, "datacenter") : text(json, "dataCenter"));
  }

  private static void worker(Worker it, JsonObject json) {
    assertThat(it.id()).isEqualTo(text(json, "id"));
    assertThat(it.pool().orElse("")).isEqualTo(text(json, "poolName"));
    assertThat(it.zone().orElse("")).isEqualTo(text(json, "location"));
  }

  private static void pool(WorkerPool it, JsonObject json) {
    assertThat(it.id()).isEqualTo(text(json, "id"));
    assertThat(it.name())
        .isEqualTo(json.has("poolName") ? text(json, "poolName") : text(json, "name"));
    assertThat(it.zones()).hasSize(json.get("zones") instanceof JsonArray zones ? zones.size() : 0);
  }

  private static String text(JsonObject json, String name) {
    return json.has(name) && json.get(name).isJsonPrimitive() ? json.get(name).getAsString() : "";
  }

  private static JsonArray array(JsonElement only) {
    JsonArray array = new JsonArray();
    array.add(only);
    return array;
  }

  /** A null field is the same as a missing one; names are case-insensitive. */
  private static @Nullable JsonElement withoutNulls(JsonElement value) {
    if (value instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      object
          .entrySet()
          .forEach(
              it -> {
                if (!it.getValue().isJsonNull()) {
                  copy.add(it.getKey().toLowerCase(Locale.ROOT), withoutNulls(it.getValue()));
                }
              });
      return copy;
    }
    if (value instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(it -> copy.add(withoutNulls(it)));
      return copy;
    }
    return value;
  }
}
