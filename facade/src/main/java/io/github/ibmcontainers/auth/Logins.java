package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Creates the login for each kind of credential. */
record Logins(IamClient iam, TimeSource time) {
  Login of(Credential credential, AccountScope scope) {
    if (credential instanceof Credential.ApiKey key) {
      return session(scope, new ApiKeyExchange(iam, key.apiKey()), "API key");
    }
    if (credential instanceof Credential.Password password) {
      return session(scope, new PasswordExchange(iam, password), "user");
    }
    if (credential instanceof Credential.Passcode passcode) {
      return session(scope, new PasscodeExchange(iam, passcode), "passcode");
    }
    if (credential instanceof Credential.RefreshToken held) {
      return session(scope, null, "refresh token", held.refreshToken().reveal());
    }
    if (credential instanceof Credential.BearerToken bearer) {
      return new BearerLogin(bearer, scope, time);
    }
    if (credential instanceof Credential.ComputeResource resource) {
      return session(scope, new ComputeResourceExchange(iam, resource), "trusted profile");
    }
    if (credential instanceof Credential.VpcInstance instance) {
      return session(scope, new VpcInstanceExchange(iam, instance), "trusted profile");
    }
    if (credential instanceof Credential.AssumedProfile assumed) {
      return assumed(assumed, scope);
    }
    return new CliLogin(iam, scope, ((Credential.Cli) credential).configFile(), time);
  }

  private Login session(AccountScope scope, InitialExchange first, String name) {
    return session(scope, first, name, null);
  }

  private Login session(
      AccountScope scope,
      @Nullable InitialExchange first,
      String name,
      @Nullable String refreshToken) {
    return new SessionLogin(
        iam, scope, first, name, new AtomicReference<>(refreshToken), new AtomicReference<>());
  }

  /**
   * Both tokens are cached, each by its own source; the inner source runs on the thread of the
   * outer one.
   */
  private Login assumed(Credential.AssumedProfile credential, AccountScope scope) {
    TokenSource from =
        TokenSource.builder(iam, credential.from()).executor(Runnable::run).time(time).build();
    AssumeExchange grant = new AssumeExchange(iam, from, credential.profile());
    return session(scope, grant, "trusted profile");
  }
}
