package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kubeconfigs from archives of all forms, good and bad. */
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

  private static byte[] tar(Map<String, byte[]> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.forEach((name, content) -> entry(out, name, '0', content));
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  private static void entry(ByteArrayOutputStream out, String name, char type, byte[] content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000600");
    put(header, 124, String.format("%011o", content.length));
    put(header, 257, "ustar");
    put(header, 263, "00");
    header[156] = (byte) type;
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o", sum));
    header[154] = 0;
    out.writeBytes(header);
    out.writeBytes(content);
    out.writeBytes(new byte[(512 - content.length % 512) % 512]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = bytes(text);
    System.arraycopy(bytes, 0, header, at, bytes.length);
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
  @DisplayName("#103 zip, tar and gzip, with folders of any name, are read in memory")
  void allForms(String folder) {
    expectComplete(zip(files(folder)));
    expectComplete(tar(files(folder)));
    expectComplete(gzip(tar(files(folder))));
    expectComplete(gzip(zip(files(folder))));
  }

  @Test
  void bareForms() {
    Kubeconfig yaml = Kubeconfig.read(bytes(YAML));
    assertThat(yaml.cluster().certificateAuthorityFile()).contains("ca-dal10-mycluster.pem");
    assertThat(Kubeconfig.read(gzip(bytes(YAML))).render()).isEqualTo(yaml.render());
    assertThat(Kubeconfig.read(bytes(yaml.renderJson())).render()).isEqualTo(yaml.render());
  }

  @Test
  @DisplayName("a CA that the kubeconfig does not name is its only cluster's all the same")
  void unnamedAuthority() {
    Map<String, byte[]> files = files("");
    files.put(
        "kube-config-dal10-mycluster.yml",
        bytes(YAML.replace("    certificate-authority: ca-dal10-mycluster.pem\n", "")));
    assertThat(Kubeconfig.read(zip(files)).cluster().certificateAuthority()).contains("CA PEM");
  }

  @Test
  void realTar(@TempDir Path directory) throws Exception {
    Path folder = Files.createDirectories(directory.resolve("k".repeat(120) + "/kubeConfig"));
    for (Map.Entry<String, byte[]> file : files("").entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    for (String format : List.of("gnu", "pax")) {
      Path archive = directory.resolve(format + ".tar.gz");
      Process process =
          new ProcessBuilder(
                  "tar",
                  "--format=" + format,
                  "-czf",
                  archive.toString(),
                  "-C",
                  directory.toString(),
                  "k".repeat(120))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      expectComplete(Files.readAllBytes(archive));
    }
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
  @DisplayName("#103 a name that leads out of the archive is refused, in all forms")
  void pathTricks(String name) {
    Map<String, byte[]> files = files("");
    files.put(name, bytes("x"));
    List<byte[]> archives =
        name.indexOf('\u0000') >= 0
            ? List.of(zip(files))
            : List.of(zip(files), tar(files), gzip(tar(files)));
    for (byte[] archive : archives) {
      assertThatThrownBy(() -> Kubeconfig.read(archive))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("leads out of it");
    }
  }

  @Test
  @DisplayName("#103 links in an archive are refused")
  void links() {
    for (char type : new char[] {'1', '2', '3', '6'}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      entry(out, "kubeconfig.yml", '0', bytes(YAML));
      entry(out, "ca.pem", type, new byte[0]);
      assertThatThrownBy(() -> Kubeconfig.read(out.toByteArray()))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("link");
    }
  }

  @Test
  @DisplayName("#103 bombs are stopped at a bound: large files, many files, packed twice")
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
    for (byte[] archive : List.of(zip(many), tar(many))) {
      assertThatThrownBy(() -> Kubeconfig.read(archive))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("more than 64 entries");
    }
  }

  @Test
  void withoutExactlyOneKubeconfig() {
    Map<String, byte[]> none = Map.of("ca.pem", bytes("x"));
    Map<String, byte[]> two = Map.of("a.yml", bytes(YAML), "b.yaml", bytes(YAML));
    for (Map<String, byte[]> files : List.of(none, two)) {
      assertThatThrownBy(() -> Kubeconfig.read(zip(files)))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("not 1");
    }
    assertThatThrownBy(() -> Kubeconfig.read(zip(Map.of())))
        .isInstanceOf(KubeconfigException.class);
    assertThatThrownBy(
            () -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              entry(out, "a.yml", '0', bytes(YAML));
              entry(out, "./a.yml", '0', bytes(YAML));
              Kubeconfig.read(out.toByteArray());
            })
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("same name");
  }

  @Property(tries = 10_000)
  @Label("random bytes behind any magic: a kubeconfig or a typed exception")
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
  @Label("damaged archives: a kubeconfig or a typed exception")
  void damaged(
      @ForAll @IntRange(min = 0, max = 3) int form,
      @ForAll("damages") List<Damage> damages,
      @ForAll @IntRange(min = 0, max = 100) int keep) {
    byte[] good =
        switch (form) {
          case 0 -> GOOD_ZIP;
          case 1 -> GOOD_TAR;
          case 2 -> GOOD_GZIP;
          default -> bytes(YAML);
        };
    byte[] bad = keep == 0 ? Arrays.copyOf(good, good.length / 2) : good.clone();
    for (Damage damage : damages) {
      bad[Math.floorMod(damage.place(), bad.length)] = damage.value();
    }
    expectTyped(bad);
  }

  private static final byte[] GOOD_ZIP = zip(files("k/"));
  private static final byte[] GOOD_TAR = tar(files("k/"));
  private static final byte[] GOOD_GZIP = gzip(tar(files("k/")));

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
