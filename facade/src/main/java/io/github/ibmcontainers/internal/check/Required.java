package io.github.ibmcontainers.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what an input still lacks, so that a caller learns of everything at once. */
public final class Required {
  private final String what;
  private final List<String> missing = new ArrayList<>();

  public Required(String what) {
    this.what = what;
  }

  public Required text(String how, @Nullable String value) {
    return that(how, value != null && !value.isBlank());
  }

  public Required that(String how, boolean given) {
    if (!given) {
      missing.add(how);
    }
    return this;
  }

  /** Requires a minimum; a number that isn't given is the service's to choose. */
  public Required atLeast(long minimum, String how, @Nullable Long value) {
    return that(how, value == null || value >= minimum);
  }

  /** Throws if anything is missing. */
  public void check() {
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(what + " needs " + String.join(", and ", missing));
    }
  }
}
