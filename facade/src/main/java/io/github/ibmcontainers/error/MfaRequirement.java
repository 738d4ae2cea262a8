package io.github.ibmcontainers.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The {@code requirements} of IAM's answer to a login that lacks a second factor.
 *
 * @param code which factor is missing, in IAM's words
 * @param error a sentence about it
 * @param authorizationToken what a further call has to carry; not shown by {@link #toString()}
 */
public record MfaRequirement(
    @Nullable String code, @Nullable String error, @Nullable String authorizationToken)
    implements Serializable {
  /** Names the code and the sentence, never the token. */
  @Override
  public String toString() {
    return "MfaRequirement[code=" + code + ", error=" + error + "]";
  }
}
