package io.github.ibmcontainers.internal.call;

import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.text.Excerpt;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;

/** Finds the resources in a request, such as its cluster, for messages. */
final class Subject {
  private static final long MAX_BODY_BYTES = 64 * 1024;

  /** The names of resources in paths, queries, and bodies of the API. */
  private static final Map<String, String> NOUNS =
      Map.ofEntries(
          Map.entry("idOrName", "cluster"),
          Map.entry("cluster", "cluster"),
          Map.entry("clusterId", "cluster"),
          Map.entry("clusterID", "cluster"),
          Map.entry("poolidOrName", "worker pool"),
          Map.entry("workerpool", "worker pool"),
          Map.entry("workerPool", "worker pool"),
          Map.entry("pool", "worker pool"),
          Map.entry("workerId", "worker"),
          Map.entry("workerID", "worker"),
          Map.entry("worker", "worker"),
          Map.entry("albID", "ALB"),
          Map.entry("vlanId", "VLAN"),
          Map.entry("subnetId", "subnet"),
          Map.entry("controller", "location"),
          Map.entry("location", "location"));

  /** From the most to the least specific. */
  private static final List<String> ORDER =
      List.of("worker", "worker pool", "ALB", "VLAN", "subnet", "location", "cluster");

  private Subject() {}

  /**
   * Returns the resources with a trailing space, such as {@code worker w1 of cluster c1 }; may be
   * empty.
   */
  static String of(Operation operation, Request request) {
    Map<String, String> found = new HashMap<>();
    body(request).forEach((name, value) -> add(found, name, value));
    for (String name : request.url().queryParameterNames()) {
      add(found, name, String.valueOf(request.url().queryParameter(name)));
    }
    List<String> template = List.of(operation.path().split("/", -1));
    List<String> path = request.url().pathSegments();
    for (int fromEnd = 1; fromEnd <= Math.min(template.size(), path.size()); fromEnd++) {
      String variable = template.get(template.size() - fromEnd);
      if (variable.startsWith("{") && variable.endsWith("}")) {
        add(found, variable.substring(1, variable.length() - 1), path.get(path.size() - fromEnd));
      }
    }
    return ORDER.stream()
        .filter(found::containsKey)
        .map(noun -> noun + " " + found.get(noun) + " ")
        .collect(Collectors.joining("of "));
  }

  private static void add(Map<String, String> found, String name, String value) {
    String noun = NOUNS.get(name);
    if (noun != null && !value.isEmpty()) {
      found.putIfAbsent(noun, Excerpt.of(value));
    }
  }

  /** Returns the text fields at the top level of a JSON body. */
  private static Map<String, String> body(Request request) {
    RequestBody body = request.body();
    Map<String, String> texts = new HashMap<>();
    if (body == null || body.isOneShot() || body.isDuplex()) {
      return texts;
    }
    Buffer buffer = new Buffer();
    try {
      if (body.contentLength() > MAX_BODY_BYTES) {
        return texts;
      }
      body.writeTo(buffer);
    } catch (IOException e) {
      return texts;
    }
    JsonFields.parse(buffer.readUtf8())
        .ifPresent(
            fields ->
                NOUNS
                    .keySet()
                    .forEach(name -> fields.text(name).ifPresent(value -> texts.put(name, value))));
    return texts;
  }
}
