package io.github.ibmcontainers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImplicitGrantTest {
  @Test
  @DisplayName("#101 the example of the guide is parsed")
  void theGuidesExample() {
    ImplicitGrant grant =
        ImplicitGrant.of(
            "https://c100-e.us-south.containers.cloud.ibm.com:31264/oauth/token/implicit"
                + "#access_token=sha256~abc&expires_in=86400&scope=user%3Afull&token_type=Bearer");
    assertThat(grant.accessToken()).contains("sha256~abc");
    assertThat(grant.expiresInSeconds()).contains(86400L);
    assertThat(grant.scope()).contains("user:full");
    assertThat(grant.tokenType()).contains("Bearer");
    assertThat(grant.error()).isEmpty();
    assertThat(grant).asString().doesNotContain("sha256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "https://x/y",
        "https://x/y?access_token=abc",
        "https://x/y#access_token",
        "https://x/y#access_token=",
        "https://x/y#access_token=%20",
        "https://x/y#access_token=a%0Ab",
        "https://x/y#access_token=%FF",
        "https://x/y#access_token=a%20b",
        "https://x/y#access_token=a%7Fb",
        "https://x/y#xaccess_token=abc",
        "https://x/y#&&=&=abc",
      })
  @DisplayName("#101 a missing or unsendable token is treated as absent")
  void withoutToken(String location) {
    assertThat(ImplicitGrant.of(location).accessToken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1e3", "9999999999999", "abc", "", "1 "})
  void invalidLifetime(String expiresIn) {
    assertThat(ImplicitGrant.of("#expires_in=" + expiresIn).expiresInSeconds()).isEmpty();
  }

  @Test
  @DisplayName("#101 a redirect of up to 64 KiB is read; a longer one has no token")
  void longRedirect() {
    String start = "https://x/y#access_token=";
    String longest = start + "t".repeat(64 * 1024 - start.length());
    assertThat(ImplicitGrant.of(longest).accessToken()).contains(longest.substring(start.length()));
    assertThat(ImplicitGrant.of(longest + "t").accessToken()).isEmpty();
  }

  @Test
  @DisplayName("#101 an error is parsed with its description")
  void error() {
    ImplicitGrant grant =
        ImplicitGrant.of("https://x/#error=access_denied&error_description=not+for%20you&state=");
    assertThat(grant.error()).contains("access_denied");
    assertThat(grant.errorDescription()).contains("not for you");
  }

  @Property(tries = 10_000)
  @Label("#101 random locations never cause an exception or an unsendable token")
  void anything(@ForAll("locations") String location) {
    ImplicitGrant grant = ImplicitGrant.of(location);
    grant.accessToken().ifPresent(token -> assertThat(token).matches("[\\x21-\\x7e]+"));
    assertThat(grant.expiresInSeconds().orElse(1L)).isPositive();
    assertThat(grant.error().orElse("x")).isNotBlank();
  }

  @Property(tries = 1000)
  @Label("#101 a token is found at any position, with any characters")
  void foundAnywhere(
      @ForAll("tokens") String token, @ForAll @IntRange(min = 0, max = 3) int place) {
    List<String> fields = new ArrayList<>(List.of("scope=user%3Afull", "state=%", "expires_in=60"));
    fields.add(place, "access_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    assertThat(ImplicitGrant.of("https://x/y#" + String.join("&", fields)).accessToken())
        .contains(token);
  }

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(80);
  }

  @Provide
  Arbitrary<String> locations() {
    return Arbitraries.oneOf(
        Arbitraries.strings(),
        Arbitraries.of(
                "#",
                "&",
                "=",
                "%",
                "%4",
                "%41",
                "+",
                "access_token",
                "expires_in",
                "error",
                "abc",
                "?",
                "9",
                "\n",
                "é",
                "https://x/")
            .list()
            .ofMaxSize(20)
            .map(parts -> String.join("", parts)));
  }
}
