package io.github.ibmcontainers.auth;

import org.jspecify.annotations.Nullable;

/** A one-time passcode, given or asked for; see {@link Credential#passcode(String)}. */
public final class PasscodeCredential implements Credential {
  private final @Nullable Secret passcode;
  private final @Nullable PasscodePrompt prompt;

  private PasscodeCredential(@Nullable Secret passcode, @Nullable PasscodePrompt prompt) {
    this.passcode = passcode;
    this.prompt = prompt;
  }

  static PasscodeCredential given(Secret passcode) {
    return new PasscodeCredential(passcode, null);
  }

  static PasscodeCredential askedFor(PasscodePrompt prompt) {
    return new PasscodeCredential(null, prompt);
  }

  @Nullable Secret given() {
    return passcode;
  }

  @Nullable PasscodePrompt prompt() {
    return prompt;
  }

  /** Never the passcode. */
  @Override
  public String toString() {
    return "PasscodeCredential[" + (passcode == null ? "asked for" : passcode) + "]";
  }
}
