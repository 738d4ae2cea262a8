package io.github.ibmcontainers.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.ibmcontainers.account.AccountSelector;
import io.github.ibmcontainers.auth.IamStub.Asked;
import io.github.ibmcontainers.error.AccountMismatchException;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.BadCredentialException;
import io.github.ibmcontainers.error.IamUnavailableException;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Responses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedProfileTest {
  private static final TrustedProfile PROFILE = TrustedProfile.id("Profile-1");

  private final IamStub iam = IamStub.start();
  private final ManualTime time = new ManualTime();

  @AfterEach
  void close() {
    iam.close();
  }

  private TokenSource source(Credential credential) {
    return source(credential, AccountSelector.automatic());
  }

  private TokenSource source(Credential credential, AccountSelector account) {
    return TokenSource.builder(iam.client().time(time).build(), credential)
        .account(account)
        .executor(Runnable::run)
        .build();
  }

  private List<String> grants() {
    return iam.asked().stream()
        .map(one -> one.form().get("grant_type").replace("urn:ibm:params:oauth:grant-type:", ""))
        .toList();
  }

  @Test
  @DisplayName(
      "#18 the tokens of the assuming identity and of the profile are each renewed when due")
  void assumeRenewsEach() {
    iam.otherwise(
        request ->
            request.form().get("grant_type").endsWith("assume")
                ? IamStub.token("profile-" + iam.asked().size(), "not_supported", 1000)
                : IamStub.token("key-" + iam.asked().size(), "not_supported", 3600));
    TokenSource source = source(Credential.assume(Credential.apiKey("key"), PROFILE));
    assertThat(source.get().accessToken()).isEqualTo("profile-2");
    source.get();
    assertThat(grants()).containsExactly("apikey", "assume");
    assertThat(iam.asked().get(1).form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:assume"),
            entry("access_token", "key-1"),
            entry("profile_id", "Profile-1"),
            entry("response_type", "cloud_iam"));
    time.advance(Duration.ofSeconds(1001));
    source.get();
    time.advance(Duration.ofSeconds(1001));
    source.get();
    assertThat(grants()).containsExactly("apikey", "assume", "assume", "assume");
    assertThat(iam.asked().get(3).form()).containsEntry("access_token", "key-1");
    time.advance(Duration.ofSeconds(2000));
    source.get();
    assertThat(grants())
        .containsExactly("apikey", "assume", "assume", "assume", "apikey", "assume");
    assertThat(iam.asked().get(5).form()).containsEntry("access_token", "key-5");
  }

  @Test
  @DisplayName("#18 a rejected token of the assuming identity is renewed once")
  void assumeWithARevokedToken() {
    iam.answer(
        IamStub.token("key-1"),
        IamStub.error(401, "BXNIM0407E", "token is not valid"),
        IamStub.token("key-2"),
        IamStub.token("profile", "ignored", 3600));
    IamToken token = source(Credential.assume(Credential.apiKey("key"), PROFILE)).get();
    assertThat(token.accessToken()).isEqualTo("profile");
    assertThat(token.refreshToken()).isEmpty();
    assertThat(iam.asked().get(3).form()).containsEntry("access_token", "key-2");
  }

  @Test
  @DisplayName("#13 a profile of another account is reported as such")
  void foreignProfile() {
    iam.otherwise(request -> IamStub.token(Jwts.forAccount("own")));
    Credential credential = Credential.assume(Credential.apiKey("key"), PROFILE);
    assertThatThrownBy(source(credential, AccountSelector.byId("wanted"))::get)
        .isInstanceOf(AccountMismatchException.class)
        .hasMessageContaining("The trusted profile belongs to account own");
  }

  @Test
  @DisplayName("#19 #3 the compute resource token file is read and stripped for each exchange")
  void rotatedFile(@TempDir Path directory) throws IOException {
    iam.otherwise(request -> IamStub.token("t", "ignored", 3600));
    Path file = directory.resolve("sa-token");
    Files.writeString(file, "first\n");
    TokenSource source = source(Credential.computeResource(PROFILE, file));
    assertThat(source.get().refreshToken()).isEmpty();
    Files.writeString(file, " second \n");
    time.advance(Duration.ofHours(2));
    source.get();
    assertThat(iam.asked())
        .extracting(one -> one.form().get("cr_token"))
        .containsExactly("first", "second");
    assertThat(iam.asked().get(0).form())
        .containsOnly(
            entry("grant_type", "urn:ibm:params:oauth:grant-type:cr-token"),
            entry("cr_token", "first"),
            entry("profile_id", "Profile-1"),
            entry("response_type", "cloud_iam"));
  }

  @Test
  @DisplayName(
      "#19 the first existing file is read; if none exists, the message lists all candidates")
  void files(@TempDir Path directory) throws IOException {
    iam.otherwise(request -> IamStub.token("t"));
    Path first = directory.resolve("vault-token");
    Path second = directory.resolve("sa-token");
    Credential.ComputeResource credential =
        new Credential.ComputeResource(PROFILE, List.of(first, second));
    TokenSource source = source(credential);
    assertThatThrownBy(source::get)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining(first.toString())
        .hasMessageContaining(second.toString());
    // The file may appear later, so this failure isn't cached.
    Files.writeString(second, "cr");
    assertThat(source.get().accessToken()).isEqualTo("t");
    assertThat(Credential.ComputeResource.DEFAULT_FILES)
        .extracting(Path::toString)
        .containsExactly(
            "/var/run/secrets/tokens/vault-token",
            "/var/run/secrets/tokens/sa-token",
            "/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Credential.ComputeResource(PROFILE, List.of()));
  }

  @Test
  void emptyTokenFileIsAnError(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("sa-token"), "\n");
    assertThatThrownBy(source(Credential.computeResource(PROFILE, file))::get)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("is empty");
    assertThat(iam.asked()).isEmpty();
  }

  @Test
  void vpcInstanceLoginSendsTwoRequests() {
    try (IamStub metadata = IamStub.start()) {
      metadata.answer(
          Responses.json("{\"access_token\":\"identity\",\"expires_in\":300}"),
          Responses.json(
              "{\"access_token\":\"t\",\"created_at\":\"2026-01-01T00:00:00Z\","
                  + "\"expires_at\":\"2026-01-01T00:50:00Z\"}"));
      IamToken token = source(Credential.vpcInstance(PROFILE).metadata(metadata.url())).get();
      assertThat(token.accessToken()).isEqualTo("t");
      assertThat(token.life()).isEqualTo(Duration.ofMinutes(50));
      Asked first = metadata.asked().get(0);
      assertThat(first.method()).isEqualTo("PUT");
      assertThat(first.target()).isEqualTo("/instance_identity/v1/token?version=2022-03-01");
      assertThat(first.header("Metadata-Flavor")).isEqualTo("ibm");
      assertThat(first.body()).isEqualTo("{\"expires_in\":300}");
      assertThat(first.headers().get("Authorization")).isNull();
      Asked second = metadata.asked().get(1);
      assertThat(second.method()).isEqualTo("POST");
      assertThat(second.target()).isEqualTo("/instance_identity/v1/iam_token?version=2022-03-01");
      assertThat(second.header("Authorization")).isEqualTo("Bearer identity");
      assertThat(second.body()).isEqualTo("{\"trusted_profile\":{\"id\":\"Profile-1\"}}");
      assertThat(second.header("Content-Type")).isEqualTo("application/json");
      assertThat(iam.asked()).isEmpty();
    }
  }

  @Test
  void vpcInstanceOfTheLaterVersion() {
    try (IamStub metadata = IamStub.start()) {
      metadata.answer(
          Responses.json("{\"access_token\":\"identity\"}"), IamStub.token("t"),
          Responses.json("{\"access_token\":\"identity\"}"), IamStub.token("t"));
      Credential.VpcInstance byCrn =
          Credential.vpcInstance(TrustedProfile.crn("crn:v1:p"))
              .metadata(metadata.url())
              .version(Credential.VpcInstance.Version.V2025_08_26);
      source(byCrn).get();
      source(Credential.vpcInstance().metadata(metadata.url())).get();
      assertThat(metadata.asked())
          .extracting(Asked::target)
          .startsWith(
              "/identity/v1/token?version=2025-08-26",
              "/identity/v1/iam_tokens?version=2025-08-26");
      assertThat(metadata.asked().get(1).body())
          .isEqualTo("{\"trusted_profile\":{\"crn\":\"crn:v1:p\"}}");
      assertThat(metadata.asked().get(3).body()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "#61 the rejection of the assuming identity's key is cached for a minute, a transient failure isn't")
  void rejectedAssumingIdentity() {
    Credential assume = Credential.assume(Credential.apiKey("key"), PROFILE);
    iam.otherwise(
        request -> IamStub.error(400, "BXNIM0415E", "Provided API key could not be found"));
    TokenSource refused = source(assume);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(refused::get).isInstanceOf(BadCredentialException.class);
    }
    assertThat(iam.asked()).hasSize(1);
    iam.otherwise(request -> new MockResponse.Builder().code(503).build());
    TokenSource unavailable = source(assume);
    assertThatThrownBy(unavailable::get).isInstanceOf(IamUnavailableException.class);
    int asked = iam.asked().size();
    assertThatThrownBy(unavailable::get).isInstanceOf(IamUnavailableException.class);
    assertThat(iam.asked()).hasSizeGreaterThan(asked);
  }

  @Test
  @DisplayName(
      "#48 closing a source closes the assuming identity's source, but not that of another account")
  void closedWithItsAssumingIdentity() {
    iam.otherwise(
        request ->
            IamStub.token(
                request.form().get("grant_type").endsWith("assume")
                    ? Jwts.forAccount("a1")
                    : "key-" + iam.asked().size()));
    TokenSource source = source(Credential.assume(Credential.apiKey("key"), PROFILE));
    TokenSource first = source.forAccount(AccountSelector.byId("a1"));
    TokenSource second = source.forAccount(AccountSelector.byId("a1"));
    first.get();
    first.close();
    source.get();
    assertThat(grants()).containsExactly("apikey", "assume", "assume");
    source.close();
    assertThatThrownBy(second::get)
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("closed");
    assertThat(iam.asked()).hasSize(3);
  }
}
