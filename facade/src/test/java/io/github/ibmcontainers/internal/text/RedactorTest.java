package io.github.ibmcontainers.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String SECRET = "Pl4nted-S3cret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"Pl4nted-S3cret\"}",
        "{ \"refresh_token\" : \"a,b Pl4nted-S3cret\", \"x\":1}",
        "{\"password\":\"with \\\"quotes\\\" and Pl4nted-S3cret\"}",
        "{\"id_token\":\"Pl4nted-S3cret",
        "{\"apikey\":\"Pl4nted-S3cret\"",
        "{\"token\": Pl4nted-S3cret}",
        "{\"user-secret-parameters\":{\"a\":\"Pl4nted-S3cret\"}}",
        "{\"clientKey\":\"Pl4nted-S3cret\"}",
        "{\"body\":\"{\\\"access_token\\\":\\\"Pl4nted-S3cret\\\"}\"}",
        "grant_type=password&password=Pl4nted-S3cret&x=1",
        "x=1&apikey=Pl4nted-S3cret",
        "passcode=Pl4nted-S3cret",
        "https://host/x#access_token=Pl4nted-S3cret&expires_in=1",
        "https://host/x?a=b&refresh_token=Pl4nted-S3cret",
        "users:\n- name: a\n  user:\n    token: Pl4nted-S3cret\n",
        "    client-key-data: Pl4nted-S3cret",
        "certificate-authority-data: \"Pl4nted-S3cret\"",
        "    id-token: 'Pl4nted-S3cret'",
        "- token: Pl4nted-S3cret",
        "password: |\n  first\n  Pl4nted-S3cret\nnext: 1",
        "-----BEGIN RSA PRIVATE KEY-----\nPl4nted-S3cret\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN CERTIFICATE-----\nPl4nted-S3cret",
        "Authorization: bearer Pl4nted-S3cret",
        "authorization=Basic Pl4nted-S3cret",
      })
  @DisplayName("#105 #106 secrets in JSON, forms, URLs, YAML and PEM are taken out")
  void redacts(String text) {
    assertThat(Redactor.text(text)).doesNotContain(SECRET).contains("[redacted]");
  }

  @Test
  @DisplayName("#105 a token is taken out wherever it stands")
  void tokens() {
    String jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";
    assertThat(Redactor.text("unexpected " + jwt + " at line 1"))
        .isEqualTo("unexpected [redacted] at line 1");
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization,Bearer Pl4nted-S3cret",
    "aUTHORIZATION,Pl4nted-S3cret",
    "Cookie,a=Pl4nted-S3cret",
    "SET-COOKIE,session=Pl4nted-S3cret; Path=/",
    "X-Auth-Refresh-Token,Pl4nted-S3cret",
    "x-auth-softlayer-apikey,Pl4nted-S3cret",
    "X-Auth-Supplemental,Pl4nted-S3cret",
    "Location,https://h/oauth/token/implicit#access_token=Pl4nted-S3cret&expires_in=86400",
  })
  @DisplayName("#105 headers that carry secrets are taken out in any case")
  void headers(String name, String value) {
    assertThat(Redactor.header(name, value)).doesNotContain(SECRET).contains("[redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"publicKey\":\"visible\",\"monkey\":\"banana\"}",
        "monkey=banana&publicKey=visible",
        "secretName: tls-visible",
        "{\"token_type\":\"Bearer\",\"expires_in\":3600}",
        "grant_type=urn:ibm:params:oauth:grant-type:apikey",
        "X-Auth-Resource-Group: visible",
        "{\"name\":\"mycluster\",\"workerCount\":3}",
      })
  @DisplayName("#108 harmless fields stay readable")
  void keeps(String text) {
    assertThat(Redactor.text(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("#108 a scope header stays readable")
  void keepsScopeHeaders() {
    assertThat(Redactor.header("X-Auth-Resource-Group", "default")).isEqualTo("default");
    assertThat(Redactor.header("X-Region", "eu-de")).isEqualTo("eu-de");
  }
}
