package io.github.ibmcontainers.internal.config;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibmcontainers.auth.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

/** Credentials files as written by editors and shells. */
class CredentialsFileTest {
  @TempDir private Path home = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  private Settings read() {
    return Settings.read(Settings.SERVICE, new Properties(), environment, List.of(home));
  }

  private void file(String... lines) throws IOException {
    Files.write(home.resolve("ibm-credentials.env"), List.of(lines));
  }

  private static String keyOf(Settings settings) {
    return ((Credential.ApiKey) settings.credential().orElseThrow()).apiKey().reveal();
  }

  @Test
  @DisplayName("#135 a file with a byte order mark or with shell exports is read")
  void filesOfEditorsAndShells() throws IOException {
    file(
        "\uFEFFIBMCLOUD_API_KEY=key",
        "export IC_REGION=eu-de",
        " export\tIC_RESOURCE_GROUP=\"my group\"",
        "export IC_ACCOUNT_ID='a1'",
        "#export IC_TIMEOUT=1",
        "exported=1");
    Settings settings = read();
    assertThat(keyOf(settings)).isEqualTo("key");
    assertThat(settings.region()).contains("eu-de");
    assertThat(settings.resourceGroup()).contains("my group");
    assertThat(settings.account()).contains("a1");
    assertThat(settings.timeout()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  @DisplayName(
      "#135 UTF-8 and UTF-16 with a byte order mark are read; other encodings are rejected")
  void encodings(String name) throws IOException {
    String text = "IBMCLOUD_API_KEY=k\u00E4y\r\nIC_REGION=eu-de\r\n";
    Path file = Files.write(home.resolve("ibm-credentials.env"), text.getBytes(name));
    if (name.equals("UTF-8") || name.equals("UTF-16")) {
      assertThat(keyOf(read())).isEqualTo("k\u00E4y");
      assertThat(read().region()).contains("eu-de");
    } else {
      assertThatThrownBy(this::read)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The credentials file " + file + " can't be read: it isn't text in UTF-8");
    }
    byte[] marked = concat("\uFEFF".getBytes(UTF_16LE), "key\r\n".getBytes(UTF_16LE));
    environment.put("IC_API_KEY", "@" + Files.write(home.resolve("key"), marked));
    Files.delete(file);
    assertThat(keyOf(read())).isEqualTo("key");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "export IC_API_KEY=key",
        "export IC_API_KEY=\"key\"  # of the pipeline",
        "export IC_API_KEY=key # of the pipeline",
        "export IC_API_KEY=key;",
        "export IC_API_KEY='key' ;",
        "export A=\"b c\"; export IC_API_KEY=key; export D=e",
        "export A=; export IC_API_KEY=key",
      })
  @DisplayName("#135 a line with export is parsed as by a shell")
  void shellLines(String line) throws IOException {
    file(line);
    assertThat(keyOf(read())).isEqualTo("key");
  }

  @Test
  @DisplayName("#135 a value with a number sign or semicolon is kept without export")
  void plainLine() throws IOException {
    file("KUBERNETES_SERVICE_API_USERNAME=me", "KUBERNETES_SERVICE_API_PASSWORD=a #b; c");
    assertThat(read().credential())
        .hasValueSatisfying(
            it -> assertThat(((Credential.Password) it).password().reveal()).isEqualTo("a #b; c"));
  }

  @Test
  @DisplayName("#135 a key file with a byte order mark is read")
  void keyFileWithMark() throws IOException {
    Path key = Files.writeString(home.resolve("key.json"), "\uFEFF{\"apikey\":\"k1\"}");
    environment.put("IC_API_KEY", "@" + key);
    assertThat(keyOf(read())).isEqualTo("k1");
  }
}
