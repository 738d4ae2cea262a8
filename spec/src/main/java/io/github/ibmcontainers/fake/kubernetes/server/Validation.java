package io.github.ibmcontainers.fake.kubernetes.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.kubernetes.server.ApiError.Cause;
import io.github.ibmcontainers.fake.kubernetes.store.KubeJson;
import io.github.ibmcontainers.fake.kubernetes.store.LabelSelector;
import io.github.ibmcontainers.fake.kubernetes.store.ResourceType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Validates objects by the rules of the Kubernetes API conventions and reference. */
final class Validation {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
  private static final Pattern DNS_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern DNS_SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final Pattern QUALIFIED =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final Pattern DATA_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
  private static final Pattern BASE64 =
      Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private final ResourceType type;
  private final JsonObject object;
  private final List<Cause> causes = new ArrayList<>();

  private Validation(ResourceType type, JsonObject object) {
    this.type = type;
    this.object = object;
  }

  /** Rejects an invalid object. */
  static void check(ResourceType type, JsonObject object) {
    Validation validation = new Validation(type, object);
    validation.metadata();
    validation.content();
    validation.finish();
  }

  /** Rejects a change of immutable fields. */
  static void checkChange(ResourceType type, JsonObject before, JsonObject after) {
    check(type, after);
    Validation validation = new Validation(type, after);
    switch (type.plural()) {
      case "pods" -> validation.podChange(before);
      case "deployments", "replicasets", "daemonsets" ->
          validation.immutable(before, "spec", "selector");
      case "secrets" -> {
        validation.immutable(before, "type");
        validation.immutableData(before);
      }
      case "configmaps" -> validation.immutableData(before);
      case "services" -> validation.immutable(before, "spec", "clusterIP");
      default -> {}
    }
    validation.finish();
  }

  private void finish() {
    if (!causes.isEmpty()) {
      throw ApiError.invalid(type, KubeJson.name(object), causes);
    }
  }

  private void metadata() {
    name("metadata.name", KubeJson.name(object));
    strings("labels");
    strings("annotations");
    labels("metadata.labels", KubeJson.labels(object));
    for (String key : KubeJson.map(object, "metadata", "annotations").keySet()) {
      if (!qualified(key)) {
        causes.add(
            Cause.invalid("metadata.annotations", key, "name part must be a qualified name"));
      }
    }
  }

  private void name(String field, String name) {
    boolean strict = Set.of("namespaces", "projects").contains(type.plural());
    boolean service = type.plural().equals("services");
    Pattern pattern = service ? DNS_1035 : strict ? DNS_LABEL : DNS_SUBDOMAIN;
    int maxLength = strict || service ? 63 : 253;
    if (name.isEmpty()) {
      causes.add(
          new Cause(
              "FieldValueRequired", "Required value: name or generateName is required", field));
    } else if (name.length() > maxLength) {
      causes.add(Cause.invalid(field, name, "must be no more than " + maxLength + " characters"));
    } else if (!pattern.matcher(name).matches()) {
      causes.add(
          Cause.invalid(
              field,
              name,
              (service
                      ? "a DNS-1035 label"
                      : strict ? "a lowercase RFC 1123 label" : "a lowercase RFC 1123 subdomain")
                  + " must consist of lower case alphanumeric characters"
                  + (strict || service ? " or '-'" : ", '-' or '.'")
                  + ", and must start and end with an alphanumeric character (regex used for"
                  + " validation is '"
                  + pattern.pattern()
                  + "')"));
    }
  }

  /** API servers can't decode values other than strings. */
  private void strings(String map) {
    for (Map.Entry<String, JsonElement> entry : KubeJson.map(object, "metadata", map).entrySet()) {
      if (!KubeJson.isText(entry.getValue())) {
        throw wrongType(entry.getValue(), "ObjectMeta.metadata." + map, "string");
      }
    }
  }

  private ApiError wrongType(JsonElement value, String field, String expected) {
    String actual =
        value.isJsonArray()
            ? "array"
            : value.isJsonObject()
                ? "object"
                : KubeJson.isText(value) ? "string" : KubeJson.isNumber(value) ? "number" : "bool";
    return unreadable(
        "json: cannot unmarshal "
            + actual
            + " into Go struct field "
            + field
            + " of type "
            + expected);
  }

  private ApiError unreadable(String why) {
    return ApiError.badRequest(
        type.kind()
            + " in version \""
            + type.version()
            + "\" cannot be handled as a "
            + type.kind()
            + ": "
            + why);
  }

  private void labels(String field, Map<String, String> labels) {
    labels.forEach(
        (key, value) -> {
          if (!qualified(key)) {
            causes.add(
                Cause.invalid(
                    field,
                    key,
                    "name part must consist of alphanumeric characters,"
                        + " '-', '_' or '.', and must start and end with an alphanumeric character"));
          }
          if (value.length() > 63 || (!value.isEmpty() && !QUALIFIED.matcher(value).matches())) {
            causes.add(
                Cause.invalid(
                    field,
                    value,
                    "a valid label must be an empty string or consist of alphanumeric characters,"
                        + " '-', '_' or '.', and must start and end with an alphanumeric"
                        + " character"));
          }
        });
  }

  private static boolean qualified(String key) {
    int slash = key.indexOf('/');
    String name = key.substring(slash + 1);
    return name.length() <= 63
        && QUALIFIED.matcher(name).matches()
        && (slash < 0
            || (slash <= 253 && DNS_SUBDOMAIN.matcher(key.substring(0, slash)).matches()));
  }

  private void content() {
    JsonObject spec = KubeJson.map(object, "spec");
    switch (type.plural()) {
      case "pods" -> pod("spec", spec);
      case "deployments", "replicasets", "daemonsets" -> workload(spec);
      case "services" -> service(spec);
      case "poddisruptionbudgets" -> budget(spec);
      case "configmaps" -> data("data", false);
      case "secrets" -> data("data", true);
      case "nodes" -> taints(spec);
      case "routes" -> {
        if (KubeJson.text(spec, "to", "name").isEmpty()) {
          causes.add(Cause.required("spec.to.name"));
        }
      }
      default -> {}
    }
  }

  private void pod(String path, JsonObject spec) {
    List<JsonObject> containers = KubeJson.list(spec, "containers");
    if (containers.isEmpty()) {
      causes.add(Cause.required(path + ".containers"));
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < containers.size(); i++) {
      String at = path + ".containers[" + i + "].";
      String name = KubeJson.text(containers.get(i), "name");
      if (name.isEmpty()) {
        causes.add(Cause.required(at + "name"));
      } else if (!DNS_LABEL.matcher(name).matches()) {
        causes.add(
            Cause.invalid(
                at + "name",
                name,
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                    + " '-'"));
      } else if (!names.add(name)) {
        causes.add(
            new Cause("FieldValueDuplicate", "Duplicate value: \"" + name + "\"", at + "name"));
      }
      if (KubeJson.text(containers.get(i), "image").isEmpty()) {
        causes.add(Cause.required(at + "image"));
      }
    }
  }

  private void workload(JsonObject spec) {
    notNegative(spec, "replicas");
    Map<String, String> labels =
        KubeJson.strings(KubeJson.map(spec, "template", "metadata", "labels"));
    JsonObject selector = KubeJson.map(spec, "selector");
    if (selector.isEmpty()) {
      causes.add(Cause.required("spec.selector"));
    } else if (!matches(selector, labels)) {
      causes.add(
          Cause.invalid(
              "spec.template.metadata.labels",
              labels.toString(),
              "`selector` does not match template `labels`"));
    }
    labels("spec.template.labels", labels);
    pod("spec.template.spec", KubeJson.map(spec, "template", "spec"));
  }

  private boolean matches(JsonObject selector, Map<String, String> labels) {
    try {
      return LabelSelector.of(selector).test(labels);
    } catch (IllegalArgumentException e) {
      causes.add(
          Cause.invalid("spec.selector", selector.toString(), String.valueOf(e.getMessage())));
      return true;
    }
  }

  private void notNegative(JsonObject spec, String field) {
    KubeJson.at(spec, field)
        .ifPresent(
            value -> {
              if (!KubeJson.isNumber(value)) {
                throw wrongType(value, type.kind() + "Spec.spec." + field, "int32");
              }
              if (value.getAsInt() < 0) {
                causes.add(
                    Cause.invalid(
                        "spec." + field,
                        value.getAsString(),
                        "must be greater than or equal to 0"));
              }
            });
  }

  private void service(JsonObject spec) {
    List<JsonObject> ports = KubeJson.list(spec, "ports");
    boolean portsOptional =
        KubeJson.text(spec, "type").equals("ExternalName")
            || KubeJson.text(spec, "clusterIP").equals("None");
    if (ports.isEmpty() && !portsOptional) {
      causes.add(Cause.required("spec.ports"));
    }
    for (int i = 0; i < ports.size(); i++) {
      int port = KubeJson.number(ports.get(i), 0, "port");
      if (port < 1 || port > 65_535) {
        causes.add(
            Cause.invalid(
                "spec.ports[" + i + "].port",
                Integer.toString(port),
                "must be between 1 and 65535, inclusive"));
      }
    }
  }

  private void budget(JsonObject spec) {
    if (spec.has("minAvailable") && spec.has("maxUnavailable")) {
      causes.add(
          Cause.invalid(
              "spec", spec.toString(), "minAvailable and maxUnavailable cannot be both set"));
    }
    for (String field : List.of("minAvailable", "maxUnavailable")) {
      KubeJson.at(spec, field)
          .filter(value -> !value.getAsString().matches("\\d{1,9}|\\d{1,2}%|100%"))
          .ifPresent(
              value ->
                  causes.add(
                      Cause.invalid(
                          "spec." + field,
                          value.getAsString(),
                          "a valid percent string must be a numeric string followed by an ending"
                              + " '%' (e.g. '1%',  or '93%')")));
    }
    if (spec.has("selector")) {
      matches(KubeJson.map(spec, "selector"), Map.of());
    }
  }

  private void data(String field, boolean base64) {
    for (Map.Entry<String, JsonElement> entry : KubeJson.map(object, field).entrySet()) {
      if (!KubeJson.isText(entry.getValue())) {
        throw wrongType(entry.getValue(), type.kind() + "." + field, "string");
      }
      if (base64 && !BASE64.matcher(entry.getValue().getAsString()).matches()) {
        throw unreadable("illegal base64 data");
      }
      if (!DATA_KEY.matcher(entry.getKey()).matches()) {
        causes.add(
            Cause.invalid(
                field + "[" + entry.getKey() + "]",
                entry.getKey(),
                "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"));
      }
    }
  }

  private void taints(JsonObject spec) {
    List<JsonObject> taints = KubeJson.list(spec, "taints");
    for (int i = 0; i < taints.size(); i++) {
      String effect = KubeJson.text(taints.get(i), "effect");
      if (!EFFECTS.contains(effect)) {
        causes.add(
            new Cause(
                "FieldValueNotSupported",
                "Unsupported value: \""
                    + effect
                    + "\": supported values: \"NoExecute\","
                    + " \"NoSchedule\", \"PreferNoSchedule\"",
                "spec.taints[" + i + "].effect"));
      }
      if (!qualified(KubeJson.text(taints.get(i), "key"))) {
        causes.add(
            Cause.invalid(
                "spec.taints[" + i + "].key",
                KubeJson.text(taints.get(i), "key"),
                "name part must be non-empty"));
      }
    }
  }

  private void immutable(JsonObject before, String... path) {
    Optional<JsonElement> old = KubeJson.at(before, path);
    Optional<JsonElement> current = KubeJson.at(object, path);
    if (old.isPresent() && !old.equals(current)) {
      causes.add(
          Cause.invalid(
              String.join(".", path),
              current.map(JsonElement::toString).orElse(""),
              "field is immutable"));
    }
  }

  private void immutableData(JsonObject before) {
    if (KubeJson.flag(before, "immutable")
        && !Objects.equals(before.get("data"), object.get("data"))) {
      causes.add(Cause.forbidden("data", "field is immutable when `immutable` is set"));
    }
  }

  /** Only the images, the deadline and the tolerations of a pod's spec can be changed. */
  private void podChange(JsonObject before) {
    if (!immutableSpec(before).equals(immutableSpec(object))) {
      causes.add(
          Cause.forbidden(
              "spec",
              "pod updates may not change fields other than `spec.containers[*].image`,"
                  + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                  + "`spec.tolerations` (only additions to existing tolerations),"
                  + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was"
                  + " previously negative)"));
    }
  }

  private static JsonObject immutableSpec(JsonObject pod) {
    JsonObject spec = KubeJson.map(pod, "spec").deepCopy();
    spec.remove("tolerations");
    spec.remove("activeDeadlineSeconds");
    KubeJson.list(spec, "containers").forEach(c -> c.remove("image"));
    KubeJson.list(spec, "initContainers").forEach(c -> c.remove("image"));
    return spec;
  }
}
