package io.github.ibmcontainers.kubernetes.drain;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.cluster.wait.Cancellation;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.internal.http.CallLimit;
import io.github.ibmcontainers.internal.http.RequestBodies;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.json.JsonTree;
import io.github.ibmcontainers.kubernetes.KubernetesAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the Kubernetes API to take nodes out of service.
 *
 * @param access the access to the cluster
 * @param cancellation cancels the requests; may be {@code null}
 * @param limit returns the maximum duration of a request; zero for no limit
 */
record NodesApi(
    KubernetesAccess access, @Nullable Cancellation cancellation, Supplier<Duration> limit) {
  private static final MediaType MERGE_PATCH = MediaType.get("application/merge-patch+json");
  private static final String PAGE_SIZE = "500";
  private static final int MAX_PAGES = 10_000;

  static NodesApi of(KubernetesAccess access) {
    return new NodesApi(access, null, () -> Duration.ZERO);
  }

  NodesApi cancelledBy(Optional<Cancellation> other) {
    return new NodesApi(access, other.orElse(null), limit);
  }

  NodesApi limitedTo(Supplier<Duration> other) {
    return new NodesApi(access, cancellation, other);
  }

  List<Node> nodes() {
    return list("/api/v1/nodes", "", Node::of);
  }

  /** Returns the pods of a node, including finished pods. */
  List<Pod> pods(String node) {
    return list("/api/v1/pods", "spec.nodeName=" + node, Pod::of);
  }

  /**
   * Marks a node as unschedulable.
   *
   * @param resumable whether a later drain can resume this one
   */
  void cordon(String node, boolean resumable) {
    patch(node, true, resumable ? "\"true\"" : "null");
  }

  /** Marks a node as schedulable. */
  void uncordon(String node) {
    patch(node, false, "null");
  }

  private void patch(String node, boolean unschedulable, String mark) {
    HttpUrl url = access.url("/api/v1/nodes").newBuilder().addPathSegment(node).build();
    RequestBody body =
        RequestBody.create(
            "{\"metadata\":{\"annotations\":{\"%s\":%s}},\"spec\":{\"unschedulable\":%s}}"
                .formatted(Node.DRAINED, mark, unschedulable),
            MERGE_PATCH);
    change(new Request.Builder().url(url).patch(body));
  }

  /** Requests an eviction, which disruption budgets may forbid. */
  void evict(Pod pod, Optional<Duration> gracePeriod) {
    HttpUrl url =
        access
            .url("/api/v1/namespaces")
            .newBuilder()
            .addPathSegment(pod.namespace())
            .addPathSegment("pods")
            .addPathSegment(pod.name())
            .addPathSegment("eviction")
            .build();
    // Another pod with the same name must not be evicted.
    JsonObject preconditions = pod.uid().isEmpty() ? null : JsonTree.object("uid", pod.uid());
    JsonObject options =
        JsonTree.object(
            "preconditions",
            preconditions,
            "gracePeriodSeconds",
            gracePeriod.map(Duration::toSeconds).orElse(null));
    JsonObject eviction =
        JsonTree.object(
            "apiVersion",
            "policy/v1",
            "kind",
            "Eviction",
            "metadata",
            JsonTree.object("name", pod.name(), "namespace", pod.namespace()),
            "deleteOptions",
            options.isEmpty() ? null : options);
    change(new Request.Builder().url(url).post(RequestBodies.json(eviction)));
  }

  private <T> List<T> list(String path, String fieldSelector, Function<JsonFields, T> view) {
    List<T> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String next = "";
    do {
      HttpUrl.Builder url = access.url(path).newBuilder().addQueryParameter("limit", PAGE_SIZE);
      if (!fieldSelector.isEmpty()) {
        url.addQueryParameter("fieldSelector", fieldSelector);
      }
      if (!next.isEmpty()) {
        url.addQueryParameter("continue", next);
      }
      JsonFields page =
          JsonFields.parse(send(new Request.Builder().url(url.build())))
              .filter(json -> json.hasArray("items"))
              .orElseThrow(() -> invalid("GET " + path, "a body that is not a list"));
      for (JsonElement item : page.elements("items")) {
        all.add(view.apply(JsonFields.of(item)));
      }
      next = page.object("metadata").text("continue").orElse("");
      if (!seen.add(next) || seen.size() > MAX_PAGES) {
        throw invalid("GET " + path, "a list without an end");
      }
    } while (!next.isEmpty());
    return all;
  }

  /** Sends a change, which the server answers with an object; a page of a proxy is no success. */
  private void change(Request.Builder request) {
    if (JsonFields.parse(send(request)).isEmpty()) {
      Request sent = request.build();
      throw invalid(
          sent.method() + " " + sent.url().encodedPath(), "a body that is not a JSON object");
    }
  }

  private String send(Request.Builder request) {
    Call call = access.call(request.tag(Cancellation.class, cancellation).build());
    CallLimit.set(call, limit.get());
    try (Response response = access.execute(call)) {
      return response.body().string();
    } catch (IOException e) {
      throw access.failure(call, e);
    }
  }

  private static InvalidResponseException invalid(String what, String body) {
    return new InvalidResponseException(
        what + " returned " + body, 200, what, Optional.empty(), null);
  }
}
