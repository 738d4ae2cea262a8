package io.github.ibmcontainers.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kubeconfigs from valid and invalid archives of all formats. */
class ArchiveTest {
  private static final String YAML =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - name: mycluster
        cluster:
          certificate-authority: ca-dal10-mycluster.pem
          server: https://c1.us-south.containers.cloud.ibm.com:30000
      contexts:
      - name: mycluster
        context: {cluster: mycluster, user: admin}
      users:
      - name: admin
        user:
          client-certificate: admin.pem
          client-key: admin-key.pem
      current-context: mycluster
      """;

  private static Map<String, byte[]> files(String folder) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(folder + "kube-config-dal10-mycluster.yml", bytes(YAML));
    files.put(folder + "ca-dal10-mycluster.pem", bytes("CA PEM"));
    files.put(folder + "admin.pem", bytes("ADMIN PEM"));
    files.put(folder + "admin-key.pem", bytes("KEY PEM"));
    files.put(folder + "calicoctl.cfg.template", bytes("etcd: {{ .CA }}"));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void expectComplete(byte[] archive) {
    KubeconfigArchive read = KubeconfigArchive.read(archive);
    Kubeconfig kubeconfig = read.kubeconfig();
    assertThat(kubeconfig.cluster().certificateAuthority()).contains("CA PEM");
    assertThat(kubeconfig.cluster().certificateAuthorityFile()).isEmpty();
    assertThat(kubeconfig.user().orElseThrow())
        .isEqualTo(
            new KubeconfigUser.Certificate(
                "admin", java.util.Optional.of("ADMIN PEM"), java.util.Optional.of("KEY PEM")));
    assertThat(read.networkConfig()).contains("etcd: {{ .CA }}");
    assertThat(kubeconfig.render()).doesNotContain(".pem");
    assertThat(read.toString()).doesNotContain("PEM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kubeConfig1234/", "./", "a/b/"})
  @DisplayName(
      "#103 zip and gzip archives are read in memory, flat as in version 2 or with folders of any name")
  void allFormats(String folder) {
    expectComplete(zip(files(folder)));
    expectComplete(gzip(zip(files(folder))));
  }

  @Test
  void plainFormats() {
    Kubeconfig yaml = Kubeconfig.read(bytes(YAML));
    assertThat(yaml.cluster().certificateAuthorityFile()).contains("ca-dal10-mycluster.pem");
    assertThat(Kubeconfig.read(gzip(bytes(YAML))).render()).isEqualTo(yaml.render());
    assertThat(Kubeconfig.read(bytes(yaml.renderJson())).render()).isEqualTo(yaml.render());
  }

  @Test
  @DisplayName("A CA file that the kubeconfig doesn't reference is assigned to its only cluster")
  void unnamedAuthority() {
    Map<String, byte[]> files = files("");
    files.put(
        "kube-config-dal10-mycluster.yml",
        bytes(YAML.replace("    certificate-authority: ca-dal10-mycluster.pem\n", "")));
    assertThat(Kubeconfig.read(zip(files)).cluster().certificateAuthority()).contains("CA PEM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x.yml",
        "a/../../x.yml",
        "/etc/x.yml",
        "..",
        "a\\..\\x.yml",
        "C:/x.yml",
        "a/..",
        "x\u0000.yml",
        "x\n.yml"
      })
  @DisplayName("#103 a file name with a path outside of the archive is rejected, in all formats")
  void pathTricks(String name) {
    Map<String, byte[]> files = files("");
    files.put(name, bytes("x"));
    for (byte[] archive : List.of(zip(files), gzip(zip(files)))) {
      assertThatThrownBy(() -> Kubeconfig.read(archive))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("outside of the archive");
    }
  }

  @Test
  @DisplayName("#103 archive bombs hit a limit: large files, many files, nested compression")
  void bombs() {
    byte[] large = new byte[ArchiveReader.MOST_BYTES + 1];
    assertThatThrownBy(() -> Kubeconfig.read(zip(Map.of("a.yml", large))))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("when unpacked");
    assertThatThrownBy(() -> Kubeconfig.read(gzip(large)))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("when unpacked");
    assertThatThrownBy(() -> Kubeconfig.read(gzip(zip(Map.of("a.yml", large)))))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("when unpacked");
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i <= ArchiveReader.MOST_FILES; i++) {
      many.put("f" + i, new byte[0]);
    }
    for (byte[] archive : List.of(zip(many), gzip(zip(many)))) {
      assertThatThrownBy(() -> Kubeconfig.read(archive))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("more than 64 entries");
    }
  }

  @Test
  @DisplayName("#103 an archive at each limit is read: 64 entries, 8 MiB unpacked")
  void atTheLimits() {
    Map<String, byte[]> files = files("k/");
    files.put("k/", new byte[0]);
    for (int i = files.size(); i < ArchiveReader.MOST_FILES; i++) {
      files.put(i % 2 == 0 ? "folder" + i + "/" : "file" + i, new byte[0]);
    }
    expectComplete(zip(files));
    expectComplete(gzip(zip(files)));
    files.put("one-more/", new byte[0]);
    expectRefused(zip(files), "more than 64 entries");

    Map<String, byte[]> large = files("");
    int size = large.values().stream().mapToInt(content -> content.length).sum();
    large.put("large", new byte[ArchiveReader.MOST_BYTES - size]);
    expectComplete(zip(large));
    large.put("large", new byte[ArchiveReader.MOST_BYTES - size + 1]);
    expectRefused(zip(large), "more than 8388608 bytes");
  }

  private static void expectRefused(byte[] archive, String reason) {
    assertThatThrownBy(() -> Kubeconfig.read(archive))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../", "a/../../", "/", ":/", "a\\/"})
  @DisplayName("#103 a folder outside of the archive is rejected like a file")
  void foldersOutside(String name) {
    Map<String, byte[]> files = files("");
    files.put(name, new byte[0]);
    expectRefused(zip(files), "outside of the archive");
  }

  @Test
  @DisplayName("#103 names may contain spaces; a colon in any place is rejected")
  void names() {
    expectComplete(zip(files("my clusters/the first/")));
    for (String name : List.of(":x", "x:", "a/:b", "x\u007f", "x\u001f")) {
      Map<String, byte[]> files = files("");
      files.put(name, new byte[0]);
      expectRefused(zip(files), "not allowed");
    }
  }

  @Test
  @DisplayName("Bytes too short for any archive are taken as what they begin")
  void shorterThanAnArchive() {
    expectRefused(bytes("PK"), "contains no file");
    expectRefused(new byte[] {0x1f, (byte) 0x8b}, "The archive is damaged");
    for (String text : List.of("", "P", "x")) {
      assertThatThrownBy(() -> Kubeconfig.read(bytes(text)))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageNotContaining("archive");
    }
  }

  @Test
  @DisplayName("A file that the kubeconfig names elsewhere is found by its name if that is unique")
  void foundByName() {
    Map<String, byte[]> files = files("");
    String document = "kube-config-dal10-mycluster.yml";
    files.put(document, bytes(YAML.replace(": admin.pem", ": C:\\Users\\me\\admin.pem")));
    expectComplete(zip(files));
    files.remove("admin.pem");
    files.put("a/admin.pem", bytes("ADMIN PEM"));
    expectComplete(zip(files));
    files.put("b/admin.pem", bytes("OTHER PEM"));
    assertThat(Kubeconfig.read(zip(files)).user().orElseThrow())
        .as("neither of two files of that name is taken")
        .isEqualTo(
            new KubeconfigUser.Certificate(
                "admin", java.util.Optional.empty(), java.util.Optional.of("KEY PEM")));
  }

  @Test
  void withoutExactlyOneKubeconfig() {
    Map<String, byte[]> none = Map.of("ca.pem", bytes("x"));
    Map<String, byte[]> two = Map.of("a.yml", bytes(YAML), "b.yaml", bytes(YAML));
    for (Map<String, byte[]> files : List.of(none, two)) {
      assertThatThrownBy(() -> Kubeconfig.read(zip(files)))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("should contain one YAML or JSON file");
    }
    assertThatThrownBy(() -> Kubeconfig.read(zip(Map.of())))
        .isInstanceOf(KubeconfigException.class);
    Map<String, byte[]> twice = new LinkedHashMap<>();
    twice.put("a.yml", bytes(YAML));
    twice.put("./a.yml", bytes(YAML));
    assertThatThrownBy(() -> Kubeconfig.read(zip(twice)))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("same name");
  }

  @Property(tries = 10_000)
  @Label("Random bytes after any magic number yield a kubeconfig or a typed exception")
  void randomBytes(
      @ForAll @Size(max = 2000) byte[] bytes, @ForAll @IntRange(min = 0, max = 4) int magic) {
    byte[] start =
        switch (magic) {
          case 0 -> new byte[] {0x1f, (byte) 0x8b, 8, 0};
          case 1 -> new byte[] {'P', 'K', 3, 4, 20, 0};
          case 2 -> bytes("{");
          case 3 -> bytes("apiVersion: v1\n");
          default -> new byte[0];
        };
    byte[] archive = Arrays.copyOf(start, start.length + bytes.length);
    System.arraycopy(bytes, 0, archive, start.length, bytes.length);
    expectTyped(archive);
  }

  @Property(tries = 10_000)
  @Label("Damaged archives yield a kubeconfig or a typed exception")
  void damaged(
      @ForAll @IntRange(min = 0, max = 2) int form,
      @ForAll("damages") List<Damage> damages,
      @ForAll @IntRange(min = 0, max = 100) int keep) {
    byte[] good =
        switch (form) {
          case 0 -> GOOD_ZIP;
          case 1 -> GOOD_GZIP;
          default -> bytes(YAML);
        };
    byte[] bad = keep == 0 ? Arrays.copyOf(good, good.length / 2) : good.clone();
    for (Damage damage : damages) {
      bad[Math.floorMod(damage.place(), bad.length)] = damage.value();
    }
    expectTyped(bad);
  }

  private static final byte[] GOOD_ZIP = zip(files("k/"));
  private static final byte[] GOOD_GZIP = gzip(zip(files("k/")));

  record Damage(int place, byte value) {}

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Combinators.combine(Arbitraries.integers(), Arbitraries.bytes())
        .as(Damage::new)
        .list()
        .ofMaxSize(20);
  }

  private static void expectTyped(byte[] archive) {
    try {
      assertThat(Kubeconfig.read(archive)).isNotNull();
    } catch (KubeconfigException expected) {
      assertThat(expected).hasMessageNotContaining("PEM");
    }
  }
}
