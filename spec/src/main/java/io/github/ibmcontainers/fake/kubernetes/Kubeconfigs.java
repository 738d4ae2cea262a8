package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.KubeconfigDownload;
import io.github.ibmcontainers.fake.iam.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okio.Buffer;
import okio.ByteString;

/** Writes kubeconfigs. Thread-safe. */
public final class Kubeconfigs {
  private final MasterFleet fleet;
  private final Supplier<String> issuer;

  /**
   * Creates a writer.
   *
   * @param fleet the masters
   * @param issuer the issuer of the id tokens
   */
  public Kubeconfigs(MasterFleet fleet, Supplier<String> issuer) {
    this.fleet = fleet;
    this.issuer = issuer;
  }

  /**
   * A kubeconfig to write.
   *
   * @param download the request
   * @param identity the caller
   * @param idToken the caller's id token for client {@code kube}
   * @param refreshToken a refresh token for client {@code kube}
   */
  public record Request(
      KubeconfigDownload download,
      Identity identity,
      String idToken,
      Optional<String> refreshToken) {
    Cluster cluster() {
      return download.cluster();
    }

    boolean admin() {
      return download.admin();
    }

    @Override
    public String toString() {
      return download.toString();
    }
  }

  /** Returns a YAML document that contains all certificates. */
  public String yaml(Request request) {
    return document(
        request, caData(request), request.admin() ? adminData(request) : userOf(request));
  }

  /** Returns a JSON document that contains all certificates. */
  public String json(Request request) {
    return KubeconfigJson.write(
        contextName(request),
        userName(request),
        request.download().server(),
        includesCa(request)
            ? Optional.of(base64(fleet.tls(request.cluster()).caPem()))
            : Optional.empty(),
        request.admin()
            ? KubeconfigJson.certificate(
                base64(fleet.tls(request.cluster()).adminPem()),
                base64(fleet.tls(request.cluster()).adminKeyPem()))
            : request.cluster().openShift()
                ? Optional.empty()
                : KubeconfigJson.authProvider(
                    issuer.get(), request.idToken(), request.refreshToken()));
  }

  /** Returns an archive with a YAML document and the certificates as files. */
  public ByteString zip(Request request) {
    Cluster cluster = request.cluster();
    String suffix = cluster.zones().get(0) + "-" + cluster.name();
    boolean inFolder = request.download().folder();
    String folder = inFolder ? "kubeConfig" + (1000 + cluster.number()) + "/" : "";
    String extension = inFolder ? ".yml" : ".yaml";
    String ca = "ca-" + suffix + ".pem";
    Buffer bytes = new Buffer();
    try (ZipOutputStream zip = new ZipOutputStream(bytes.outputStream())) {
      String users =
          request.admin()
              ? "    client-certificate: admin.pem\n    client-key: admin-key.pem\n"
              : userOf(request);
      String caLine = includesCa(request) ? "    certificate-authority: " + ca + "\n" : "";
      add(zip, folder + "kube-config-" + suffix + extension, document(request, caLine, users));
      if (includesCa(request)) {
        add(zip, folder + ca, fleet.tls(cluster).caPem());
      }
      if (request.admin()) {
        add(zip, folder + "admin.pem", fleet.tls(cluster).adminPem());
        add(zip, folder + "admin-key.pem", fleet.tls(cluster).adminKeyPem());
      }
      if (request.download().network()) {
        add(zip, folder + "calicoctl.cfg.template", calico(cluster));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the archive", e);
    }
    return bytes.readByteString();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** OpenShift masters have a publicly trusted certificate, so their kubeconfigs contain no CA. */
  private static boolean includesCa(Request request) {
    return !request.cluster().openShift();
  }

  private String caData(Request request) {
    return includesCa(request)
        ? "    certificate-authority-data: " + base64(fleet.tls(request.cluster()).caPem()) + "\n"
        : "";
  }

  private String adminData(Request request) {
    ClusterTls tls = fleet.tls(request.cluster());
    return "    client-certificate-data: "
        + base64(tls.adminPem())
        + "\n    client-key-data: "
        + base64(tls.adminKeyPem())
        + "\n";
  }

  private String userOf(Request request) {
    if (request.cluster().openShift()) {
      return "";
    }
    return """
            auth-provider:
              name: oidc
              config:
                client-id: kube
                client-secret: kube
                id-token: %s
                idp-issuer-url: %s
        """
            .formatted(request.idToken(), issuer.get())
        + request.refreshToken().map(token -> "        refresh-token: " + token + "\n").orElse("");
  }

  private static String document(Request request, String ca, String user) {
    String context = contextName(request);
    String name = userName(request);
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nclusters:\n- name: ");
    yaml.append(context).append("\n  cluster:\n").append(ca);
    yaml.append("    server: ").append(request.download().server()).append('\n');
    yaml.append("contexts:\n- name: ").append(context).append("\n  context:\n    cluster: ");
    yaml.append(context).append("\n    namespace: default\n    user: ");
    yaml.append(user.isEmpty() ? "\"\"" : name).append('\n');
    yaml.append("current-context: ").append(context).append("\nkind: Config\npreferences: {}\n");
    if (user.isEmpty()) {
      return yaml.append("users: []\n").toString();
    }
    return yaml.append("users:\n- name: ")
        .append(name)
        .append("\n  user:\n")
        .append(user)
        .toString();
  }

  private static String contextName(Request request) {
    return request.cluster().name()
        + "/"
        + request.cluster().id()
        + (request.admin() ? "/admin" : "");
  }

  private static String userName(Request request) {
    return request.admin()
        ? "admin"
        : request.identity().subject() + "/" + request.identity().iamId();
  }

  private static String calico(Cluster cluster) {
    return """
        apiVersion: projectcalico.org/v3
        kind: CalicoAPIConfig
        metadata:
        spec:
          etcdEndpoints: https://127.0.0.1:%s
          etcdKeyFile: {{ .AdminKey }}
          etcdCertFile: {{ .Admin }}
          etcdCACertFile: {{ .CA }}
        """
        .formatted(20_000 + cluster.number());
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
  }
}
