package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
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

/** Writes the kubeconfig downloads. Thread-safe. */
public final class Kubeconfigs {
  private final MasterFleet fleet;
  private final Supplier<String> issuer;

  /**
   * A writer.
   *
   * @param fleet the masters
   * @param issuer the issuer of the id tokens
   */
  public Kubeconfigs(MasterFleet fleet, Supplier<String> issuer) {
    this.fleet = fleet;
    this.issuer = issuer;
  }

  /**
   * Who and what a kubeconfig is for.
   *
   * @param cluster the cluster
   * @param server the URL of the master
   * @param identity the caller
   * @param idToken the caller's id token for client {@code kube}
   * @param refreshToken a refresh token for client {@code kube}
   * @param admin whether it holds the administrator's certificate
   * @param network whether it holds a configuration for Calico
   */
  public record Request(
      Cluster cluster,
      String server,
      Identity identity,
      String idToken,
      Optional<String> refreshToken,
      boolean admin,
      boolean network) {
    @Override
    public String toString() {
      return "kubeconfig of " + cluster.name();
    }
  }

  /** One YAML document with everything in it. */
  public String yaml(Request request) {
    return document(
        request, authorityData(request), request.admin() ? adminData(request) : userOf(request));
  }

  /** The same as JSON. */
  public String json(Request request) {
    return KubeconfigJson.write(
        contextName(request),
        userName(request),
        request.server(),
        showsAuthority(request)
            ? Optional.of(base64(fleet.tls(request.cluster()).authorityPem()))
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

  /** An archive with one YAML document and the certificates. */
  public ByteString zip(Request request) {
    Cluster cluster = request.cluster();
    String suffix = cluster.zones().get(0) + "-" + cluster.name();
    String folder = "kubeConfig" + (1000 + cluster.number()) + "/";
    String authority = "ca-" + suffix + ".pem";
    Buffer bytes = new Buffer();
    try (ZipOutputStream zip = new ZipOutputStream(bytes.outputStream())) {
      String users =
          request.admin()
              ? "    client-certificate: admin.pem\n    client-key: admin-key.pem\n"
              : userOf(request);
      String authorityLine =
          showsAuthority(request) ? "    certificate-authority: " + authority + "\n" : "";
      add(zip, folder + "kube-config-" + suffix + ".yml", document(request, authorityLine, users));
      if (showsAuthority(request)) {
        add(zip, folder + authority, fleet.tls(cluster).authorityPem());
      }
      if (request.admin()) {
        add(zip, folder + "admin.pem", fleet.tls(cluster).adminPem());
        add(zip, folder + "admin-key.pem", fleet.tls(cluster).adminKeyPem());
      }
      if (request.network()) {
        add(zip, folder + "calicoctl.cfg.template", calico(cluster));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't write an archive in memory", e);
    }
    return bytes.readByteString();
  }

  private static void add(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /**
   * The masters of OpenShift have a certificate that everybody trusts, but not for administrators.
   */
  private static boolean showsAuthority(Request request) {
    return !request.cluster().openShift();
  }

  private String authorityData(Request request) {
    return showsAuthority(request)
        ? "    certificate-authority-data: "
            + base64(fleet.tls(request.cluster()).authorityPem())
            + "\n"
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

  private static String document(Request request, String authority, String user) {
    String context = contextName(request);
    String name = userName(request);
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nclusters:\n- name: ");
    yaml.append(context).append("\n  cluster:\n").append(authority);
    yaml.append("    server: ").append(request.server()).append('\n');
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
