package io.github.ibmcontainers.kubernetes.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Reading and writing kubeconfigs. */
class KubeconfigTest {
  private static final String EVERYTHING =
      """
      # made by hand
      apiVersion: v1
      kind: Config
      preferences: {colors: true}
      current-context: by-token
      clusters:
        - name: with-ca   # indented more than kubectl does
          cluster:
            server: "https://c1.us-south.containers.cloud.ibm.com:30000"
            certificate-authority-data: Q0EgUEVN
            tls-server-name: kubernetes.default.svc
            proxy-url: http://proxy:3128
        - name: 'without-ca'
          cluster:
            server: https://c2-e.us-south.containers.cloud.ibm.com:30001
            insecure-skip-tls-verify: true
      contexts:
      - {name: by-token, context: {cluster: with-ca, user: token, namespace: dev}}
      - name: nobody
        context:
          cluster: without-ca
          user: ""
      users:
      - name: token
        user:
          token: secret-token
      - name: file
        user:
          tokenFile: /var/run/token
      - name: exec
        user:
          exec:
            apiVersion: client.authentication.k8s.io/v1
            command: ibmcloud
            args:
            - ks
            - "token"
            env:
            - name: KEY
              value: secret-value
      - name: oidc
        user:
          auth-provider:
            name: oidc
            config:
              client-id: kube
              id-token: secret-id-token
              idp-issuer-url: https://iam.cloud.ibm.com/identity
      - name: admin
        user:
          client-certificate-data: QURNSU4=
          client-key-data: |
            S0
            VZ
      - name: basic
        user:
          username: admin
          password: secret-password
      - name: none
        user: {}
      """;

  @Test
  @DisplayName("#104 users of all kinds are distinguished, and none is null")
  void usersOfAllKinds() {
    Kubeconfig kubeconfig = Kubeconfig.parse(EVERYTHING);
    assertThat(kubeconfig.users())
        .containsExactly(
            new KubeconfigUser.Token("token", "secret-token"),
            new KubeconfigUser.TokenFile("file", "/var/run/token"),
            new KubeconfigUser.Exec(
                "exec",
                "client.authentication.k8s.io/v1",
                "ibmcloud",
                List.of("ks", "token"),
                Map.of("KEY", "secret-value")),
            new KubeconfigUser.AuthProvider(
                "oidc",
                "oidc",
                Optional.of("secret-id-token"),
                Optional.empty(),
                Map.of(
                    "client-id", "kube",
                    "id-token", "secret-id-token",
                    "idp-issuer-url", "https://iam.cloud.ibm.com/identity")),
            new KubeconfigUser.Certificate("admin", Optional.of("ADMIN"), Optional.of("KEY")),
            new KubeconfigUser.Basic("basic", "admin", "secret-password"),
            new KubeconfigUser.Unknown("none"));
    assertThat(kubeconfig.user()).contains(new KubeconfigUser.Token("token", "secret-token"));
  }

  @Test
  @DisplayName("Clusters are read with and without a CA")
  void clusters() {
    Kubeconfig kubeconfig = Kubeconfig.parse(EVERYTHING);
    assertThat(kubeconfig.clusters())
        .containsExactly(
            new KubeconfigCluster(
                "with-ca",
                "https://c1.us-south.containers.cloud.ibm.com:30000",
                Optional.of("CA PEM"),
                Optional.empty(),
                Optional.of("kubernetes.default.svc"),
                false),
            new KubeconfigCluster(
                "without-ca",
                "https://c2-e.us-south.containers.cloud.ibm.com:30001",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true));
    assertThat(kubeconfig.cluster().name()).isEqualTo("with-ca");
    assertThat(kubeconfig.context())
        .contains(
            new KubeconfigContext("by-token", "with-ca", Optional.of("token"), Optional.of("dev")));
    assertThat(kubeconfig.contexts().get(1).user()).isEmpty();
  }

  @Test
  @DisplayName("#28 #69 toString contains no secret")
  void showsNoSecret() {
    Kubeconfig kubeconfig = Kubeconfig.parse(EVERYTHING);
    assertThat(kubeconfig.toString()).isEqualTo("Kubeconfig[contexts=[by-token, nobody]]");
    for (KubeconfigUser user : kubeconfig.users()) {
      assertThat(user.toString())
          .contains(user.name())
          .doesNotContain("secret")
          .doesNotContain("KEY");
    }
  }

  @Test
  @DisplayName(
      "A rendered kubeconfig has the same values for another parser, including unknown fields")
  void rendersAllValues() {
    Kubeconfig kubeconfig = Kubeconfig.parse(EVERYTHING);
    Object expected = new Yaml().load(EVERYTHING);
    Object yaml = new Yaml().load(kubeconfig.render());
    Object json = new Yaml().load(kubeconfig.renderJson());
    assertThat(yaml).isEqualTo(expected);
    assertThat(json).isEqualTo(expected);
    assertThat(Kubeconfig.parse(kubeconfig.renderJson()).root()).isEqualTo(kubeconfig.root());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "[]",
        "{}",
        "- a",
        "a: b",
        "clusters: x",
        "clusters:\n- x",
        "clusters:\n- cluster: {}",
        "clusters: []\nusers: {}",
        "clusters: []\n\tusers: []",
        "clusters: *a",
        "clusters: &a [*a]",
        "clusters: [{name: a, cluster: !!binary AAAA}]",
        "clusters: [] # \u2028",
        "[a]: clusters\nclusters: []",
        "<<: x\nclusters: []",
        "clusters: []\n---\nclusters: []",
        "clusters: []\nclusters: []",
        "clusters:\n  - name: \"a",
        "{\"clusters\":[]",
        "{\"clusters\":[]} x",
        "{\"clusters\":[],\"clusters\":[]}",
        "{clusters: []} x",
        "{\"clusters\":[{\"name\":1,\"cluster\":nul}]}",
      })
  void rejectsOtherDocuments(String text) {
    assertThatThrownBy(() -> Kubeconfig.parse(text))
        .isInstanceOf(KubeconfigException.class)
        .hasMessageMatching("(This is not a kubeconfig|The kubeconfig can't be read).*");
  }

  @Test
  void brokenBase64NamesTheField() {
    Kubeconfig kubeconfig =
        Kubeconfig.parse(
            "clusters: [{name: a, cluster: {server: 'https://a', certificate-authority-data: 'A'}}]");
    assertThatThrownBy(kubeconfig::clusters)
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("certificate-authority-data is not valid base64")
        .hasNoCause();
  }

  @Test
  @DisplayName("#104 dangling contexts and users are empty or typed, never null")
  void danglingNames() {
    Kubeconfig nowhere =
        Kubeconfig.parse(
            """
            clusters: []
            contexts:
            - name: a
              context: {cluster: b, user: c}
            current-context: a
            users:
            """);
    assertThat(nowhere.user()).isEmpty();
    assertThatThrownBy(nowhere::cluster)
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("none of its 0 clusters");
    Kubeconfig bare = Kubeconfig.parse("kind: Config\nclusters:\nusers: []\ncontexts: []");
    assertThat(bare.context()).isEmpty();
    assertThat(bare.user()).isEmpty();
    assertThat(bare.currentContext()).isEmpty();
    Kubeconfig odd =
        Kubeconfig.parse(
            "clusters: [{name: a}]\nusers: [{name: b}, {name: c, user: {exec: {}}},"
                + " {name: d, user: {auth-provider: {}}}]");
    assertThat(odd.cluster().server()).isEmpty();
    assertThat(odd.users()).hasSize(3).doesNotContainNull();
  }

  @Test
  void builtFromParts() {
    for (KubeconfigUser user :
        List.of(
            new KubeconfigUser.Token("u", "t: # 1"),
            new KubeconfigUser.TokenFile("u", "C:\\token"),
            new KubeconfigUser.Certificate("u", Optional.of("CERT"), Optional.of("KEY")),
            new KubeconfigUser.Exec(
                "u",
                "client.authentication.k8s.io/v1",
                "run",
                List.of("-a", "yes"),
                Map.of("A", "1")),
            new KubeconfigUser.Basic("u", "a", "b"),
            new KubeconfigUser.AuthProvider(
                "u",
                "oidc",
                Optional.of("i"),
                Optional.of("r"),
                Map.of("id-token", "i", "refresh-token", "r")),
            new KubeconfigUser.Unknown("u"))) {
      KubeconfigCluster cluster =
          KubeconfigCluster.of("c/1", "https://c1.example:30000", Optional.of("PEM\n"));
      Kubeconfig made = Kubeconfig.of("ctx", cluster, user);
      for (Kubeconfig read :
          List.of(Kubeconfig.parse(made.render()), Kubeconfig.parse(made.renderJson()))) {
        assertThat(read.user()).contains(user);
        assertThat(read.cluster()).isEqualTo(cluster);
        assertThat(read.currentContext()).contains("ctx");
      }
    }
  }

  @Test
  @DisplayName("A cluster's CA file, TLS server name and missing verification are written and read")
  void clustersOfAllKinds() {
    KubeconfigUser user = new KubeconfigUser.Token("u", "t");
    for (boolean insecure : new boolean[] {true, false}) {
      for (Optional<String> file : List.of(Optional.of("/etc/ca.pem"), Optional.<String>empty())) {
        KubeconfigCluster cluster =
            new KubeconfigCluster(
                "c", "https://c1:1", Optional.empty(), file, Optional.of("api.svc"), insecure);
        assertThat(Kubeconfig.parse(Kubeconfig.of("c", cluster, user).render()).cluster())
            .isEqualTo(cluster);
      }
    }
    KubeconfigCluster both =
        new KubeconfigCluster(
            "c",
            "https://c1:1",
            Optional.of("PEM"),
            Optional.of("/etc/ca.pem"),
            Optional.empty(),
            false);
    assertThat(Kubeconfig.of("c", both, user).cluster().certificateAuthorityFile())
        .as("a file is of no use beside the certificate itself")
        .isEmpty();
    String off = "kind: Config\nclusters:\n- {name: c, cluster: {insecure-skip-tls-verify: %s}}";
    assertThat(Kubeconfig.parse(off.formatted("false")).cluster().insecure()).isFalse();
    assertThat(Kubeconfig.parse(off.formatted("true")).cluster().insecure()).isTrue();
  }

  @Test
  @DisplayName("The current context selects the cluster, not the order of the clusters")
  void selectedCluster() {
    String document =
        """
        kind: Config
        clusters:
        - {name: first, cluster: {server: "https://first"}}
        - {name: second, cluster: {server: "https://second"}}
        contexts:
        - {name: x, context: {cluster: %s, user: ""}}
        current-context: x
        """;
    assertThat(Kubeconfig.parse(document.formatted("second")).cluster().server())
        .isEqualTo("https://second");
    Kubeconfig dangling = Kubeconfig.parse(document.formatted("third"));
    assertThatThrownBy(dangling::cluster)
        .isInstanceOf(KubeconfigException.class)
        .hasMessageContaining("refers to none of its 2 clusters");
  }

  @Test
  @DisplayName("#128 the password in a server's URL is kept in the file and not printed")
  void userInfo() {
    Kubeconfig kubeconfig =
        Kubeconfig.parse(
            "kind: Config\nclusters:\n- {name: c, cluster: {server: 'https://u:Pl4nted@example.com:1'}}");
    assertThat(kubeconfig.clusters().get(0).server()).contains("Pl4nted");
    assertThat(kubeconfig.clusters().toString())
        .contains("example.com:1")
        .doesNotContain("Pl4nted");
  }
}
