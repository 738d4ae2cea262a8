package io.github.ibmcontainers.spec.style;

import static io.github.ibmcontainers.spec.style.Tree.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Styles of the address of the API. */
final class AddressStyles {
  private static final String BASE = "/global";

  private AddressStyles() {}

  static void withSlash(JsonObject document, RandomGenerator random) {
    if (!text(document, "basePath").isEmpty()) {
      document.addProperty("basePath", text(document, "basePath").replaceAll("/$", "") + "/");
    }
  }

  static void inPaths(JsonObject document, RandomGenerator random) {
    if (document.getAsJsonObject("paths").keySet().stream()
        .anyMatch(path -> path.startsWith(BASE + "/"))) {
      return;
    }
    JsonObject paths = new JsonObject();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      // An extension of the paths object isn't a path.
      boolean extension = path.getKey().startsWith("x-");
      paths.add(extension ? path.getKey() : BASE + path.getKey(), path.getValue());
    }
    document.add("paths", paths);
    document.remove("basePath");
  }

  static void root(JsonObject document, RandomGenerator random) {
    inPaths(document, random);
    document.addProperty("basePath", "/");
  }

  static void nowhere(JsonObject document, RandomGenerator random) {
    document.remove("host");
    document.remove("schemes");
    document.remove("basePath");
  }

  static void otherHost(JsonObject document, RandomGenerator random) {
    document.addProperty("host", "us-south.containers.cloud.ibm.com:443");
    document.add("schemes", Tree.list("http", "https"));
  }

  static void otherVariables(JsonObject document, RandomGenerator random) {
    JsonObject paths = new JsonObject();
    for (Map.Entry<String, JsonElement> path : document.getAsJsonObject("paths").entrySet()) {
      paths.add(path.getKey().replace("{idOrName}", "{cluster_id}"), path.getValue());
    }
    Tree.parameters(document).stream()
        .filter(p -> text(p, "in").equals("path") && text(p, "name").equals("idOrName"))
        .forEach(p -> p.addProperty("name", "cluster_id"));
    document.add("paths", paths);
  }
}
