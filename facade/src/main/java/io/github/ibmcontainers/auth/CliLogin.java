package io.github.ibmcontainers.auth;

import io.github.ibmcontainers.TimeSource;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.LoginRequiredException;
import io.github.ibmcontainers.internal.json.JsonFields;
import io.github.ibmcontainers.internal.text.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The login of the IBM Cloud CLI. Its token is used until it expires, then its refresh token. The
 * file is read for each fetch, because the CLI renews both, and is never written.
 *
 * @param file the CLI's configuration file
 * @param state what is known of the file's tokens; also the lock of its exchanges
 */
record CliLogin(
    IamClient iam, AccountScope scope, Path file, TimeSource time, AtomicReference<State> state)
    implements Login {
  private static final Duration WORTH_USING = Duration.ofMinutes(1);

  CliLogin(IamClient iam, AccountScope scope, Path file, TimeSource time) {
    this(iam, scope, file, time, new AtomicReference<>(new State(null, null, null)));
  }

  /**
   * The token and refresh token read from the file, and the refresh token of the last own refresh.
   */
  private record State(
      @Nullable String usedToken, @Nullable String fileRefresh, @Nullable String ownRefresh) {
    @Override
    public String toString() {
      return "State";
    }
  }

  @Override
  public Login forAccount(AccountScope other) {
    return new CliLogin(iam, other, file, time, state);
  }

  @Override
  public IamToken fetch() {
    // A refresh token may be valid for one use only.
    synchronized (state) {
      return next();
    }
  }

  private State current() {
    return Objects.requireNonNull(state.get());
  }

  private IamToken next() {
    JsonFields config = read();
    State before = current();
    String access = config.textOrNull("IAMToken");
    String refresh = config.textOrNull("IAMRefreshToken");
    if (refresh != null && !Secret.isSendable(refresh)) {
      throw loginAgain("the refresh token in " + file + " is unusable", IamError.NONE, null);
    }
    if (access != null) {
      String bare = bare(access);
      Duration left = Lifetime.left(bare, time.now()).orElse(Duration.ZERO);
      if (!bare.equals(before.usedToken()) && left.compareTo(WORTH_USING) > 0) {
        state.set(new State(bare, before.fileRefresh(), before.ownRefresh()));
        return scoped(
            new IamToken(bare, refresh, null, null, new Lifetime(time.nanoTime(), left)), refresh);
      }
    }
    if (refresh == null || !TokenAnswer.isRefreshToken(refresh)) {
      throw loginAgain("the CLI's session has no refresh token", IamError.NONE, null);
    }
    String own = refresh.equals(before.fileRefresh()) ? before.ownRefresh() : null;
    return scoped(refresh(refresh, own == null ? refresh : own, account(config)), refresh);
  }

  private IamToken refresh(String inFile, String held, @Nullable String account) {
    try {
      IamToken token = iam.refresh(held, account).keeping(held);
      state.set(new State(current().usedToken(), inFile, token.refreshToken().orElse(held)));
      return token;
    } catch (LoginRequiredException e) {
      throw loginAgain(e.getMessage(), e.error(), e);
    }
  }

  /** Returns a token for the chosen account; the CLI may target another one. */
  private IamToken scoped(IamToken token, @Nullable String inFile) {
    String chosen = scope.chosen(token);
    IamToken result = token;
    if (chosen != null && !chosen.equals(token.accountId().orElse(chosen)) && inFile != null) {
      result = refresh(inFile, token.refreshToken().orElse(inFile), chosen);
    }
    if (chosen != null) {
      AccountScope.verify(result, chosen, "IBM Cloud CLI login");
      scope.learn(chosen);
    }
    return result;
  }

  /** Returns the chosen account, or the one that the CLI targets. */
  private @Nullable String account(JsonFields config) {
    String wanted = scope.known();
    return wanted == null ? config.object("Account").textOrNull("GUID") : wanted;
  }

  private String bare(String access) {
    try {
      return Credential.BearerToken.bare(access).reveal();
    } catch (IllegalArgumentException e) {
      throw loginAgain("the token in " + file + " is unusable", IamError.NONE, e);
    }
  }

  private JsonFields read() {
    if (!Files.exists(file)) {
      throw loginAgain(file + " does not exist", IamError.NONE, null);
    }
    try {
      return JsonFields.parse(TextFile.read(file))
          .orElseThrow(
              () ->
                  new AuthenticationException(
                      "The configuration of the IBM Cloud CLI, "
                          + file
                          + ", is not a JSON object"));
    } catch (IOException e) {
      throw new AuthenticationException(
          "The configuration of the IBM Cloud CLI, "
              + file
              + ", can't be read"
              + TextFile.reason(e),
          IamError.NONE,
          e);
    }
  }

  private static LoginRequiredException loginAgain(
      @Nullable String why, IamError error, @Nullable Throwable cause) {
    return new LoginRequiredException(
        "The IBM Cloud CLI is not logged in: run \"ibmcloud login\" (" + why + ")", error, cause);
  }
}
