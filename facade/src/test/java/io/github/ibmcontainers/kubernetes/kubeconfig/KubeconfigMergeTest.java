package io.github.ibmcontainers.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Kubeconfig files: written atomically, with owner-only permissions, and without losing content.
 */
class KubeconfigMergeTest {
  private static final Kubeconfig NEW =
      Kubeconfig.of(
          "new",
          KubeconfigCluster.of("new-cluster", "https://new.example:1", Optional.of("PEM")),
          new KubeconfigUser.Token("new-user", "new-token"));

  private static final String NEW_CLUSTER =
      """
      - cluster:
          certificate-authority-data: UEVN
          server: https://new.example:1
        name: new-cluster
      """;

  private static final String NEW_CONTEXT =
      """
      - context:
          cluster: new-cluster
          user: new-user
        name: new
      """;

  private static final String NEW_USER =
      """
      - user:
          token: new-token
        name: new-user
      """;

  private static final String EXISTING =
      """
      # my clusters; do not lose this line
      apiVersion: v1
      clusters: # the clusters
      - cluster:
          server: https://old.example:1   # the old one
          x-unknown: {a: 1}
        name: old-cluster
      # after the last cluster

      contexts:
      - context: {cluster: old-cluster, user: old-user}
        name: old
      current-context: old # mine
      kind: Config
      preferences: {}
      extensions:
      - name: minikube
        extension:
          version: v1.30.0
      users:
      - name: old-user
        user:
          token: "old-token"

      # the end
      """;

  @TempDir Path directory;

  @Test
  @DisplayName("A merge keeps every line, including comments, and appends the new entries")
  void keepsEveryLine() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), EXISTING);
    NEW.mergeInto(file);
    String merged = Files.readString(file);
    assertThat(merged.lines()).containsSubsequence(EXISTING.lines().toList());
    assertThat(merged)
        .contains("  name: old-cluster\n" + NEW_CLUSTER + "# after the last cluster")
        .contains("  name: old\n" + NEW_CONTEXT + "current-context: old # mine")
        .contains("    token: \"old-token\"\n" + NEW_USER);
    Kubeconfig both = Kubeconfig.parse(merged);
    assertThat(both.currentContext()).contains("old");
    assertThat(both.users())
        .containsExactly(
            new KubeconfigUser.Token("old-user", "old-token"),
            new KubeconfigUser.Token("new-user", "new-token"));
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(files()).containsExactly("config");
  }

  @Test
  void mergingTwiceChangesNothing() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), EXISTING);
    NEW.mergeInto(file);
    String once = Files.readString(file);
    NEW.mergeInto(file);
    assertThat(Files.readString(file)).isEqualTo(once);
  }

  @Test
  @DisplayName("A name with other content is rejected, or replaced on request")
  void sameNames() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), EXISTING);
    NEW.mergeInto(file);
    String before = Files.readString(file);
    Kubeconfig renewed =
        Kubeconfig.of("new", NEW.cluster(), new KubeconfigUser.Token("new-user", "renewed-token"));
    assertThatThrownBy(() -> renewed.mergeInto(file))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("users have a \"new-user\" with different content")
        .hasMessageContaining("REPLACE_SAME_NAMES")
        .hasMessageNotContaining("token-");
    assertThat(Files.readString(file)).isEqualTo(before);

    renewed.mergeInto(file, MergeOption.REPLACE_SAME_NAMES);
    assertThat(Files.readString(file)).isEqualTo(before.replace("new-token", "renewed-token"));

    renewed.mergeInto(file, MergeOption.SWITCH_CONTEXT);
    assertThat(Files.readString(file))
        .isEqualTo(
            before
                .replace("new-token", "renewed-token")
                .replace("current-context: old # mine", "current-context: new # mine"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# nothing but a comment",
        "---\n# c\napiVersion: v1\nkind: Config\n",
        "apiVersion: v1\nkind: Config",
        "kind: Config\nclusters: []\nusers: []\ncontexts: []\ncurrent-context: \"\"\n",
        "kind: Config\nclusters: [] # c\nusers: # u\ncontexts:\ncurrent-context:\n",
        "kind: Config\nclusters: null\nusers: ~\ncontexts: []",
        "kind: Config\r\nclusters:\r\n- name: a\r\n  cluster: {server: 'https://a'}\r\nusers: []\r\n",
        "  kind: Config\n  clusters:\n    - name: a\n      cluster: {server: 'https://a'}\n",
        "clusters:\n- name: a\n  cluster:\n    server: https://a",
        "users:\n- name: a\n  user:\n    client-key-data: |\n      AAAA\n      BBBB\nclusters: []\n",
        "clusters: []\ncurrent-context: a\n...\n",
        "\uFEFFclusters: []\n",
        "{\"kind\":\"Config\",\"clusters\":[{\"name\":\"a\",\"cluster\":{\"n\":1.50}}],\"x\":[null,true]}",
      })
  @DisplayName("Files of all layouts contain the old and the new content after a merge")
  void layouts(String existing) throws Exception {
    Path file = Files.writeString(directory.resolve("config"), existing);
    NEW.mergeInto(file);
    String merged = Files.readString(file);
    Map<String, Object> after = new Yaml().load(merged.replace("\uFEFF", ""));
    Map<String, Object> before = new Yaml().load(existing.replace("\uFEFF", ""));
    if (before != null) {
      before.forEach(
          (name, value) -> {
            if (value instanceof List<?> list) {
              assertThat(cast(after.get(name))).containsAll(cast(list));
            } else if (value != null && !value.equals("")) {
              assertThat(after).containsEntry(name, value);
            }
          });
    }
    Kubeconfig read = Kubeconfig.parse(merged);
    assertThat(read.users()).contains(new KubeconfigUser.Token("new-user", "new-token"));
    assertThat(read.contexts()).extracting(KubeconfigContext::name).contains("new");
    assertThat(read.currentContext()).isPresent();
    existing
        .lines()
        .filter(line -> line.contains("#"))
        .forEach(line -> assertThat(merged).contains(line.substring(line.indexOf('#'))));
    if (existing.contains("\r\n")) {
      assertThat(merged.replace("\r\n", "")).doesNotContain("\n");
    }
  }

  @SuppressWarnings("unchecked") // YAML list items are compared unchanged
  private static List<Object> cast(Object list) {
    return (List<Object>) list;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "clusters: [{name: a, cluster: {server: 'https://a'}}]\n",
        "{clusters: [], users: []}",
        "clusters: &c []\n",
        "clusters:\n- name: a\n\tcluster: {}\n",
        "clusters: []\n---\nclusters: []\n",
        "something: else\n",
        "clusters:\n- nameless: a\n",
        "not yaml: [",
      })
  @DisplayName("Content that can't be kept is rejected, and the file isn't changed")
  void rejections(String existing) throws Exception {
    Path file = Files.writeString(directory.resolve("config"), existing);
    assertThatThrownBy(() -> NEW.mergeInto(file)).isInstanceOf(KubeconfigException.class);
    assertThat(Files.readString(file)).isEqualTo(existing);
    assertThat(files()).containsExactly("config");
  }

  @Test
  void notUtf8() throws Exception {
    byte[] latin = "clusters: [] # é\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(directory.resolve("config"), latin);
    assertThatThrownBy(() -> NEW.mergeInto(file))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("not UTF-8");
    assertThat(Files.readAllBytes(file)).isEqualTo(latin);
  }

  @Test
  @DisplayName("#103 a new file and its folder have owner-only permissions, whatever the umask")
  void newFiles() throws Exception {
    Path file = directory.resolve(".kube").resolve("config");
    NEW.mergeInto(file);
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.getParent())).isEqualTo("rwx------");
    assertThat(Files.readString(file)).isEqualTo(NEW.render());

    Path other = directory.resolve("other");
    NEW.writeTo(other);
    assertThat(mode(other)).isEqualTo("rw-------");
    assertThat(Files.readString(other)).isEqualTo(NEW.render());
    Files.writeString(other, "mine");
    assertThatThrownBy(() -> NEW.writeTo(other))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("the file already exists");
    assertThat(Files.readString(other)).isEqualTo("mine");
    assertThatThrownBy(() -> NEW.writeTo(directory.resolve("none").resolve("x")))
        .isInstanceOf(KubeconfigException.class);
    assertThat(files()).containsExactlyInAnyOrder(".kube", "other");
  }

  @Test
  @DisplayName("#103 a file readable by others has owner-only permissions after a merge")
  void removesPermissions() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), EXISTING);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    NEW.mergeInto(file);
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void followsALink() throws Exception {
    Path real = Files.writeString(directory.resolve("real"), EXISTING);
    Path link = Files.createSymbolicLink(directory.resolve("config"), real);
    NEW.mergeInto(link);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Kubeconfig.parse(Files.readString(real)).users()).hasSize(2);
  }

  @Test
  @DisplayName("kubectl's lock is respected and not deleted")
  void respectsTheLock() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), EXISTING);
    Path lock = Files.createFile(directory.resolve("config.lock"));
    assertThatThrownBy(() -> NEW.mergeInto(file))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("config.lock");
    assertThat(Files.readString(file)).isEqualTo(EXISTING);
    assertThat(lock).exists();
  }

  @Test
  @DisplayName("Concurrent merges are atomic; none is lost or wrongly reported as done")
  void concurrentMerges() throws Exception {
    Path file = Files.writeString(directory.resolve("config"), EXISTING);
    AtomicInteger done = new AtomicInteger();
    List<Thread> threads =
        Stream.iterate(0, i -> i + 1)
            .limit(8)
            .map(
                i ->
                    new Thread(
                        () -> {
                          try {
                            Kubeconfig.of(
                                    "new" + i,
                                    KubeconfigCluster.of("c" + i, "https://c", Optional.empty()),
                                    new KubeconfigUser.Token("u" + i, "t"))
                                .mergeInto(file);
                            done.incrementAndGet();
                          } catch (KubeconfigException busy) {
                            assertThat(busy).hasMessageContaining("another process is changing it");
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done.get()).isPositive();
    assertThat(Kubeconfig.parse(Files.readString(file)).users()).hasSize(1 + done.get());
  }

  @Test
  void inMemory() {
    Kubeconfig merged = Kubeconfig.parse(EXISTING).merge(NEW, MergeOption.SWITCH_CONTEXT);
    assertThat(merged.user()).contains(new KubeconfigUser.Token("new-user", "new-token"));
    assertThat(merged.clusters()).hasSize(2);
    assertThat(merged.render()).contains("x-unknown").contains("minikube");
  }

  @Property(tries = 2000)
  @Label("Random files keep all their content and gain the new entries, or the merge is rejected")
  void randomFiles(@ForAll("existing") String existing) {
    String merged;
    try {
      merged = KubeconfigEditor.merge(existing, NEW.root(), java.util.Set.of());
    } catch (KubeconfigException refused) {
      return;
    }
    Kubeconfig read = Kubeconfig.parse(merged);
    assertThat(read.users()).contains(new KubeconfigUser.Token("new-user", "new-token"));
    assertThat(read.clusters()).contains(NEW.cluster());
    // Empty values may be filled; every other line stays, in order.
    List<String> lasting =
        existing
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .filter(line -> !line.matches("[a-z-]+: *(\\[]|\"\"|)( *#.*)?"))
            .toList();
    List<String> after = merged.lines().map(String::strip).toList();
    int place = 0;
    for (String line : lasting) {
      int found = after.subList(place, after.size()).indexOf(line);
      assertThat(found).as("%s in <<%s>>", line, existing).isNotNegative();
      place += found + 1;
    }
  }

  @Provide
  Arbitrary<String> existing() {
    return Arbitraries.of(
            "kind: Config\n",
            "apiVersion: v1\n",
            "# comment\n",
            "\n",
            "clusters: []\n",
            "clusters:\n",
            "clusters:\n- name: a\n  cluster:\n    server: https://a\n",
            "users:\n  - name: u\n    user: {}\n",
            "users: # none yet\n",
            "contexts: []   # c\n",
            "contexts:\n- context:\n    cluster: a\n  name: n\n\n",
            "current-context: n\n",
            "current-context: \"\"\n",
            "extensions:\n- a\n- b:\n    c: |\n      text\n\n",
            "preferences: {}\n",
            "---\n",
            "...\n",
            "users:\n-\n  name: x\n  user:\n    token: 'it''s'\n",
            "x: [a,\n  b]\n")
        .list()
        .uniqueElements()
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }

  private List<String> files() throws Exception {
    try (Stream<Path> list = Files.list(directory)) {
      return list.map(path -> path.getFileName().toString()).toList();
    }
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
