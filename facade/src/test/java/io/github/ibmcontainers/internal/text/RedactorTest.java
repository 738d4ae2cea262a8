package io.github.ibmcontainers.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibmcontainers.generated.SecretFields;
import java.util.List;
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
  @DisplayName("#105 #106 secrets in JSON, forms, URLs, YAML and PEM are redacted")
  void redacts(String text) {
    assertThat(Redactor.text(text)).doesNotContain(SECRET).contains("[redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Lists and objects below a secret's name.
        "{\"token\":[\"a\",[\"]\",{\"x\":\"Pl4nted-S3cret\"}]],\"name\":\"visible\"}",
        "{\"credentials\":{\"a\":{\"b\":\"}\"},\"c\":\"Pl4nted-S3cret\"},\"name\":\"visible\"}",
        "{\"name\":\"visible\",\"credentials\":{\"a\":{\"b\":1},\"c\":\"Pl4nted-S3cret",
        "name: visible\ncredentials:\n  a:\n    b: Pl4nted-S3cret\n\n  - Pl4nted-S3cret\n",
        "password:\n- a\n- Pl4nted-S3cret\nname: visible",
        "- password:\n    - Pl4nted-S3cret\n  name: visible",
        // In YAML, a backslash before a single quote is text; elsewhere, it escapes the quote.
        "name: visible\n[{password: ['a\\', \"b\n  ]Pl4nted-S3cret\"], name: a}]",
        "name: visible\nusers: [{password: 'a\\', token: 'Pl4nted-S3cret'}]\n",
        "name: visible\n{'password': 'a\\', Pl4nted-S3cret'}",
        "name: visible\n- password: 'a\\'\n- token: 'Pl4nted-S3cret\\'\n",
        // A wrapped list: what opens on the line of a secret continues on the next.
        "name: visible\nx: [{a: b,\n    password: c}, {token: [d,\n  Pl4nted-S3cret], e: f}]\n",
        "name: visible\nx: {a: b,\n    password: c, token: [{d: e,\n  f: Pl4nted-S3cret}, Pl4nted-S3cret]}\n",
        "name: visible\n[{a: b,\n    password: c, token: \"d\\\n  }Pl4nted-S3cret\", e: f}]\n",
        // In YAML, a quote within a plain text is part of it; in an assignment, it begins a text.
        "{name: visible, password: =\";#Pl4nted-S3cret'|, last: a}",
        "{name: visible, token: [=\"a], last: b}, {token: [\"c}, Pl4nted-S3cret\"]}",
        "{name: visible, token: [a=\"b c], last: b}, {token: [\"c}, Pl4nted-S3cret\"]}",
        "credentials: {user=\"a}b\", password=\"Pl4nted-S3cret\"}, name: visible",
        "credentials={user=\"a}b\"c, x=\"}\", y=Pl4nted-S3cret}, name=visible",
        // An escaped line break is no end of a line.
        "name: visible\n\"token\":\n  \"a\": \"b\\\n    \\nPl4nted-S3cret\"\n",
        // What is between two quoted texts is no name.
        "{name: '<={ visible', password: ':a]Pl4nted-S3cret'}",
        "{\"name\": \"visible '\", \"token\": [\"'=]Pl4nted-S3cret\"]}",
        // Flow and continued values.
        "user: {name: visible, password: a Pl4nted-S3cret}",
        "user: {name: visible, password: a\n  Pl4nted-S3cret}",
        "token: {a: b,\n c: [Pl4nted-S3cret]}\nname: visible",
        "password: first\n  Pl4nted-S3cret\nname: visible",
        "password: \"first\n  Pl4nted-S3cret\"\nname: visible",
        "password: 'it''s\n  Pl4nted-S3cret'\nname: visible",
        "password: !!str &anchor |-\n  Pl4nted-S3cret\nname: visible",
        "password: >2\r\n   a\r\n\r\n   Pl4nted-S3cret\r\nname: visible",
        "password: # see below\n  Pl4nted-S3cret\nname: visible",
        "password: a\"b Pl4nted-S3cret, c\nname: visible",
        "\"password\": a b Pl4nted-S3cret\nname: visible",
        "'password':\n  a: Pl4nted-S3cret\nname: visible",
        "{\"name\":\"visible\",\n \"password\" :\n  \"Pl4nted-S3cret\"}",
        // Text nested in text, and escaped names.
        "{\"name\":\"visible\",\"p\\u0061ssword\":\"Pl4nted-S3cret\"}",
        "{\"body\":\"{\\\"p\\\\u0061ssword\\\":\\\"a\\\\\\\"Pl4nted-S3cret\\\"}\",\"name\":\"visible\"}",
        "{\"body\":\"token: |\\n  a\\n  Pl4nted-S3cret\\nname: visible\\n\"}",
        "{\"body\":\"a\\u003d1\\u0026password\\u003dPl4nted-S3cret\\u0026b\",\"name\":\"visible\"}",
        "{\"body\":\"{\\\"token\\\":\\\"Pl4nted-S3cret\",\"name\":\"visible\"}",
        "access%5Ftoken=Pl4nted-S3cret&name=visible",
        "x=https%3A%2F%2Fh%3Faccess_token%3DPl4nted-S3cret%26name%3Dvisible",
        "json=%7B%22token%22%3A%22a%20Pl4nted-S3cret%22%2C%22name%22%3A%22visible%22%7D",
        "user[password]=Pl4nted-S3cret&tokens[0]=Pl4nted-S3cret&name=visible",
        // User information.
        "GET https://bob:Pl4nted-S3cret@visible/x",
        "https://Pl4nted-S3cret@visible",
        "{\"repository\":\"https:\\/\\/bob:a@Pl4nted-S3cret@visible\\/x\"}",
        // Other notations.
        "visible\nPASSWORD = Pl4nted-S3cret\n",
        "password=\"a Pl4nted-S3cret\" name=visible",
        "credentials={a=b, c=Pl4nted-S3cret}, name=visible",
        "<name>visible</name><password>a Pl4nted-S3cret</password>",
        "curl -H 'X-Auth-Refresh-Token: Pl4nted-S3cret' visible",
        "curl -H 'Authorization: ApiKey Pl4nted-S3cret' visible",
        "visible: the token: Pl4nted-S3cret was refused",
        "visible X-Auth-Refresh-Token:Pl4nted-S3cret",
        "{'name': 'visible', 'password': 'Pl4nted-S3cret'}",
        "{\"password\" => \"Pl4nted-S3cret\", \"name\" => \"visible\"}",
        "user-data: Pl4nted-S3cret\ntls-key-data: Pl4nted-S3cret\nname: visible",
        "visible -----BEGIN RSA PRIVATE KEY-----\\nPl4nted-S3cret\\n-----END RSA PRIVATE KEY-----",
      })
  @DisplayName("#128 secrets in nested, continued, escaped and quoted notations are redacted")
  void notations(String text) {
    assertThat(Redactor.text(text))
        .doesNotContain(SECRET)
        .contains("[redacted]")
        .contains("visible");
  }

  @Test
  @DisplayName("#128 the API document's secret fields are redacted in JSON and YAML")
  void documentsFields() {
    assertThat(SecretFields.names()).contains("user-secret-parameters", "ingestionKey", "binding");
    for (String name : SecretFields.names()) {
      for (String value :
          List.of("\"Pl4nted-S3cret\"", "{\"a\":\"Pl4nted-S3cret\"}", "[1,\"Pl4nted-S3cret\"]")) {
        assertThat(Redactor.text("{\"" + name + "\":" + value + ",\"name\":\"visible\"}"))
            .doesNotContain(SECRET)
            .contains("\"name\":\"visible\"");
      }
      assertThat(Redactor.text("spec:\n  " + name + ": Pl4nted-S3cret\n  name: visible"))
          .doesNotContain(SECRET)
          .contains("name: visible");
    }
  }

  @Test
  @DisplayName("#105 a token is redacted wherever it occurs")
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
  @DisplayName("#105 headers with secrets are redacted, case-insensitively")
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
        "crn:v1:bluemix:public:secrets-manager:us-south:a/1:2:secret:3",
        "urn:ietf:params:oauth:token-type:access_token, scope=token:refresh",
        "A basic cluster has a Bearer token; Basic authentication isn't supported",
        "https://cloud.ibm.com/docs?x=a@b, mail bob@ibm.com",
        "secret://host and token types; if (token) {}",
        "server: https://c1.eu-de.containers.cloud.ibm.com:30000\ncontexts:\n- name: token\n",
        "{\"tokens_left\":3,\"secretNamespace\":\"default\",\"caCertRotationStatus\":{\"status\":\"ok\"}}",
        "C:\\\\temp\\\\x 100% sure, 5%",
      })
  @DisplayName("#108 harmless fields are unchanged")
  void keeps(String text) {
    assertThat(Redactor.text(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("#108 a scope header is unchanged")
  void keepsScopeHeaders() {
    assertThat(Redactor.header("X-Auth-Resource-Group", "default")).isEqualTo("default");
    assertThat(Redactor.header("X-Region", "eu-de")).isEqualTo("eu-de");
  }
}
