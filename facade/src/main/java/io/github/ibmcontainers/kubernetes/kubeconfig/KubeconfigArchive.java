package io.github.ibmcontainers.kubernetes.kubeconfig;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The content of a kubeconfig download, in memory: the kubeconfig with the archive's certificates
 * and keys inlined and, if requested, the template of a Calico configuration. Immutable.
 */
@JsonAdapter(PrintedAdapter.class)
public final class KubeconfigArchive {
  private static final Pattern DOCUMENT = Pattern.compile("(?i)\\.(ya?ml|json)$");
  private static final String NETWORK_FILE = "calicoctl.cfg.template";

  private final Kubeconfig kubeconfig;
  private final Optional<String> networkConfig;

  private KubeconfigArchive(Kubeconfig kubeconfig, Optional<String> networkConfig) {
    this.kubeconfig = kubeconfig;
    this.networkConfig = networkConfig;
  }

  /**
   * Reads a download: a zip or gzip archive, or a kubeconfig in YAML or JSON. Archives of version 2
   * have their files at the top level, and archives of version 1 in a folder. Files are recognized
   * by the ends of their names. Nothing is unpacked to disk.
   *
   * @throws KubeconfigException if there isn't exactly one kubeconfig, or if the archive is
   *     damaged, too large when unpacked, or contains a path outside of the archive
   */
  public static KubeconfigArchive read(byte[] download) {
    Optional<Map<String, byte[]>> files = ArchiveReader.read(download);
    if (files.isEmpty()) {
      return new KubeconfigArchive(Kubeconfig.parse(utf8(download)), Optional.empty());
    }
    return of(files.get());
  }

  private static KubeconfigArchive of(Map<String, byte[]> files) {
    List<Map.Entry<String, byte[]>> candidates =
        files.entrySet().stream().filter(file -> DOCUMENT.matcher(file.getKey()).find()).toList();
    if (candidates.size() != 1) {
      throw new KubeconfigException(
          "The archive should contain one YAML or JSON file, not %s among %s files"
              .formatted(candidates.size(), files.size()));
    }
    String name = candidates.get(0).getKey();
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    Mapping root =
        FileReferences.inline(
            Kubeconfig.parse(utf8(candidates.get(0).getValue())).root(),
            path -> find(files, folder, path));
    return new KubeconfigArchive(
        new Kubeconfig(withCertificateAuthority(root, files)),
        files.entrySet().stream()
            .filter(file -> fileName(file.getKey()).equals(NETWORK_FILE))
            .findFirst()
            .map(file -> utf8(file.getValue())));
  }

  /** Finds a file next to the kubeconfig, or else the only file with this name. */
  private static Optional<byte[]> find(Map<String, byte[]> files, String folder, String path) {
    byte[] sibling = files.get(folder + path);
    if (sibling != null) {
      return Optional.of(sibling);
    }
    String wanted = fileName(path.replace('\\', '/'));
    List<byte[]> same =
        files.entrySet().stream()
            .filter(file -> fileName(file.getKey()).equals(wanted))
            .map(Map.Entry::getValue)
            .toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  /** Adds a CA file without a reference to the only cluster of the kubeconfig. */
  private static Mapping withCertificateAuthority(Mapping root, Map<String, byte[]> files) {
    List<byte[]> authorities =
        files.entrySet().stream()
            .filter(file -> isCertificateAuthority(fileName(file.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    List<KubeconfigCluster> clusters = new Kubeconfig(root).clusters();
    return authorities.size() == 1
            && clusters.size() == 1
            && clusters.get(0).certificateAuthority().isEmpty()
        ? KubeconfigEntries.withCertificateAuthority(root, authorities.get(0))
        : root;
  }

  private static boolean isCertificateAuthority(String fileName) {
    return fileName.startsWith("ca") && fileName.endsWith(".pem");
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new KubeconfigException("The kubeconfig can't be read: it is not UTF-8", e);
    }
  }

  /** Returns the kubeconfig, which doesn't refer to files in the archive. */
  public Kubeconfig kubeconfig() {
    return kubeconfig;
  }

  /**
   * Returns the template of a {@code calicoctl} configuration, a Go text template, if it was
   * requested.
   */
  public Optional<String> networkConfig() {
    return networkConfig;
  }

  /** Returns only the names of the contexts. */
  @Override
  public String toString() {
    return "KubeconfigArchive["
        + String.join(", ", kubeconfig.contexts().stream().map(KubeconfigContext::name).toList())
        + "]";
  }
}
