package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.store.FieldSelector;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.LabelSelector;
import java.util.Map;
import java.util.function.Predicate;

/** Selects the objects of a request by its path and its selectors. */
final class Selection {
  private Selection() {}

  static Predicate<JsonObject> of(ApiRequest request) {
    try {
      Predicate<Map<String, String>> labels = LabelSelector.parse(request.query("labelSelector"));
      Predicate<JsonObject> fields =
          FieldSelector.parse(request.type(), request.query("fieldSelector"));
      return object ->
          (request.namespace().isEmpty() || request.namespace().equals(KubeJson.namespace(object)))
              && (request.collection() || request.name().equals(KubeJson.name(object)))
              && labels.test(KubeJson.labels(object))
              && fields.test(object);
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      throw ApiError.badRequest(
          reason.startsWith("field label") ? reason : "unable to parse requirement: " + reason);
    }
  }
}
