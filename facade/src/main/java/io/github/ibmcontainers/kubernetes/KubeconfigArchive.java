package io.github.ibmcontainers.kubernetes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a kubeconfig download holds, in memory: the kubeconfig, with the certificates and keys of
 * the archive within, and, if it was asked for, the template of a Calico configuration. Immutable.
 */
public final class KubeconfigArchive {
  private static final String NETWORK_FILE = "calicoctl.cfg.template";

  private final Kubeconfig kubeconfig;
  private final Optional<String> networkConfig;

  private KubeconfigArchive(Kubeconfig kubeconfig, Optional<String> networkConfig) {
    this.kubeconfig = kubeconfig;
    this.networkConfig = networkConfig;
  }

  /**
   * Reads a download: a zip, tar or gzip archive, or a bare kubeconfig in YAML or JSON. Names of
   * files and folders vary, so files are found by the ends of their names. Nothing is unpacked to a
   * disk.
   *
   * @throws KubeconfigException if there is not exactly one kubeconfig within, or if the archive is
   *     broken, too large when unpacked, or names a place outside itself
   */
  public static KubeconfigArchive read(byte[] download) {
    Optional<Map<String, byte[]>> files = ArchiveReader.read(download);
    if (files.isEmpty()) {
      return new KubeconfigArchive(Kubeconfig.parse(utf8(download)), Optional.empty());
    }
    return of(files.get());
  }

  private static KubeconfigArchive of(Map<String, byte[]> files) {
    List<String> candidates = new ArrayList<>();
    for (String name : files.keySet()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json")) {
        candidates.add(name);
      }
    }
    if (candidates.size() != 1) {
      throw new KubeconfigException(
          "The archive holds "
              + candidates.size()
              + " files that end as a kubeconfig does, not 1, among "
              + files.size());
    }
    String name = candidates.get(0);
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    Kubeconfig kubeconfig =
        Kubeconfig.parse(utf8(files.get(name))).inlining(path -> find(files, folder, path));
    return new KubeconfigArchive(
        withCertificateAuthority(kubeconfig, files),
        files.entrySet().stream()
            .filter(file -> fileName(file.getKey()).equals(NETWORK_FILE))
            .findFirst()
            .map(file -> utf8(file.getValue())));
  }

  /** Beside the kubeconfig, or the only one of that name anywhere. */
  private static Optional<byte[]> find(Map<String, byte[]> files, String folder, String path) {
    byte[] beside = files.get(folder + path);
    if (beside != null) {
      return Optional.of(beside);
    }
    String wanted = fileName(path.replace('\\', '/'));
    List<byte[]> same =
        files.entrySet().stream()
            .filter(file -> fileName(file.getKey()).equals(wanted))
            .map(Map.Entry::getValue)
            .toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  /** A CA file that the kubeconfig does not name belongs to its only cluster all the same. */
  private static Kubeconfig withCertificateAuthority(
      Kubeconfig kubeconfig, Map<String, byte[]> files) {
    List<byte[]> authorities =
        files.entrySet().stream()
            .filter(file -> isCertificateAuthority(fileName(file.getKey())))
            .map(Map.Entry::getValue)
            .toList();
    List<KubeconfigCluster> clusters = kubeconfig.clusters();
    if (authorities.size() != 1
        || clusters.size() != 1
        || clusters.get(0).certificateAuthority().isPresent()) {
      return kubeconfig;
    }
    return KubeconfigParts.withCertificateAuthority(kubeconfig, authorities.get(0));
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
      throw new KubeconfigException("The kubeconfig cannot be read: it is not UTF-8", e);
    }
  }

  /** The kubeconfig. It needs no file of the archive any more. */
  public Kubeconfig kubeconfig() {
    return kubeconfig;
  }

  /**
   * The template of a configuration for {@code calicoctl}, a Go text template, as it came; only
   * with {@code network}.
   */
  public Optional<String> networkConfig() {
    return networkConfig;
  }

  /** Names the contexts; nothing else of the content. */
  @Override
  public String toString() {
    return "KubeconfigArchive["
        + kubeconfig.contexts().stream()
            .map(KubeconfigContext::name)
            .collect(Collectors.joining(", "))
        + "]";
  }
}
