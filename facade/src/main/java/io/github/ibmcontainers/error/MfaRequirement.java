package io.github.ibmcontainers.error;

import com.google.gson.annotations.JsonAdapter;
import io.github.ibmcontainers.internal.json.PrintedAdapter;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The {@code requirements} of IAM's answer to a login that lacks a second factor.
 *
 * @param code which factor is missing, in IAM's words
 * @param error a sentence about it
 * @param authorizationToken the token that a further call has to carry, a secret; {@code null} if
 *     IAM sent none or after deserialization
 */
@JsonAdapter(PrintedAdapter.class)
public record MfaRequirement(
    @Nullable String code, @Nullable String error, @Nullable String authorizationToken)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The token isn't part of the serialized form. */
  private Object writeReplace() {
    return new MfaRequirement(code, error, null);
  }

  /** Names the code and the sentence, never the token. */
  @Override
  public String toString() {
    return "MfaRequirement[code=" + code + ", error=" + error + "]";
  }
}
