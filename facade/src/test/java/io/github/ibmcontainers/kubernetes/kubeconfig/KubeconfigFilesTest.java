package io.github.ibmcontainers.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files referenced by a kubeconfig, lists of files, and existing files. */
class KubeconfigFilesTest {
  /** As written by the CLI of the service, with the CA in a file in another folder. */
  private static final String ABSOLUTE_CA =
      """
      apiVersion: v1
      clusters:
      - cluster:
          certificate-authority: /home/someone/.bluemix/clusters/my-test/ca-aaa00-my-test.pem
          server: https://c105.containers.test.cloud.ibm.com:31875
        name: my-test/cgaaaaaaaaaaaaaaaaig
      contexts:
      - context:
          cluster: my-test/cgaaaaaaaaaaaaaaaaig
          namespace: default
          user: someone@example.com/iam-identity
        name: my-test/cgaaaaaaaaaaaaaaaaig
      kind: Config
      preferences: {}
      users:
      - name: someone@example.com/iam-identity
        user:
          auth-provider:
            config:
              client-id: kube
              client-secret: kube
              id-token: aaaa.bbbb.cccc
            name: oidc
      """;

  /** With quoted values, and the CA in a file in the same folder. */
  private static final String RELATIVE_CA =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - name: "mycluster"
        cluster:
          server: "https://c1.us-south.containers.cloud.ibm.com:30000"
          certificate-authority: "ca-dal10-mycluster.pem"
      contexts:
      - name: "mycluster"
        context: {cluster: "mycluster", user: "foo@example.com/iam-identity", namespace: default}
      current-context: "mycluster"
      users:
      - name: "foo@example.com/iam-identity"
        user:
          auth-provider:
            config:
              client-id: "kube"
              id-token: "********"
              refresh-token: "********"
            name: "oidc"
      """;

  private static final String ALL_FIELDS =
      """
      kind: Config
      clusters:
      - name: c
        cluster: {server: https://c, certificate-authority: pki/ca.pem}
      users:
      - name: certificate
        user: {client-certificate: admin.pem, client-key: ./admin-key.pem}
      - name: token
        user: {tokenFile: token}
      - name: command
        user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: bin/token}}
      - name: on-the-path
        user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: kubelogin}}
      - name: both
        user: {client-certificate: gone.pem, client-certificate-data: QUJD}
      """;

  @TempDir Path directory;

  @Test
  @DisplayName("An absolute path is read and kept, also by a merge, and no context is current")
  void absolutePath() {
    Kubeconfig kubeconfig = Kubeconfig.parse(ABSOLUTE_CA);
    assertThat(kubeconfig.cluster().certificateAuthorityFile())
        .contains("/home/someone/.bluemix/clusters/my-test/ca-aaa00-my-test.pem");
    assertThat(kubeconfig.currentContext()).isEmpty();
    assertThat(kubeconfig.context().orElseThrow().namespace()).contains("default");
    assertThat(((KubeconfigUser.AuthProvider) kubeconfig.user().orElseThrow()).idToken())
        .contains("aaaa.bbbb.cccc");
    Path target = directory.resolve("config");
    kubeconfig.mergeInto(target);
    assertThat(Kubeconfig.load(target).cluster()).isEqualTo(kubeconfig.cluster());
  }

  @Test
  @DisplayName("A relative path is resolved against the kubeconfig's folder and never dangles")
  void relativePath() throws Exception {
    Kubeconfig parsed = Kubeconfig.parse(RELATIVE_CA);
    assertThat(parsed.cluster().certificateAuthorityFile()).contains("ca-dal10-mycluster.pem");
    assertThat(parsed.user().orElseThrow().name()).isEqualTo("foo@example.com/iam-identity");

    Path target = directory.resolve("elsewhere").resolve("config");
    for (Kubeconfig unknownFolder :
        List.of(
            parsed,
            Kubeconfig.read(RELATIVE_CA.getBytes(java.nio.charset.StandardCharsets.UTF_8)))) {
      assertThatThrownBy(() -> unknownFolder.mergeInto(target))
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("certificate-authority is a relative path")
          .hasMessageContaining("Kubeconfig.load");
      assertThatThrownBy(() -> unknownFolder.writeTo(directory.resolve("copy")))
          .isInstanceOf(KubeconfigException.class);
      assertThatThrownBy(() -> Kubeconfig.parse(ABSOLUTE_CA).merge(unknownFolder))
          .isInstanceOf(KubeconfigException.class);
    }
    assertThat(target).doesNotExist();

    Path home = Files.createDirectories(directory.resolve("home"));
    Path file = Files.writeString(home.resolve("config.yml"), RELATIVE_CA);
    Path authority = home.resolve("ca-dal10-mycluster.pem");
    Kubeconfig loaded = Kubeconfig.load(file);
    assertThat(loaded.cluster().certificateAuthorityFile()).contains(authority.toString());
    assertThatThrownBy(() -> loaded.mergeInto(target))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("certificate-authority refers to a file that can't be read")
        .hasMessageContaining(authority.toString());

    Files.writeString(authority, "CA PEM");
    loaded.mergeInto(target);
    Kubeconfig merged = Kubeconfig.load(target);
    assertThat(merged.cluster().certificateAuthority()).contains("CA PEM");
    assertThat(merged.cluster().certificateAuthorityFile()).isEmpty();
    assertThat(merged.user()).isEqualTo(loaded.user());
  }

  @Test
  @DisplayName("Certificates and keys are inlined; token files and commands become absolute paths")
  void allFields() throws Exception {
    Path home = Files.createDirectories(directory.resolve("home/pki")).getParent();
    for (String name : List.of("pki/ca.pem", "admin.pem", "admin-key.pem", "token")) {
      Files.writeString(home.resolve(name), name);
    }
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("bin/token"), "#!");
    Kubeconfig loaded = Kubeconfig.load(Files.writeString(home.resolve("config"), ALL_FIELDS));
    Path copy = directory.resolve("copy");
    loaded.writeTo(copy);
    assertThat(Kubeconfig.load(copy).cluster().certificateAuthority()).contains("pki/ca.pem");
    for (Kubeconfig read :
        List.of(Kubeconfig.load(copy), Kubeconfig.parse(Files.readString(copy)))) {
      assertThat(read.users())
          .containsExactly(
              new KubeconfigUser.Certificate(
                  "certificate", Optional.of("admin.pem"), Optional.of("admin-key.pem")),
              new KubeconfigUser.TokenFile("token", home.resolve("token").toString()),
              exec("command", home.resolve("bin/token").toString()),
              exec("on-the-path", "kubelogin"),
              new KubeconfigUser.Certificate("both", Optional.of("ABC"), Optional.empty()));
    }
    assertThat(Files.readString(copy)).doesNotContain("gone.pem").doesNotContain("./");
    Files.delete(home.resolve("token"));
    assertThatThrownBy(() -> loaded.writeTo(directory.resolve("copy2")))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("tokenFile refers to a file that can't be read");
  }

  private static KubeconfigUser exec(String name, String command) {
    return new KubeconfigUser.Exec(
        name, "client.authentication.k8s.io/v1", command, List.of(), java.util.Map.of());
  }

  @Test
  @DisplayName("A merge doesn't change relative paths of the target file")
  void targetsOwnPaths() throws Exception {
    Path target = Files.writeString(directory.resolve("config"), RELATIVE_CA);
    Kubeconfig.parse(ABSOLUTE_CA).mergeInto(target);
    assertThat(Files.readString(target))
        .contains("certificate-authority: \"ca-dal10-mycluster.pem\"")
        .contains("current-context: \"mycluster\"");
  }

  @Test
  @DisplayName("A document that wraps a kubeconfig is rejected with instructions")
  void wrapped() {
    String wrapped =
        "{\"config\": \"apiVersion: v1\\nkind: Config\\nclusters:\\n- cluster:\\n    server: https://c111\\n"
            + "  name: test-cluster\\nusers:\\n- name: test-user\\n  user:\\n    token: test-token\"}";
    assertThatThrownBy(() -> Kubeconfig.parse(wrapped))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("field \"config\"")
        .hasMessageContaining("Pass the text of that field")
        .hasMessageNotContaining("c111")
        .hasMessageNotContaining("test-token");
  }

  @Test
  @DisplayName("A list of paths isn't a file name; it is read as kubectl reads KUBECONFIG")
  void listOfPaths() throws Exception {
    Path first = Files.writeString(directory.resolve("a"), ABSOLUTE_CA);
    Path second =
        Files.writeString(
            directory.resolve("b"),
            RELATIVE_CA.replace("mycluster\"", "my-test/cgaaaaaaaaaaaaaaaaig\""));
    Path third = Files.writeString(directory.resolve("c"), RELATIVE_CA);
    String list =
        String.join(
            File.pathSeparator,
            first.toString(),
            "",
            directory + "/none",
            second.toString(),
            third.toString());
    Kubeconfig merged = Kubeconfig.load(Kubeconfig.paths(list));
    assertThat(merged.clusters())
        .extracting(KubeconfigCluster::name)
        .containsExactly("my-test/cgaaaaaaaaaaaaaaaaig", "mycluster");
    assertThat(merged.clusters().get(0).server()).contains("c105");
    assertThat(merged.clusters().get(1).certificateAuthorityFile())
        .contains(directory.resolve("ca-dal10-mycluster.pem").toString());
    assertThat(merged.currentContext()).contains("my-test/cgaaaaaaaaaaaaaaaaig");

    Path asFile = Path.of(list);
    Path empty = Path.of(File.pathSeparator + "none");
    for (org.assertj.core.api.ThrowableAssert.ThrowingCallable wrong :
        List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
            () -> Kubeconfig.load(asFile),
            () -> merged.mergeInto(asFile),
            () -> merged.mergeInto(empty),
            () -> merged.writeTo(asFile),
            () -> merged.writeTo(asFile, WriteOption.REPLACE_EXISTING))) {
      assertThatThrownBy(wrong)
          .isInstanceOf(KubeconfigException.class)
          .hasMessageContaining("list of paths")
          .hasMessageContaining("Kubeconfig.paths");
    }
    assertThatThrownBy(() -> Kubeconfig.load(List.of(directory.resolve("none"))))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("None of the kubeconfig files exists");
    assertThatThrownBy(() -> Kubeconfig.load(directory.resolve("none")))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("There is no kubeconfig file");
  }

  @Test
  @DisplayName(
      "#103 a file is overwritten only on request, with owner-only permissions, also through a link")
  void overwrites() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Kubeconfig kubeconfig = Kubeconfig.parse(ABSOLUTE_CA);
    assertThatThrownBy(() -> kubeconfig.writeTo(file))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("REPLACE_EXISTING");
    assertThat(Files.readString(file)).isEqualTo("old");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    kubeconfig.writeTo(link, WriteOption.REPLACE_EXISTING);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(file)).isEqualTo(kubeconfig.render());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Path fresh = directory.resolve("fresh");
    kubeconfig.writeTo(fresh, WriteOption.REPLACE_EXISTING);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
        .isEqualTo("rw-------");
  }

  @Test
  @DisplayName("A file of 16 MiB is read; a longer one is rejected before it is read")
  void largestFile() throws Exception {
    String start = "clusters: [{name: c, cluster: {server: 'https://c'}}]\n";
    int comments = YamlReader.MAX_LENGTH - start.length();
    String line = "#" + "x".repeat(1022) + "\n";
    String largest =
        start + line.repeat(comments / line.length()) + "#".repeat(comments % line.length());
    Path file = Files.writeString(directory.resolve("config"), largest);
    assertThat(Kubeconfig.load(file).clusters()).hasSize(1);
    Files.writeString(file, largest + "x");
    assertThatThrownBy(() -> Kubeconfig.load(file))
        .isInstanceOf(KubeconfigException.class)
        .hasMessage("The kubeconfig file " + file + " is larger than 16777216 bytes");
  }

  @Test
  @DisplayName("A referenced file of 1 MiB is read; a longer one is rejected")
  void largestReference() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), RELATIVE_CA);
    Path authority = directory.resolve("ca-dal10-mycluster.pem");
    Kubeconfig loaded = Kubeconfig.load(file);
    Files.writeString(authority, "x".repeat(1024 * 1024));
    loaded.writeTo(directory.resolve("copy"));
    Files.writeString(authority, "x".repeat(1024 * 1024 + 1));
    assertThatThrownBy(() -> loaded.writeTo(directory.resolve("copy2")))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("certificate-authority is larger than 1048576 bytes");
    assertThat(directory.resolve("copy2")).doesNotExist();
  }

  @Test
  @DisplayName("Failures of the file system are reported with their reason")
  void reasons() throws Exception {
    Kubeconfig kubeconfig = Kubeconfig.parse(ABSOLUTE_CA);
    assertThatThrownBy(() -> Kubeconfig.load(directory))
        .isInstanceOf(KubeconfigException.class)
        .hasMessage("The kubeconfig file " + directory + " can't be read: Is a directory");
    Path missing = directory.resolve("none/config");
    assertThatThrownBy(() -> kubeconfig.writeTo(missing))
        .isInstanceOf(KubeconfigException.class)
        .hasMessage("The kubeconfig could not be written to " + missing + ": NoSuchFileException");
    Path below = Files.writeString(directory.resolve("file"), "").resolve("folder/config");
    assertThatThrownBy(() -> kubeconfig.mergeInto(below))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("could not be merged into " + below)
        .hasMessageEndingWith("Not a directory");
  }

  @Test
  @DisplayName("A file system without owners of files receives no secret")
  void withoutOwners() throws Exception {
    Kubeconfig kubeconfig = Kubeconfig.parse(ABSOLUTE_CA);
    URI archive = URI.create("jar:" + directory.resolve("files.zip").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      for (ThrowingCallable write :
          List.<ThrowingCallable>of(
              () -> kubeconfig.writeTo(zip.getPath("/config")),
              () -> kubeconfig.writeTo(zip.getPath("/config"), WriteOption.REPLACE_EXISTING),
              () -> kubeconfig.mergeInto(zip.getPath("/folder/config")))) {
        assertThatThrownBy(write)
            .isInstanceOf(KubeconfigException.class)
            .hasMessageEndingWith("the file system can't restrict a file to its owner");
      }
      try (Stream<Path> files = Files.walk(zip.getPath("/"))) {
        assertThat(files.filter(Files::isRegularFile)).isEmpty();
      }
    }
  }

  @Test
  @DisplayName("Alias bombs, deep nesting and large files are rejected with the limit")
  void limits() {
    StringBuilder bomb =
        new StringBuilder("clusters: []\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(String.join(", ", java.util.Collections.nCopies(10, alias))).append("]\n");
    }
    refused(bomb.toString(), "more than 200000 values");
    refused("clusters: []\nx: " + "[".repeat(100_000), "nested deeper than 64 levels");
    refused("clusters: []\nx: " + "{a: ".repeat(100_000), "nested deeper than 64 levels");
    StringBuilder chain = new StringBuilder("clusters: []\nb0: &b0 x\n");
    for (int i = 1; i < 100; i++) {
      chain.append("b%d: &b%d [*b%d]\n".formatted(i, i, i - 1));
    }
    refused(chain.toString(), "nested deeper than 64 levels");
    refused("clusters: []\n#" + "x".repeat(YamlReader.MAX_LENGTH), "longer than 16777216");
    String line = "#" + "x".repeat(YamlReader.MAX_LINE_LENGTH - 1);
    assertThat(Kubeconfig.parse("clusters: []\r\n" + line + "\r\n# end").clusters()).isEmpty();
    refused("clusters: []\r\n\r\n" + line + "x\r\n", "line 3 is longer than 1048576 characters");
    refused("clusters: []\ra: \"" + line + "\"", "line 2 is longer than 1048576 characters");
    refused("clusters: []\nx: \"\\ud83d\"", "isn't a Unicode character");
  }

  private static void refused(String text, String reason) {
    assertThatThrownBy(() -> Kubeconfig.parse(text))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageStartingWith("The kubeconfig can't be read: ")
        .hasMessageContaining(reason);
  }
}
