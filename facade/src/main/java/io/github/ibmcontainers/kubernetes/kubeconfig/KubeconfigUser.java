package io.github.ibmcontainers.kubernetes.kubeconfig;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user in a kubeconfig. The subtypes represent the authentication methods. Results of {@code
 * toString} contain no secrets.
 */
public sealed interface KubeconfigUser {
  /** Returns the name in the file. */
  String name();

  /**
   * A bearer token.
   *
   * @param token the token; a secret
   */
  @JsonAdapter(PrintedAdapter.class)
  record Token(String name, String token) implements KubeconfigUser {
    @Override
    public String toString() {
      return "Token[name=" + name + "]";
    }
  }

  /**
   * A file with a bearer token, which may change.
   *
   * @param file the path of the file
   */
  record TokenFile(String name, String file) implements KubeconfigUser {}

  /**
   * A client certificate, as used by administrators.
   *
   * @param certificate the certificate as PEM; empty if it is in a file
   * @param key the private key as PEM, a secret; empty if it is in a file
   */
  @JsonAdapter(PrintedAdapter.class)
  record Certificate(String name, Optional<String> certificate, Optional<String> key)
      implements KubeconfigUser {
    @Override
    public String toString() {
      return "Certificate[name=" + name + "]";
    }
  }

  /**
   * A command that prints a token.
   *
   * @param apiVersion the version of the output, such as {@code client.authentication.k8s.io/v1}
   * @param command the command
   * @param arguments the arguments
   * @param environment the environment variables; may contain secrets
   */
  @JsonAdapter(PrintedAdapter.class)
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

    /** Returns a text without arguments and environment, which may contain secrets. */
    @Override
    public String toString() {
      return "Exec[name=" + name + ", command=" + command + "]";
    }
  }

  /**
   * An authentication plug-in of the client. Kubeconfigs of IBM Cloud use {@code oidc} with an IAM
   * ID token.
   *
   * @param provider the plug-in's name
   * @param idToken the ID token; a secret
   * @param refreshToken the refresh token, a secret; empty in newer kubeconfigs
   * @param settings all settings, including tokens; secrets
   */
  @JsonAdapter(PrintedAdapter.class)
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
  @JsonAdapter(PrintedAdapter.class)
  record Basic(String name, String user, String password) implements KubeconfigUser {
    @Override
    public String toString() {
      return "Basic[name=" + name + "]";
    }
  }

  /** No authentication, or a method that this library doesn't know. */
  record Unknown(String name) implements KubeconfigUser {}
}
