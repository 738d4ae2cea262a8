package io.github.ibmcontainers.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiKey",
        "api_key",
        "APIKey",
        "apikey",
        "caCert",
        "clientCertificate",
        "clientKey",
        "key",
        "iam_client_secret",
        "secret_access_key",
        "accesskeysecret",
        "pullSecret",
        "refreshToken",
        "user-secret-parameters",
        "cos_credentials",
        "kubeconfig",
        "password",
        "passcode",
        "tlsPEM"
      })
  void namesOfSecretsAreRecognized(String name) {
    assertThat(SecretNames.isSecret(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "keyProtectEnabled",
        "secretName",
        "certCrn",
        "secretNamespace",
        "keyName",
        "keys_id",
        "monkey",
        "caCertRotationStatus",
        "clusterID",
        "ingressSecretName",
        "tokenType",
        ""
      })
  void similarNamesAreNotSecret(String name) {
    assertThat(SecretNames.isSecret(name)).isFalse();
  }
}
