package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user of a kubeconfig, by the way it proves who it is. No {@code toString} shows a secret. */
public sealed interface KubeconfigUser {
  /** Its name in the file. */
  String name();

  /**
   * A bearer token.
   *
   * @param token the token; a secret
   */
  record Token(String name, String token) implements KubeconfigUser {
    @Override
    public String toString() {
      return "Token[name=" + name + "]";
    }
  }

  /**
   * A file that holds a bearer token and may change.
   *
   * @param file its path
   */
  record TokenFile(String name, String file) implements KubeconfigUser {}

  /**
   * A client certificate, as an administrator has it.
   *
   * @param certificate the certificate as PEM; absent if only a file holds it
   * @param key the private key as PEM; a secret; absent if only a file holds it
   */
  record Certificate(String name, Optional<String> certificate, Optional<String> key)
      implements KubeconfigUser {
    @Override
    public String toString() {
      return "Certificate[name=" + name + "]";
    }
  }

  /**
   * A command that prints a token each time one is needed.
   *
   * @param apiVersion the version of what it prints, such as {@code
   *     client.authentication.k8s.io/v1}
   * @param command the command
   * @param arguments its arguments
   * @param environment variables set for it; may hold secrets
   */
  record Exec(
      String name,
      String apiVersion,
      String command,
      List<String> arguments,
      Map<String, String> environment)
      implements KubeconfigUser {
    /** Copies the lists. */
    public Exec {
      arguments = List.copyOf(arguments);
      environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Shows neither arguments nor environment, which may hold secrets. */
    @Override
    public String toString() {
      return "Exec[name=" + name + ", command=" + command + "]";
    }
  }

  /**
   * A plug-in of the client, as kubeconfigs of IBM Cloud name {@code oidc} with an IAM id token.
   * Clients since 2022 know {@code oidc} alone.
   *
   * @param provider the plug-in's name
   * @param idToken the id token; a secret
   * @param refreshToken the refresh token, which newer kubeconfigs no longer have; a secret
   * @param settings all settings, tokens included; secrets
   */
  record AuthProvider(
      String name,
      String provider,
      Optional<String> idToken,
      Optional<String> refreshToken,
      Map<String, String> settings)
      implements KubeconfigUser {
    /** Copies the settings. */
    public AuthProvider {
      settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    @Override
    public String toString() {
      return "AuthProvider[name=" + name + ", provider=" + provider + "]";
    }
  }

  /**
   * User name and password.
   *
   * @param user the user name
   * @param password the password; a secret
   */
  record Basic(String name, String user, String password) implements KubeconfigUser {
    @Override
    public String toString() {
      return "Basic[name=" + name + "]";
    }
  }

  /** None, or one that this library does not know. */
  record Unknown(String name) implements KubeconfigUser {}
}
