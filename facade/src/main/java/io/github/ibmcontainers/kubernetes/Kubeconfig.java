package io.github.ibmcontainers.kubernetes;

import io.github.ibmcontainers.internal.yaml.YamlDocument;
import io.github.ibmcontainers.internal.yaml.YamlException;
import io.github.ibmcontainers.internal.yaml.YamlNode;
import io.github.ibmcontainers.internal.yaml.YamlNode.Mapping;
import io.github.ibmcontainers.internal.yaml.YamlNode.Scalar;
import io.github.ibmcontainers.internal.yaml.YamlNode.Sequence;
import io.github.ibmcontainers.internal.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A kubeconfig, held in memory. It is read from YAML, JSON or the archive that IBM Cloud sends,
 * keeps fields that it does not know, and is written to a disk only by {@link #writeTo} and {@link
 * #mergeInto}. Immutable.
 *
 * <p>The YAML reader takes what kubeconfig files use and refuses the rest by name: anchors,
 * aliases, tags, several documents, and values over several lines other than block text.
 */
public final class Kubeconfig {
  static final String CLUSTERS = "clusters";
  static final String CONTEXTS = "contexts";
  static final String USERS = "users";
  static final String CURRENT_CONTEXT = "current-context";
  static final List<String> SECTIONS = List.of(CLUSTERS, CONTEXTS, USERS);

  private final Mapping root;

  Kubeconfig(Mapping root) {
    this.root = root;
  }

  /**
   * Reads the text of a kubeconfig, YAML or JSON.
   *
   * @throws KubeconfigException if it is neither, or no kubeconfig
   */
  public static Kubeconfig parse(String text) {
    YamlNode node;
    if (text.stripLeading().startsWith("{")) {
      node = KubeconfigJson.parse(text);
    } else {
      try {
        node = YamlDocument.parse(text).root();
      } catch (YamlException e) {
        throw new KubeconfigException("The kubeconfig cannot be read: " + e.getMessage(), e);
      }
    }
    return of(node);
  }

  /**
   * Reads what a server sent: YAML, JSON, or a zip, tar or gzip archive with one kubeconfig in it.
   * Files of the archive that the kubeconfig names, certificates and keys, become part of it. The
   * bytes decide, not a content type.
   *
   * @throws KubeconfigException if it is none of these, or an archive that is too large or names
   *     places outside
   */
  public static Kubeconfig read(byte[] download) {
    return KubeconfigArchive.read(download).kubeconfig();
  }

  /**
   * Makes a kubeconfig with one cluster, one user and one context, which is the current one.
   *
   * @param context the context's name
   * @param cluster the cluster
   * @param user the user
   */
  public static Kubeconfig of(String context, KubeconfigCluster cluster, KubeconfigUser user) {
    return new Kubeconfig(KubeconfigParts.document(context, cluster, user));
  }

  static Kubeconfig of(YamlNode node) {
    if (!(node instanceof Mapping root)) {
      throw new KubeconfigException("This is no kubeconfig: it is no mapping of names to values");
    }
    if (!root.entries().containsKey(CLUSTERS) && !root.text("kind").orElse("").equals("Config")) {
      throw new KubeconfigException(
          "This is no kubeconfig: it has neither clusters nor kind: Config");
    }
    for (String section : SECTIONS) {
      checkSection(root, section);
    }
    return new Kubeconfig(root);
  }

  private static void checkSection(Mapping root, String section) {
    Optional<YamlNode> value = root.get(section);
    if (value.isEmpty()) {
      return;
    }
    if (!(value.get() instanceof Sequence sequence)) {
      throw new KubeconfigException("This is no kubeconfig: " + section + " is no list");
    }
    for (YamlNode item : sequence.items()) {
      if (!(item instanceof Mapping entry) || entry.text("name").isEmpty()) {
        throw new KubeconfigException(
            "This is no kubeconfig: an entry of " + section + " has no name");
      }
    }
  }

  /** The clusters. */
  public List<KubeconfigCluster> clusters() {
    return entries(CLUSTERS, KubeconfigParts::cluster);
  }

  /** The users. */
  public List<KubeconfigUser> users() {
    return entries(USERS, KubeconfigParts::user);
  }

  /** The contexts. */
  public List<KubeconfigContext> contexts() {
    return entries(CONTEXTS, KubeconfigParts::context);
  }

  private <T> List<T> entries(String section, Function<Mapping, T> view) {
    return root.items(section).stream().map(Mapping.class::cast).map(view).toList();
  }

  /** The current context's name. */
  public Optional<String> currentContext() {
    return root.text(CURRENT_CONTEXT);
  }

  /** The current context; the only one if none is marked as current. */
  public Optional<KubeconfigContext> context() {
    List<KubeconfigContext> all = contexts();
    Optional<String> current = currentContext();
    if (current.isEmpty()) {
      return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
    return all.stream().filter(context -> context.name().equals(current.get())).findFirst();
  }

  /**
   * The current context's cluster; without a context, the only cluster.
   *
   * @throws KubeconfigException if there is none
   */
  public KubeconfigCluster cluster() {
    List<KubeconfigCluster> all = clusters();
    Optional<KubeconfigContext> context = context();
    if (context.isEmpty() && all.size() == 1) {
      return all.get(0);
    }
    return context
        .flatMap(
            current ->
                all.stream()
                    .filter(cluster -> cluster.name().equals(current.cluster()))
                    .findFirst())
        .orElseThrow(
            () ->
                new KubeconfigException(
                    "The kubeconfig's current context names none of its "
                        + all.size()
                        + " clusters"));
  }

  /** The current context's user; without a context, the only user. Empty if there is none. */
  public Optional<KubeconfigUser> user() {
    List<KubeconfigUser> all = users();
    Optional<KubeconfigContext> context = context();
    if (context.isEmpty()) {
      return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
    return context
        .get()
        .user()
        .flatMap(name -> all.stream().filter(user -> user.name().equals(name)).findFirst());
  }

  /** The kubeconfig as YAML, as kubectl reads it. It holds secrets. */
  public String render() {
    return YamlWriter.write(root, 0, "\n");
  }

  /** The kubeconfig as JSON, which kubectl reads as well. It holds secrets. */
  public String renderJson() {
    return KubeconfigJson.render(root);
  }

  /**
   * Writes {@link #render()} to a new file that its owner alone can read and write (mode 0600). The
   * file appears complete or not at all.
   *
   * @throws KubeconfigException if there is a file of that name already (then {@link #mergeInto} is
   *     meant), or it cannot be written
   */
  public void writeTo(Path file) {
    KubeconfigFile.create(file, render());
  }

  /**
   * Adds the clusters, users and contexts to a file, which is made if it is not there. Everything
   * else of the file, comments and unknown fields included, stays as it is; the file gets mode 0600
   * and changes at once or not at all. While it works it holds the lock that kubectl uses, the
   * file's name with {@code .lock}.
   *
   * @param file such as {@code ~/.kube/config}; a symbolic link is followed
   * @param options what may be changed besides
   * @throws KubeconfigException if something would be lost: an entry of the same name has other
   *     content and {@link MergeOption#REPLACE_SAME_NAMES} is not given, or the file cannot be read
   *     or is written in a way that cannot be kept; the file is then as it was
   */
  public void mergeInto(Path file, MergeOption... options) {
    Set<MergeOption> chosen = Set.of(options);
    KubeconfigFile.update(
        file,
        existing -> existing == null ? render() : KubeconfigMerge.text(existing, this, chosen));
  }

  /**
   * This kubeconfig with another's clusters, users and contexts, as {@link #mergeInto} would put
   * them into a file.
   *
   * @throws KubeconfigException as {@link #mergeInto}
   */
  public Kubeconfig merge(Kubeconfig other, MergeOption... options) {
    return new Kubeconfig(KubeconfigMerge.tree(root, other.root, Set.of(options)));
  }

  /**
   * The same with files inlined that it names: certificates, keys and tokens.
   *
   * @param files content by the path that the kubeconfig gives
   */
  Kubeconfig inlining(Function<String, Optional<byte[]>> files) {
    Mapping result = root;
    for (String section : List.of(CLUSTERS, USERS)) {
      List<YamlNode> items = new ArrayList<>();
      for (YamlNode item : root.items(section)) {
        Mapping entry = (Mapping) item;
        String inner = section.equals(CLUSTERS) ? "cluster" : "user";
        items.add(
            entry
                .mapping(inner)
                .<YamlNode>map(body -> entry.with(inner, inlined(body, files)))
                .orElse(entry));
      }
      if (!items.isEmpty()) {
        result = result.with(section, new Sequence(items));
      }
    }
    return new Kubeconfig(result);
  }

  private static Mapping inlined(Mapping body, Function<String, Optional<byte[]>> files) {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    body.entries()
        .forEach(
            (name, value) -> {
              Optional<byte[]> content =
                  KubeconfigParts.FILE_FIELDS.contains(name)
                      ? body.text(name).flatMap(files)
                      : Optional.empty();
              if (content.isPresent()) {
                entries.put(
                    name + "-data", Scalar.of(Base64.getEncoder().encodeToString(content.get())));
              } else {
                entries.put(name, value);
              }
            });
    return new Mapping(entries);
  }

  Mapping root() {
    return root;
  }

  /** Names the contexts; nothing else of the content. */
  @Override
  public String toString() {
    return "Kubeconfig[contexts=" + contexts().stream().map(KubeconfigContext::name).toList() + "]";
  }
}
