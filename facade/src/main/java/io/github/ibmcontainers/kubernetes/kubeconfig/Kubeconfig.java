package io.github.ibmcontainers.kubernetes.kubeconfig;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kubeconfig in memory. It can be read from YAML, JSON, or an archive of IBM Cloud. Unknown
 * fields are preserved. It is written to disk only by {@link #writeTo} and {@link #mergeInto}.
 * Immutable and thread-safe.
 */
@JsonAdapter(PrintedAdapter.class)
public final class Kubeconfig {
  static final String CLUSTERS = "clusters";
  static final String CONTEXTS = "contexts";
  static final String USERS = "users";
  static final String CURRENT_CONTEXT = "current-context";

  /** The lists of a kubeconfig, with the key of the content of their entries. */
  private static final Map<String, String> CONTENT =
      Map.of(CLUSTERS, "cluster", CONTEXTS, "context", USERS, "user");

  static final List<String> SECTIONS = List.of(CLUSTERS, CONTEXTS, USERS);

  /** The document as it was read. */
  private final Mapping source;

  private final Optional<Path> folder;

  /** The document with absolute paths, if the folder is known. */
  private final Mapping root;

  Kubeconfig(Mapping source) {
    this(source, null);
  }

  private Kubeconfig(Mapping source, @Nullable Path folder) {
    this.source = source;
    this.folder = Optional.ofNullable(folder);
    this.root = folder == null ? source : FileReferences.absolute(source, folder);
  }

  /**
   * Parses a kubeconfig in YAML or JSON. Relative paths stay relative; use {@link #load(Path)} to
   * resolve them.
   *
   * @throws KubeconfigException if the text can't be parsed or isn't a kubeconfig
   */
  public static Kubeconfig parse(String text) {
    return new Kubeconfig(mapping(text));
  }

  /**
   * Reads a kubeconfig file. As in kubectl, paths of certificates, keys and token files are
   * relative to the file's folder.
   *
   * @param file the file, such as {@code ~/.kube/config} @throws KubeconfigException if the file
   *     can't be read or isn't a kubeconfig
   */
  public static Kubeconfig load(Path file) {
    return new Kubeconfig(
        mapping(KubeconfigFile.read(file)), file.toAbsolutePath().normalize().getParent());
  }

  /**
   * Reads several kubeconfig files and merges them like kubectl: the first file with an entry or a
   * current context takes precedence, and missing files are skipped.
   *
   * @param files the files, such as {@code Kubeconfig.paths(System.getenv("KUBECONFIG"))}
   * @throws KubeconfigException if a file can't be read or isn't a kubeconfig, or none exists
   */
  public static Kubeconfig load(List<Path> files) {
    return files.stream()
        .filter(KubeconfigFile::exists)
        .map(Kubeconfig::load)
        .reduce((a, b) -> new Kubeconfig(KubeconfigMerge.firstWins(a.root, b.root)))
        .orElseThrow(
            () -> new KubeconfigException("None of the kubeconfig files exists: " + files));
  }

  /**
   * Splits a list of files in the format of the variable {@code KUBECONFIG}. kubectl reads all of
   * these files and writes to the first one.
   *
   * @param list paths separated by {@link File#pathSeparator}
   */
  public static List<Path> paths(String list) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(list)
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }

  /**
   * Reads a download from the service: YAML, JSON, or a zip or gzip archive with one kubeconfig.
   * Referenced certificates and keys in the archive are inlined. The format is detected from the
   * content.
   *
   * @throws KubeconfigException if the format isn't supported, or the archive is too large or
   *     contains a path outside of the archive
   */
  public static Kubeconfig read(byte[] download) {
    return KubeconfigArchive.read(download).kubeconfig();
  }

  /**
   * Creates a kubeconfig with one cluster, one user and one context, which is the current one.
   *
   * @param context the context's name
   */
  public static Kubeconfig of(String context, KubeconfigCluster cluster, KubeconfigUser user) {
    return new Kubeconfig(KubeconfigEntries.document(context, cluster, user));
  }

  private static Mapping mapping(String text) {
    YamlNode node;
    try {
      node = YamlReader.read(text).node();
    } catch (KubeconfigException e) {
      throw new KubeconfigException("The kubeconfig can't be read: " + e.getMessage());
    }
    return requireKubeconfig(node);
  }

  static Mapping requireKubeconfig(YamlNode node) {
    if (!(node instanceof Mapping root)) {
      throw new KubeconfigException("This is not a kubeconfig: it is not a mapping");
    }
    if (!root.entries().containsKey(CLUSTERS) && !root.text("kind").orElse("").equals("Config")) {
      throw new KubeconfigException(
          root.text("config").isPresent()
              ? "This is not a kubeconfig, but a document that contains one as text in its field \"config\"."
                  + " Pass the text of that field."
              : "This is not a kubeconfig: it has neither clusters nor kind: Config");
    }
    CONTENT.forEach((section, content) -> requireSection(root, section, content));
    return root;
  }

  private static void requireSection(Mapping root, String section, String content) {
    Optional<YamlNode> value = root.get(section);
    if (value.isEmpty()) {
      return;
    }
    if (!(value.get() instanceof Sequence sequence)) {
      throw new KubeconfigException("This is not a kubeconfig: " + section + " is not a list");
    }
    for (YamlNode item : sequence.items()) {
      if (!(item instanceof Mapping entry) || entry.text("name").isEmpty()) {
        throw new KubeconfigException(
            "This is not a kubeconfig: an entry of " + section + " has no name");
      }
      if (entry.get(content).isPresent() && entry.mapping(content).isEmpty()) {
        throw new KubeconfigException(
            "This is not a kubeconfig: the " + content + " of an entry is not a mapping");
      }
    }
  }

  /** Returns the clusters. */
  public List<KubeconfigCluster> clusters() {
    return entries(CLUSTERS, KubeconfigEntries::cluster);
  }

  /** Returns the users. */
  public List<KubeconfigUser> users() {
    return entries(USERS, KubeconfigEntries::user);
  }

  /** Returns the contexts. */
  public List<KubeconfigContext> contexts() {
    return entries(CONTEXTS, KubeconfigEntries::context);
  }

  private <T> List<T> entries(String section, Function<Mapping, T> view) {
    return root.items(section).stream().map(Mapping.class::cast).map(view).toList();
  }

  /** Returns the name of the current context. */
  public Optional<String> currentContext() {
    return root.text(CURRENT_CONTEXT);
  }

  /** Returns the current context, or the only context if there is no current one. */
  public Optional<KubeconfigContext> context() {
    Optional<String> current = currentContext();
    return find(contexts(), KubeconfigContext::name, current.isEmpty(), current);
  }

  /**
   * Returns the cluster of the current context, or the only cluster if there is no context.
   *
   * @throws KubeconfigException if there is no such cluster
   */
  public KubeconfigCluster cluster() {
    List<KubeconfigCluster> all = clusters();
    Optional<KubeconfigContext> context = context();
    return find(
            all,
            KubeconfigCluster::name,
            context.isEmpty(),
            context.map(KubeconfigContext::cluster))
        .orElseThrow(
            () ->
                new KubeconfigException(
                    "The kubeconfig's current context refers to none of its "
                        + all.size()
                        + " clusters"));
  }

  /** Returns the user of the current context, or the only user if there is no context. */
  public Optional<KubeconfigUser> user() {
    Optional<KubeconfigContext> context = context();
    return find(
        users(), KubeconfigUser::name, context.isEmpty(), context.flatMap(KubeconfigContext::user));
  }

  /** Finds an entry by name, or the only entry if there is no name. */
  private static <T> Optional<T> find(
      List<T> all, Function<T, String> name, boolean unnamed, Optional<String> wanted) {
    return all.stream()
        .filter(it -> unnamed ? all.size() == 1 : wanted.filter(name.apply(it)::equals).isPresent())
        .findFirst();
  }

  /** Returns the kubeconfig as YAML, including secrets. */
  public String render() {
    return YamlWriter.write(root, 0, "\n");
  }

  /** Returns the kubeconfig as JSON, including secrets. kubectl also reads JSON. */
  public String renderJson() {
    return KubeconfigJson.render(root);
  }

  /**
   * Writes the kubeconfig to a file that only its owner can read and write (mode 0600). The file is
   * created atomically. Files with relative paths are inlined as in {@link #mergeInto}.
   *
   * @throws KubeconfigException if the file exists and {@link WriteOption#REPLACE_EXISTING} isn't
   *     given, or it can't be written
   */
  public void writeTo(Path file, WriteOption... options) {
    String text = YamlWriter.write(portable(), 0, "\n");
    if (Set.of(options).contains(WriteOption.REPLACE_EXISTING)) {
      KubeconfigFile.replace(file, text);
    } else {
      KubeconfigFile.create(file, text);
    }
  }

  /**
   * Adds the clusters, users and contexts to a file, which is created if it doesn't exist. The rest
   * of the file is preserved, including comments and unknown fields. The file gets mode 0600 and is
   * replaced atomically while kubectl's lock file ({@code .lock}) is held.
   *
   * <p>Certificates and keys with relative paths are inlined; relative paths of token files and
   * commands become absolute.
   *
   * @param file the file, such as {@code ~/.kube/config}; symbolic links are followed
   * @param options additional permitted changes
   * @throws KubeconfigException if an entry with the same name has different content and {@link
   *     MergeOption#REPLACE_SAME_NAMES} isn't given, if a relative path can't be resolved, or if
   *     the file can't be read or edited without loss. The file is then unchanged.
   */
  public void mergeInto(Path file, MergeOption... options) {
    Mapping added = portable();
    Set<MergeOption> chosen = Set.of(options);
    KubeconfigFile.update(
        file, existing -> KubeconfigEditor.merge(existing == null ? "" : existing, added, chosen));
  }

  /**
   * Returns this kubeconfig with the clusters, users and contexts of another one, merged as in
   * {@link #mergeInto}.
   *
   * @throws KubeconfigException as for {@link #mergeInto}
   */
  public Kubeconfig merge(Kubeconfig other, MergeOption... options) {
    return new Kubeconfig(KubeconfigMerge.merge(root, other.portable(), Set.of(options)));
  }

  private Mapping portable() {
    return FileReferences.portable(source, folder);
  }

  Mapping root() {
    return root;
  }

  /** Returns only the names of the contexts. */
  @Override
  public String toString() {
    return "Kubeconfig[contexts=" + contexts().stream().map(KubeconfigContext::name).toList() + "]";
  }
}
