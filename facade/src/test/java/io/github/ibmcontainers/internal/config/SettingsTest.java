package io.github.ibmcontainers.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.Endpoints;
import io.github.ibmcontainers.RetryPolicy;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.TrustedProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String S = "KUBERNETES_SERVICE_API_";

  @TempDir private Path home = Path.of("");
  @TempDir private Path working = Path.of("");
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  private Settings read() {
    return read(Settings.SERVICE);
  }

  private Settings read(String service) {
    return Settings.read(service, properties, environment, List.of(home, working));
  }

  private void file(Path directory, String... lines) throws IOException {
    Files.write(directory.resolve("ibm-credentials.env"), List.of(lines));
  }

  private static String keyOf(Settings settings) {
    return settings
        .credential()
        .map(credential -> ((Credential.ApiKey) credential).apiKey().reveal())
        .orElse("none");
  }

  @Test
  void withoutSettingsEverythingIsEmpty() {
    Settings settings = read();
    assertThat(settings.credential()).isEmpty();
    assertThat(settings.client()).isEmpty();
    assertThat(settings.region()).isEmpty();
    assertThat(settings.resourceGroup()).isEmpty();
    assertThat(settings.account()).isEmpty();
    assertThat(settings.timeout()).isEmpty();
    assertThat(settings.retries()).isEmpty();
    assertThat(settings.endpoints()).isEqualTo(Endpoints.publicNetwork());
  }

  @Test
  @DisplayName("#89 precedence: system property, environment, file, VCAP_SERVICES")
  void precedence() throws IOException {
    environment.put(
        "VCAP_SERVICES",
        "{\"kubernetes_service_api\":[{\"name\":\"x\",\"credentials\":"
            + "{\"apikey\":\"from-vcap\",\"url\":\"https://vcap.example/global\"}}]}");
    assertThat(keyOf(read())).isEqualTo("from-vcap");
    assertThat(read().endpoints().containers()).hasToString("https://vcap.example/global");
    file(home, S + "APIKEY=from-file");
    assertThat(keyOf(read())).isEqualTo("from-file");
    environment.put("IC_API_KEY", "from-environment");
    assertThat(keyOf(read())).isEqualTo("from-environment");
    properties.setProperty("IBMCLOUD_API_KEY", "from-property");
    assertThat(keyOf(read())).isEqualTo("from-property");
  }

  @Test
  @DisplayName("#89 precedence of files: the named file, the home directory, the working directory")
  void files(@TempDir Path elsewhere) throws IOException {
    file(working, S + "APIKEY=working");
    assertThat(keyOf(read())).isEqualTo("working");
    file(home, S + "APIKEY=home");
    assertThat(keyOf(read())).isEqualTo("home");
    Path named = Files.writeString(elsewhere.resolve("my.env"), S + "APIKEY=named");
    environment.put("IBM_CREDENTIALS_FILE", named.toString());
    assertThat(keyOf(read())).isEqualTo("named");
    environment.put("IBM_CREDENTIALS_FILE", elsewhere.resolve("gone.env").toString());
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("gone.env")
        .withMessageContaining("doesn't exist");
  }

  @Test
  @DisplayName(
      "#89 values may contain =, white space is stripped, comments and malformed lines are ignored")
  void fileSyntax() throws IOException {
    file(
        home,
        "# a comment",
        "   # " + S + "APIKEY=commented",
        "",
        "no equals sign",
        "=no name",
        "  " + S + "APIKEY =  key==with=equals=  ",
        S + "URL=https://c.example/global");
    assertThat(keyOf(read())).isEqualTo("key==with=equals=");
    assertThat(read().endpoints().containers()).hasToString("https://c.example/global");
  }

  @Test
  @DisplayName("#89 the service my-svc uses the prefix MY_SVC_")
  void serviceNames() throws IOException {
    file(home, "MY_SVC_APIKEY=mine", S + "APIKEY=other");
    assertThat(keyOf(read("my-svc"))).isEqualTo("mine");
    assertThat(keyOf(read("My_Svc"))).isEqualTo("mine");
    environment.put(
        "VCAP_SERVICES", "{\"label\":[{\"name\":\"my-vcap\",\"credentials\":{\"apikey\":\"v\"}}]}");
    assertThat(keyOf(read("my-vcap"))).isEqualTo("v");
  }

  @Test
  @DisplayName("#89 malformed VCAP_SERVICES are reported but not quoted")
  void malformedVcap() {
    environment.put("VCAP_SERVICES", "{\"apikey\":\"s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessage("VCAP_SERVICES isn't a JSON object");
  }

  @Test
  @DisplayName("#90 each value comes from the first source that contains it")
  void mixedSources() throws IOException {
    environment.put("IC_REGION", "eu-de");
    environment.put("IBMCLOUD_TIMEOUT", "30");
    file(
        home,
        "IC_REGION=us-south",
        "IC_RESOURCE_GROUP=group",
        S + "APIKEY=from-file",
        S + "MAX_RETRIES=2");
    Settings settings = read();
    assertThat(settings.region()).contains("eu-de");
    assertThat(settings.resourceGroup()).contains("group");
    assertThat(settings.timeout()).contains(Duration.ofSeconds(30));
    assertThat(settings.retries()).hasValue(2);
    assertThat(keyOf(settings)).isEqualTo("from-file");
  }

  @Test
  @DisplayName("#90 a credential comes from a single source; an incomplete one is an error")
  void completeCredential() throws IOException {
    file(home, S + "USERNAME=u", S + "PASSWORD=from-file");
    assertThat(read().credential())
        .hasValueSatisfying(
            credential -> assertThat(credential).isInstanceOf(Credential.Password.class));
    environment.put("IC_API_KEY", "key");
    assertThat(keyOf(read())).isEqualTo("key");
    environment.remove("IC_API_KEY");
    environment.put(S + "PASSWORD", "s3cret");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("environment")
        .withMessageContaining(S + "USERNAME")
        .withMessageNotContaining("s3cret");
  }

  @Test
  @DisplayName("#90 client ID and secret come from a single source")
  void incompleteClient() throws IOException {
    environment.put(S + "CLIENT_SECRET", "s3cret");
    file(home, S + "CLIENT_ID=id");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("CLIENT_SECRET (environment) is set without the other one")
        .withMessageNotContaining("s3cret");
    environment.put(S + "CLIENT_ID", "id");
    assertThat(read().client()).contains(new Settings.OAuthClient("id", "s3cret"));
    assertThat(read().toString()).doesNotContain("s3cret");
  }

  @Test
  @DisplayName("#91 an unknown authentication type is reported with the known types")
  void unknownAuthType() {
    environment.put(S + "AUTH_TYPE", "Kerberos");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("AUTH_TYPE (environment)")
        .withMessageContaining("kerberos")
        .withMessageContaining("bearerToken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iam", "IAM", "Iam"})
  @DisplayName("#91 authentication types are case-insensitive")
  void authTypeCase(String type) {
    environment.put(S + "AUTH_TYPE", type);
    environment.put(S + "APIKEY", "key");
    assertThat(keyOf(read())).isEqualTo("key");
  }

  @ParameterizedTest
  @CsvSource({
    "iam, IAM",
    "iamassume, ASSUME",
    "container, CONTAINER",
    "vpc, VPC",
    "bearertoken, BEARER",
    "PASSWORD, PASSWORD",
    "refreshToken, REFRESH",
    "cli, CLI"
  })
  @DisplayName("#91 each authentication type creates its credential")
  void authTypes(String type, String kind) {
    environment.put(S + "AUTH_TYPE", type);
    environment.put("IBMCLOUD_API_KEY", "key");
    environment.put(S + "IAM_PROFILE_ID", "Profile-1");
    environment.put(S + "BEARER_TOKEN", "Bearer t");
    environment.put(S + "USERNAME", "u");
    environment.put(S + "PASSWORD", "p");
    environment.put("IC_IAM_REFRESH_TOKEN", "r");
    environment.put("IBMCLOUD_CR_VPC_URL", "http://169.254.169.254");
    environment.put(S + "CR_TOKEN_FILENAME", "/tokens/sa");
    Class<? extends Credential> expected =
        switch (kind) {
          case "IAM" -> Credential.ApiKey.class;
          case "ASSUME" -> Credential.AssumedProfile.class;
          case "CONTAINER" -> Credential.ComputeResource.class;
          case "VPC" -> Credential.VpcInstance.class;
          case "BEARER" -> Credential.BearerToken.class;
          case "PASSWORD" -> Credential.Password.class;
          case "REFRESH" -> Credential.RefreshToken.class;
          default -> Credential.Cli.class;
        };
    assertThat(read().credential())
        .hasValueSatisfying(credential -> assertThat(credential).isInstanceOf(expected));
  }

  @Test
  @DisplayName(
      "#17 a trusted profile is identified in exactly one way; assuming one by name requires its account")
  void profiles() {
    environment.put(S + "AUTH_TYPE", "iamAssume");
    environment.put(S + "APIKEY", "key");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("exactly one of id, CRN, and name");
    environment.put(S + "IAM_PROFILE_NAME", "ci");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("needs its account");
    environment.put(S + "IAM_ACCOUNT_ID", "a1");
    assertThat(read().credential())
        .hasValueSatisfying(
            credential ->
                assertThat(((Credential.AssumedProfile) credential).profile())
                    .isEqualTo(TrustedProfile.name("ci", "a1")));
    environment.put(S + "IAM_PROFILE_ID", "Profile-1");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("IAM_PROFILE_ID")
        .withMessageContaining("IAM_PROFILE_NAME");
  }

  @ParameterizedTest
  @CsvSource({"crn:v1:p, ByCrn", "Profile-1, ById", "ci, ByName"})
  void profileOfTheCliIsRecognizedByItsFormat(String profile, String kind) {
    environment.put("IBMCLOUD_CR_PROFILE", profile);
    environment.put("IBMCLOUD_CR_TOKEN", "@/tokens/sa");
    assertThat(read().credential())
        .hasValueSatisfying(
            credential -> {
              Credential.ComputeResource resource = (Credential.ComputeResource) credential;
              assertThat(resource.profile().getClass().getSimpleName()).isEqualTo(kind);
              assertThat(resource.tokenFiles()).containsExactly(Path.of("/tokens/sa"));
            });
    environment.put("IBMCLOUD_CR_TOKEN", "eyJ.s3cret.x");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("must be the path of a file")
        .withMessageNotContaining("s3cret");
  }

  @Test
  @DisplayName("#92 the names of IBM's tools are read; the service's own names take precedence")
  void apiKeyNames() {
    environment.put("BLUEMIX_API_KEY", "oldest");
    assertThat(keyOf(read())).isEqualTo("oldest");
    environment.put("IC_API_KEY", "ic");
    assertThat(keyOf(read())).isEqualTo("ic");
    environment.put("IBMCLOUD_API_KEY", "ibmcloud");
    assertThat(keyOf(read())).isEqualTo("ibmcloud");
    environment.put(S + "APIKEY", "own");
    assertThat(keyOf(read())).isEqualTo("own");
    environment.put(S + "APIKEY", "  ");
    assertThat(keyOf(read())).isEqualTo("ibmcloud");
  }

  @Test
  @DisplayName("#92 #3 @file refers to a file with the key, as plain text or as the console's JSON")
  void apiKeyInAFile() throws IOException {
    Path plain = Files.writeString(home.resolve("key"), "from-file\n");
    environment.put("IBMCLOUD_API_KEY", "@" + plain);
    assertThat(keyOf(read())).isEqualTo("from-file");
    Path json =
        Files.writeString(
            home.resolve("apikey.json"), "{\"name\":\"k\",\"apikey\":\"from-json\"}\n");
    environment.put("IBMCLOUD_API_KEY", "@" + json);
    assertThat(keyOf(read())).isEqualTo("from-json");
    Files.writeString(json, "{\"secret\":\"s3cret\"}");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("without \"apikey\"")
        .withMessageNotContaining("s3cret");
    environment.put("IBMCLOUD_API_KEY", "@" + home.resolve("gone"));
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("can't be read");
  }

  @ParameterizedTest
  @CsvSource({
    "IC_TIMEOUT, soon",
    "IC_TIMEOUT, -1",
    "IC_TIMEOUT, 0",
    "IC_TIMEOUT, 1.5",
    "IC_TIMEOUT, 99999999999",
    "IC_MAX_RETRIES, many",
    "IC_MAX_RETRIES, -2",
    "IC_MAX_RETRIES, 100",
    "IC_MAX_RETRIES, 99999999999"
  })
  @DisplayName("#93 an invalid number is reported with the valid range")
  void numbers(String name, String value) {
    environment.put(name, value);
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining(name + " (environment) must be a whole number of")
        .withMessageContaining(value);
  }

  @Test
  @DisplayName("#93 retries can be turned off")
  void noRetries() {
    environment.put("IC_MAX_RETRIES", "0");
    assertThat(read().retries()).hasValue(0);
  }

  @Test
  @DisplayName("#94 the private network and VPE select all three hosts by region")
  void visibility() {
    environment.put("IC_REGION", "eu-de");
    environment.put("IC_VISIBILITY", "private");
    assertThat(read().endpoints()).isEqualTo(Endpoints.privateNetwork("eu-de"));
    environment.put("IC_VISIBILITY", "vpe");
    assertThat(read().endpoints()).isEqualTo(Endpoints.privateGateway("eu-de"));
    for (String open : List.of("public", "public-and-private")) {
      environment.put("IC_VISIBILITY", open);
      assertThat(read().endpoints()).isEqualTo(Endpoints.publicNetwork());
    }
  }

  @Test
  @DisplayName("#94 a private endpoint without a region, or in a region without one, is rejected")
  void visibilityNeedsARegion() {
    environment.put("IC_VISIBILITY", "private");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("requires a region: set IC_REGION");
    environment.put("IC_REGION", "br-sao");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("br-sao")
        .withMessageContaining("us-south");
    environment.put("IC_VISIBILITY", "secret");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("private, vpe");
  }

  @Test
  @DisplayName("#94 an explicit endpoint takes precedence over the visibility")
  void endpoints() {
    environment.put("IC_REGION", "us-south");
    environment.put("IC_VISIBILITY", "private");
    environment.put("IBMCLOUD_IAM_API_ENDPOINT", "https://iam.example");
    environment.put("IBMCLOUD_CS_API_ENDPOINT", "https://containers.example");
    environment.put(
        "IBMCLOUD_ACCOUNT_MANAGEMENT_API_ENDPOINT", "https://accounts.example/coe/v2/accounts");
    Endpoints endpoints = read().endpoints();
    assertThat(endpoints.iam()).hasToString("https://iam.example/");
    assertThat(endpoints.containers()).hasToString("https://containers.example/global");
    assertThat(endpoints.accounts()).hasToString("https://accounts.example/coe/v2/accounts");
    assertThat(endpoints.resourceController()).hasToString("https://accounts.example/");
    environment.put("IBMCLOUD_RESOURCE_MANAGEMENT_API_ENDPOINT", "https://groups.example");
    assertThat(read().endpoints().resourceController()).hasToString("https://groups.example/");
    environment.put("IBMCLOUD_IAM_API_ENDPOINT", "iam.example");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("IBMCLOUD_IAM_API_ENDPOINT (environment) must be a URL");
  }

  @Test
  @DisplayName("#135 the maximum number of retries is accepted")
  void mostRetries() {
    environment.put("IC_MAX_RETRIES", "99");
    Settings settings = read();
    assertThat(settings.retries()).hasValue(99);
    assertThat(RetryPolicy.standard().withAttempts(100)).isNotNull();
  }

  @Test
  @DisplayName(
      "#135 a profile that the metadata service doesn't support is rejected with its variable")
  void profileOfMetadataService() {
    environment.put("IBMCLOUD_CR_VPC_URL", "http://169.254.169.254");
    environment.put("IBMCLOUD_CR_PROFILE", "my-profile");
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("IBMCLOUD_CR_PROFILE (environment)");
    properties.put("IBM_CREDENTIALS_FILE", "a\0b");
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("IBM_CREDENTIALS_FILE is no path");
  }

  @ParameterizedTest
  @CsvSource({
    "IC_API_KEY, Pl4nted{0}x",
    "IC_API_KEY, @missing{0}file",
    "IC_IAM_TOKEN, Pl4nted{0}x",
    "IC_IAM_REFRESH_TOKEN, Pl4nted{0}x",
    "IC_REGION, not a region!",
    "IC_ACCOUNT_ID, Pl4nted{0}x",
    "IC_RESOURCE_GROUP, Pl4nted{0}x",
    "IC_TIMEOUT, 0",
    "IC_MAX_RETRIES, 100",
    "IC_VISIBILITY, nowhere",
    "IBMCLOUD_IAM_API_ENDPOINT, https://h/?x=Pl4nted",
    "IBMCLOUD_CS_API_ENDPOINT, http://example.com/",
    "IBMCLOUD_CS_API_ENDPOINT, https://h/global?x=Pl4nted",
    "IBMCLOUD_ACCOUNT_MANAGEMENT_API_ENDPOINT, https://u:Pl4nted@h/",
    "IBMCLOUD_RESOURCE_MANAGEMENT_API_ENDPOINT, https://h/#Pl4nted",
    "IBMCLOUD_CS_API_ENDPOINT, example.com",
    "KUBERNETES_SERVICE_API_SCOPE, Pl4nted{0}x",
  })
  @DisplayName("#135 an invalid value is reported with its source and not quoted")
  void placesAreNamed(String name, String value) throws IOException {
    String text = value.replace("{0}", "\u0001");
    environment.put(name, text);
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining(name + " (environment)")
        .withMessageNotContaining("Pl4nted");
    environment.clear();
    properties.setProperty(name, text);
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining(name + " (system property)");
    properties.clear();
    file(home, name + "=" + text);
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining(name + " (credentials file)");
  }

  @Test
  @DisplayName("#130 #135 a metadata service over clear-text HTTP must be IBM Cloud's own")
  void metadataService() {
    environment.put("KUBERNETES_SERVICE_API_AUTH_TYPE", "vpc");
    environment.put("IBMCLOUD_CR_VPC_URL", "http://169.254.169.254");
    assertThat(read().credential()).isPresent();
    environment.put("IBMCLOUD_CR_VPC_URL", "http://metadata.example");
    assertThatIllegalArgumentException()
        .isThrownBy(this::read)
        .withMessageContaining("IBMCLOUD_CR_VPC_URL (environment)");
  }
}
