package io.github.ibmcontainers.kubernetes.kubeconfig;

import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Mapping;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Scalar;
import io.github.ibmcontainers.kubernetes.kubeconfig.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Converts between entries of a kubeconfig document and their public types. */
final class KubeconfigEntries {
  private KubeconfigEntries() {}

  static String name(Mapping entry) {
    return entry.text("name").orElse("");
  }

  static KubeconfigCluster cluster(Mapping entry) {
    Mapping body = entry.mapping("cluster").orElse(Mapping.EMPTY);
    return new KubeconfigCluster(
        name(entry),
        body.text("server").orElse(""),
        data(body, "certificate-authority"),
        body.text("certificate-authority"),
        body.text("tls-server-name"),
        body.get("insecure-skip-tls-verify")
            .filter(value -> value instanceof Scalar scalar && scalar.isTrue())
            .isPresent());
  }

  static KubeconfigContext context(Mapping entry) {
    Mapping body = entry.mapping("context").orElse(Mapping.EMPTY);
    return new KubeconfigContext(
        name(entry), body.text("cluster").orElse(""), body.text("user"), body.text("namespace"));
  }

  static KubeconfigUser user(Mapping entry) {
    String name = name(entry);
    Mapping body = entry.mapping("user").orElse(Mapping.EMPTY);
    Optional<Mapping> exec = body.mapping("exec");
    Optional<Mapping> provider = body.mapping("auth-provider");
    // The order of precedence in kubectl.
    if (body.text("tokenFile").isPresent()) {
      return new KubeconfigUser.TokenFile(name, body.text("tokenFile").get());
    }
    if (body.text("token").isPresent()) {
      return new KubeconfigUser.Token(name, body.text("token").get());
    }
    if (exec.isPresent()) {
      return exec(name, exec.get());
    }
    if (provider.isPresent()) {
      Mapping config = provider.get().mapping("config").orElse(Mapping.EMPTY);
      return new KubeconfigUser.AuthProvider(
          name,
          provider.get().text("name").orElse(""),
          config.text("id-token"),
          config.text("refresh-token"),
          texts(config));
    }
    if (has(body, "client-certificate") || has(body, "client-key")) {
      return new KubeconfigUser.Certificate(
          name, data(body, "client-certificate"), data(body, "client-key"));
    }
    if (body.text("username").isPresent()) {
      return new KubeconfigUser.Basic(
          name, body.text("username").get(), body.text("password").orElse(""));
    }
    return new KubeconfigUser.Unknown(name);
  }

  private static KubeconfigUser exec(String name, Mapping exec) {
    List<String> arguments =
        exec.items("args").stream()
            .flatMap(it -> it instanceof Scalar scalar ? Stream.of(scalar.text()) : Stream.empty())
            .toList();
    Map<String, String> environment = new LinkedHashMap<>();
    for (YamlNode variable : exec.items("env")) {
      if (variable instanceof Mapping mapping && mapping.text("name").isPresent()) {
        environment.put(mapping.text("name").get(), mapping.text("value").orElse(""));
      }
    }
    return new KubeconfigUser.Exec(
        name,
        exec.text("apiVersion").orElse(""),
        exec.text("command").orElse(""),
        arguments,
        environment);
  }

  private static Map<String, String> texts(Mapping mapping) {
    Map<String, String> texts = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              if (value instanceof Scalar scalar && !scalar.isNull()) {
                texts.put(name, scalar.text());
              }
            });
    return texts;
  }

  private static boolean has(Mapping body, String field) {
    return body.text(field).isPresent() || body.text(field + "-data").isPresent();
  }

  /** Returns the decoded content of a {@code -data} field. */
  private static Optional<String> data(Mapping body, String field) {
    return body.text(field + "-data")
        .map(
            encoded -> {
              try {
                // The MIME decoder skips line separators, which occur in block scalars.
                return new String(
                    Base64.getMimeDecoder().decode(encoded), StandardCharsets.US_ASCII);
              } catch (IllegalArgumentException e) {
                // Without the cause, because its message contains the value.
                throw new KubeconfigException(
                    "The kubeconfig's " + field + "-data is not valid base64");
              }
            });
  }

  static Mapping document(String context, KubeconfigCluster cluster, KubeconfigUser user) {
    return Mapping.EMPTY
        .with("apiVersion", "v1")
        .with("kind", "Config")
        .with("preferences", Mapping.EMPTY)
        .with(Kubeconfig.CLUSTERS, named(cluster.name(), "cluster", body(cluster)))
        .with(
            Kubeconfig.CONTEXTS,
            named(
                context,
                "context",
                Mapping.EMPTY.with("cluster", cluster.name()).with("user", user.name())))
        .with(Kubeconfig.USERS, named(user.name(), "user", body(user)))
        .with(Kubeconfig.CURRENT_CONTEXT, context);
  }

  /** Returns a section with one entry. */
  private static Sequence named(String name, String inner, Mapping body) {
    return new Sequence(List.of(Mapping.EMPTY.with(inner, body).with("name", name)));
  }

  private static Mapping body(KubeconfigCluster cluster) {
    Optional<String> authority = cluster.certificateAuthority();
    Mapping body =
        Mapping.EMPTY
            .with("certificate-authority-data", authority.map(KubeconfigEntries::base64))
            .with(
                "certificate-authority",
                cluster.certificateAuthorityFile().filter(file -> authority.isEmpty()));
    if (cluster.insecure()) {
      body = body.with("insecure-skip-tls-verify", Scalar.of(true));
    }
    return body.with("server", cluster.server()).with("tls-server-name", cluster.tlsServerName());
  }

  private static Mapping body(KubeconfigUser user) {
    if (user instanceof KubeconfigUser.Token token) {
      return Mapping.EMPTY.with("token", token.token());
    }
    if (user instanceof KubeconfigUser.TokenFile file) {
      return Mapping.EMPTY.with("tokenFile", file.file());
    }
    if (user instanceof KubeconfigUser.Certificate certificate) {
      return Mapping.EMPTY
          .with("client-certificate-data", certificate.certificate().map(KubeconfigEntries::base64))
          .with("client-key-data", certificate.key().map(KubeconfigEntries::base64));
    }
    if (user instanceof KubeconfigUser.Exec exec) {
      return Mapping.EMPTY.with("exec", body(exec));
    }
    if (user instanceof KubeconfigUser.AuthProvider provider) {
      Map<String, YamlNode> settings = new LinkedHashMap<>();
      provider.settings().forEach((name, value) -> settings.put(name, Scalar.of(value)));
      return Mapping.EMPTY.with(
          "auth-provider",
          Mapping.EMPTY.with("config", new Mapping(settings)).with("name", provider.provider()));
    }
    return user instanceof KubeconfigUser.Basic basic
        ? Mapping.EMPTY.with("username", basic.user()).with("password", basic.password())
        : Mapping.EMPTY;
  }

  private static Mapping body(KubeconfigUser.Exec exec) {
    Mapping body =
        Mapping.EMPTY
            .with("apiVersion", exec.apiVersion())
            .with("command", exec.command())
            .with(
                "args", new Sequence(exec.arguments().stream().<YamlNode>map(Scalar::of).toList()));
    if (!exec.environment().isEmpty()) {
      List<YamlNode> variables = new ArrayList<>();
      exec.environment()
          .forEach(
              (name, value) ->
                  variables.add(Mapping.EMPTY.with("name", name).with("value", value)));
      body = body.with("env", new Sequence(variables));
    }
    // Required in version v1. A command without a terminal must not wait for input.
    return body.with("interactiveMode", "IfAvailable");
  }

  /** Returns the document with a CA for its only cluster. */
  static Mapping withCertificateAuthority(Mapping root, byte[] pem) {
    Mapping entry = (Mapping) root.items(Kubeconfig.CLUSTERS).get(0);
    Mapping body =
        entry
            .mapping("cluster")
            .orElse(Mapping.EMPTY)
            .without("certificate-authority")
            .with("certificate-authority-data", Base64.getEncoder().encodeToString(pem));
    return root.with(Kubeconfig.CLUSTERS, new Sequence(List.of(entry.with("cluster", body))));
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
