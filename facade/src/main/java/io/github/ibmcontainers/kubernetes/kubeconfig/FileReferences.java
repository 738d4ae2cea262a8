package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The file references of a kubeconfig. As in kubectl, relative paths are relative to the
 * kubeconfig's folder, including commands that contain a separator.
 */
final class FileReferences {
  /**
   * Fields with a path of a file. The same field with the suffix {@code -data} has the content as
   * base64.
   */
  private static final Set<String> INLINABLE =
      Set.of("certificate-authority", "client-certificate", "client-key");

  private static final String TOKEN_FILE = "tokenFile";
  private static final long MAX_BYTES = 1024 * 1024;

  private record Field(String name, YamlNode value) {}

  private FileReferences() {}

  /** Makes relative paths absolute. */
  static Mapping absolute(Mapping root, Path folder) {
    return map(
        root,
        false,
        (name, path) ->
            isRelative(path)
                ? Optional.of(new Field(name, Scalar.of(resolve(folder, path).toString())))
                : Optional.empty());
  }

  /** Replaces references to existing files with their content as base64. */
  static Mapping inline(Mapping root, Function<String, Optional<byte[]>> files) {
    return map(
        root,
        true,
        (name, path) ->
            INLINABLE.contains(name)
                ? files.apply(path).map(content -> data(name, content))
                : Optional.empty());
  }

  /**
   * Makes the kubeconfig independent of its folder: certificates and keys with relative paths are
   * inlined, other relative paths become absolute.
   *
   * @throws KubeconfigException if a relative path can't be resolved because there is no folder or
   *     file
   */
  static Mapping portable(Mapping root, Optional<Path> folder) {
    return map(
        root,
        true,
        (name, path) -> {
          if (!isRelative(path)) {
            return Optional.empty();
          }
          Path base =
              folder.orElseThrow(
                  () ->
                      new KubeconfigException(
                          "The kubeconfig's "
                              + name
                              + " is a relative path, which can't be resolved without the folder."
                              + " Read the kubeconfig with Kubeconfig.load(file) so that it can be"
                              + " resolved."));
          Path file = resolve(base, path);
          return Optional.of(
              INLINABLE.contains(name)
                  ? data(name, read(name, file))
                  : new Field(name, Scalar.of(existing(name, file).toString())));
        });
  }

  /**
   * @param dropShadowed whether to remove references to files whose content is also inlined, which
   *     takes precedence
   */
  private static Mapping map(
      Mapping root, boolean dropShadowed, BiFunction<String, String, Optional<Field>> change) {
    Mapping result = root;
    for (String section : List.of(Kubeconfig.CLUSTERS, Kubeconfig.USERS)) {
      String inner = section.equals(Kubeconfig.CLUSTERS) ? "cluster" : "user";
      List<YamlNode> items = new ArrayList<>();
      for (YamlNode item : root.items(section)) {
        Mapping entry = (Mapping) item;
        items.add(
            entry
                .mapping(inner)
                .<YamlNode>map(body -> entry.with(inner, fields(body, dropShadowed, change)))
                .orElse(entry));
      }
      if (!items.isEmpty()) {
        result = result.with(section, new Sequence(items));
      }
    }
    return result;
  }

  private static Mapping fields(
      Mapping body, boolean dropShadowed, BiFunction<String, String, Optional<Field>> change) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (String name : body.entries().keySet()) {
      boolean inlinable = INLINABLE.contains(name);
      if (dropShadowed && inlinable && body.text(name + "-data").isPresent()) {
        continue;
      }
      Optional<Field> changed =
          inlinable || name.equals(TOKEN_FILE)
              ? body.text(name).flatMap(path -> change.apply(name, path))
              : Optional.empty();
      fields.put(
          changed.map(Field::name).orElse(name),
          changed.map(Field::value).orElse(body.entries().get(name)));
    }
    Optional<Mapping> exec = body.mapping("exec");
    exec.flatMap(it -> it.text("command"))
        .filter(command -> command.contains("/") || command.contains(File.separator))
        .flatMap(command -> change.apply("command", command))
        .ifPresent(command -> fields.put("exec", exec.get().with("command", command.value())));
    return new Mapping(fields);
  }

  private static Field data(String name, byte[] content) {
    return new Field(name + "-data", Scalar.of(Base64.getEncoder().encodeToString(content)));
  }

  private static boolean isRelative(String path) {
    boolean windows = path.startsWith("\\") || path.matches("[A-Za-z]:[\\\\/].*");
    return !windows && !path.startsWith("/");
  }

  private static Path resolve(Path folder, String path) {
    try {
      return folder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw new KubeconfigException("The kubeconfig contains an invalid path of a file");
    }
  }

  private static Path existing(String name, Path file) {
    if (!Files.exists(file)) {
      throw missing(name, file);
    }
    return file;
  }

  private static byte[] read(String name, Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new KubeconfigException(
            "The kubeconfig's " + name + " is larger than " + MAX_BYTES + " bytes: " + file);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw missing(name, file);
    }
  }

  private static KubeconfigException missing(String name, Path file) {
    return new KubeconfigException(
        "The kubeconfig's " + name + " refers to a file that can't be read: " + file);
  }
}
