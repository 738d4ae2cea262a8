package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.internal.time.Pauses;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The login of a bearer token that the caller provides. */
record BearerLogin(Credential.BearerToken credential, AccountScope scope, TimeSource time)
    implements Login {
  private static final Duration OPAQUE = Duration.ofMinutes(1);

  @Override
  public IamToken fetch() {
    Secret fixed = credential.fixed();
    IamToken token = fixed == null ? supplied() : token(fixed, Duration.ofDays(1));
    String chosen = scope.chosen(token);
    if (chosen != null) {
      AccountScope.verify(token, chosen, "bearer token");
      scope.learn(chosen);
    }
    return token;
  }

  private IamToken supplied() {
    Supplier<String> supplier = credential.supplier();
    @Nullable String given;
    try {
      given = supplier == null ? null : supplier.get();
    } catch (AuthenticationException e) {
      throw e;
    } catch (Exception e) {
      // Suppliers in other languages can throw checked exceptions, too.
      Pauses.restoreInterrupt(e);
      throw new AuthenticationException(
          "The supplier of bearer tokens failed: " + e.getClass().getSimpleName(),
          IamError.NONE,
          e);
    }
    try {
      Secret text = Credential.BearerToken.bare(given);
      return token(text, life(text.reveal()));
    } catch (IllegalArgumentException e) {
      throw new AuthenticationException(
          "The supplier of bearer tokens returned none: " + e.getMessage(), IamError.NONE, e);
    }
  }

  /** A token that seems to have expired is sent all the same: this machine's clock may be wrong. */
  private Duration life(String token) {
    return Lifetime.left(token, time.now())
        .filter(left -> !left.isNegative() && !left.isZero())
        .orElse(OPAQUE);
  }

  private IamToken token(Secret text, Duration life) {
    return new IamToken(text.reveal(), null, null, null, new Lifetime(time.nanoTime(), life));
  }

  @Override
  public Login forAccount(AccountScope other) {
    return new BearerLogin(credential, other, time);
  }

  @Override
  public boolean isRenewable() {
    return credential.supplier() != null;
  }
}
