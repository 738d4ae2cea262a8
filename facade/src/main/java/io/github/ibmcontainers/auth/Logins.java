package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The login for each kind of credential. */
final class Logins {
  private final IamClient iam;
  private final TimeSource time;

  Logins(IamClient iam, TimeSource time) {
    this.iam = iam;
    this.time = time;
  }

  Login of(Credential credential, AccountScope scope) {
    if (credential instanceof ApiKeyCredential key) {
      return session(scope, new ApiKeyGrant(iam, key.apiKey()), "API key");
    }
    if (credential instanceof PasswordCredential password) {
      return session(scope, new PasswordGrant(iam, password), "user");
    }
    if (credential instanceof PasscodeCredential passcode) {
      return session(scope, new PasscodeGrant(iam, passcode), "passcode");
    }
    if (credential instanceof RefreshTokenCredential held) {
      return new SessionLogin(
          iam, scope, null, "refresh token", new AtomicReference<>(held.refreshToken().reveal()));
    }
    if (credential instanceof BearerTokenCredential bearer) {
      return new BearerLogin(bearer, scope, time);
    }
    if (credential instanceof ComputeResourceCredential resource) {
      return session(scope, new ComputeResourceGrant(iam, resource), "trusted profile");
    }
    if (credential instanceof VpcInstanceCredential instance) {
      return session(scope, new VpcInstanceGrant(iam, instance), "trusted profile");
    }
    if (credential instanceof AssumedProfileCredential assumed) {
      return assumed(assumed, scope);
    }
    return new CliLogin(iam, scope, ((CliCredential) credential).configFile(), time);
  }

  private SessionLogin session(AccountScope scope, @Nullable FirstGrant first, String name) {
    return new SessionLogin(iam, scope, first, name, new AtomicReference<>());
  }

  /**
   * Both tokens are cached, each by its own source; the inner one works on the outer one's thread.
   */
  private Login assumed(AssumedProfileCredential credential, AccountScope scope) {
    TokenSource from =
        TokenSource.builder(iam, credential.from()).executor(Runnable::run).time(time).build();
    AssumeGrant grant = new AssumeGrant(iam, from, credential.profile());
    return new AssumeLogin(session(scope, grant, "trusted profile"), from, true);
  }
}
