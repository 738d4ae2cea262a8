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

/** Converts between the entries of a kubeconfig's document and their public types. */
final class KubeconfigEntries {
  private static final Mapping EMPTY = new Mapping(Map.of());

  private KubeconfigEntries() {}

  static String name(Mapping entry) {
    return entry.text("name").orElse("");
  }

  static KubeconfigCluster cluster(Mapping entry) {
    Mapping body = entry.mapping("cluster").orElse(EMPTY);
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
    Mapping body = entry.mapping("context").orElse(EMPTY);
    return new KubeconfigContext(
        name(entry), body.text("cluster").orElse(""), body.text("user"), body.text("namespace"));
  }

  static KubeconfigUser user(Mapping entry) {
    String name = name(entry);
    Mapping body = entry.mapping("user").orElse(EMPTY);
    Optional<Mapping> exec = body.mapping("exec");
    Optional<Mapping> provider = body.mapping("auth-provider");
    // kubectl's order of precedence.
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
      Map<String, String> settings = texts(provider.get().mapping("config").orElse(EMPTY));
      return new KubeconfigUser.AuthProvider(
          name,
          provider.get().text("name").orElse(""),
          Optional.ofNullable(settings.get("id-token")).filter(token -> !token.isEmpty()),
          Optional.ofNullable(settings.get("refresh-token")).filter(token -> !token.isEmpty()),
          settings);
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
    List<String> arguments = new ArrayList<>();
    for (YamlNode argument : exec.items("args")) {
      if (argument instanceof Scalar scalar) {
        arguments.add(scalar.text());
      }
    }
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

  /** The decoded content of a {@code -data} field. */
  private static Optional<String> data(Mapping body, String field) {
    return body.text(field + "-data")
        .map(
            encoded -> {
              try {
                // The MIME decoder skips line ends, which a block scalar has.
                return new String(
                    Base64.getMimeDecoder().decode(encoded), StandardCharsets.US_ASCII);
              } catch (IllegalArgumentException e) {
                // Without the cause, whose message quotes the value.
                throw new KubeconfigException(
                    "The kubeconfig's " + field + "-data is not valid base64");
              }
            });
  }

  static Mapping document(String context, KubeconfigCluster cluster, KubeconfigUser user) {
    Map<String, YamlNode> root = new LinkedHashMap<>();
    root.put("apiVersion", Scalar.of("v1"));
    root.put("kind", Scalar.of("Config"));
    root.put("preferences", EMPTY);
    root.put(
        Kubeconfig.CLUSTERS,
        new Sequence(List.of(named(cluster.name(), "cluster", body(cluster)))));
    Map<String, YamlNode> link = new LinkedHashMap<>();
    link.put("cluster", Scalar.of(cluster.name()));
    link.put("user", Scalar.of(user.name()));
    root.put(
        Kubeconfig.CONTEXTS, new Sequence(List.of(named(context, "context", new Mapping(link)))));
    root.put(Kubeconfig.USERS, new Sequence(List.of(named(user.name(), "user", body(user)))));
    root.put(Kubeconfig.CURRENT_CONTEXT, Scalar.of(context));
    return new Mapping(root);
  }

  private static Mapping named(String name, String inner, Mapping body) {
    Map<String, YamlNode> entry = new LinkedHashMap<>();
    entry.put(inner, body);
    entry.put("name", Scalar.of(name));
    return new Mapping(entry);
  }

  private static Mapping body(KubeconfigCluster cluster) {
    Map<String, YamlNode> body = new LinkedHashMap<>();
    cluster
        .certificateAuthority()
        .ifPresent(pem -> body.put("certificate-authority-data", Scalar.of(base64(pem))));
    cluster
        .certificateAuthorityFile()
        .filter(file -> cluster.certificateAuthority().isEmpty())
        .ifPresent(file -> body.put("certificate-authority", Scalar.of(file)));
    if (cluster.insecure()) {
      body.put("insecure-skip-tls-verify", Scalar.of(true));
    }
    body.put("server", Scalar.of(cluster.server()));
    cluster.tlsServerName().ifPresent(name -> body.put("tls-server-name", Scalar.of(name)));
    return new Mapping(body);
  }

  private static Mapping body(KubeconfigUser user) {
    Map<String, YamlNode> body = new LinkedHashMap<>();
    if (user instanceof KubeconfigUser.Token token) {
      body.put("token", Scalar.of(token.token()));
    } else if (user instanceof KubeconfigUser.TokenFile file) {
      body.put("tokenFile", Scalar.of(file.file()));
    } else if (user instanceof KubeconfigUser.Certificate certificate) {
      certificate
          .certificate()
          .ifPresent(pem -> body.put("client-certificate-data", Scalar.of(base64(pem))));
      certificate.key().ifPresent(pem -> body.put("client-key-data", Scalar.of(base64(pem))));
    } else if (user instanceof KubeconfigUser.Exec exec) {
      body.put("exec", body(exec));
    } else if (user instanceof KubeconfigUser.AuthProvider provider) {
      Map<String, YamlNode> settings = new LinkedHashMap<>();
      provider.settings().forEach((name, value) -> settings.put(name, Scalar.of(value)));
      Map<String, YamlNode> inner = new LinkedHashMap<>();
      inner.put("config", new Mapping(settings));
      inner.put("name", Scalar.of(provider.provider()));
      body.put("auth-provider", new Mapping(inner));
    } else if (user instanceof KubeconfigUser.Basic basic) {
      body.put("username", Scalar.of(basic.user()));
      body.put("password", Scalar.of(basic.password()));
    }
    return new Mapping(body);
  }

  private static Mapping body(KubeconfigUser.Exec exec) {
    Map<String, YamlNode> body = new LinkedHashMap<>();
    body.put("apiVersion", Scalar.of(exec.apiVersion()));
    body.put("command", Scalar.of(exec.command()));
    body.put("args", new Sequence(exec.arguments().stream().<YamlNode>map(Scalar::of).toList()));
    if (!exec.environment().isEmpty()) {
      List<YamlNode> variables = new ArrayList<>();
      exec.environment()
          .forEach(
              (name, value) -> {
                Map<String, YamlNode> variable = new LinkedHashMap<>();
                variable.put("name", Scalar.of(name));
                variable.put("value", Scalar.of(value));
                variables.add(new Mapping(variable));
              });
      body.put("env", new Sequence(variables));
    }
    // Required by version v1. A command without a terminal must not wait for input.
    body.put("interactiveMode", Scalar.of("IfAvailable"));
    return new Mapping(body);
  }

  /** Returns the document with this CA for its only cluster. */
  static Mapping withCertificateAuthority(Mapping root, byte[] pem) {
    Mapping entry = (Mapping) root.items(Kubeconfig.CLUSTERS).get(0);
    Mapping body =
        entry
            .mapping("cluster")
            .orElse(EMPTY)
            .with("certificate-authority", null)
            .with("certificate-authority-data", Scalar.of(Base64.getEncoder().encodeToString(pem)));
    return root.with(Kubeconfig.CLUSTERS, new Sequence(List.of(entry.with("cluster", body))));
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
