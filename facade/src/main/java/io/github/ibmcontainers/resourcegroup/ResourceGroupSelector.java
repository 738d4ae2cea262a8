package io.github.ibmcontainers.resourcegroup;

import io.github.ibmcontainers.error.ResourceGroupSelectionException;
import io.github.ibmcontainers.internal.check.HeaderValues;
import io.github.ibmcontainers.internal.text.Choices;
import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Selects a resource group. A selector by id needs no request. Other selectors are resolved by the
 * account's list of resource groups before the first call that needs the group; a group that
 * doesn't exist fails that call. Immutable and thread-safe.
 */
public final class ResourceGroupSelector implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final ResourceGroupSelector DEFAULT = new ResourceGroupSelector(Kind.DEFAULT, "");

  private enum Kind {
    BY_ID,
    BY_NAME,
    DEFAULT
  }

  private final Kind kind;
  private final String value;

  private ResourceGroupSelector(Kind kind, String value) {
    this.kind = kind;
    this.value = value;
  }

  /**
   * Selects the resource group with an id.
   *
   * @throws IllegalArgumentException if the id can't be sent as a header
   */
  public static ResourceGroupSelector byId(String id) {
    return new ResourceGroupSelector(Kind.BY_ID, HeaderValues.check("resource group", id));
  }

  /**
   * Selects the resource group with a name. Case matters.
   *
   * @throws IllegalArgumentException if the name is blank or contains control characters
   */
  public static ResourceGroupSelector byName(String name) {
    return new ResourceGroupSelector(Kind.BY_NAME, HeaderValues.check("resource group", name));
  }

  /**
   * Selects by id if the text is one (32 hexadecimal digits), and by name otherwise.
   *
   * @throws IllegalArgumentException if the text is blank or contains control characters
   */
  public static ResourceGroupSelector byIdOrName(String idOrName) {
    return ID.matcher(idOrName).matches() ? byId(idOrName) : byName(idOrName);
  }

  /** Selects the default resource group of the account. */
  public static ResourceGroupSelector ofAccountDefault() {
    return DEFAULT;
  }

  /** Returns the id, if the group is selected by id. */
  public Optional<String> id() {
    return kind == Kind.BY_ID ? Optional.of(value) : Optional.empty();
  }

  /**
   * Selects from the resource groups of an account.
   *
   * @throws ResourceGroupSelectionException if no group, or more than one, matches
   */
  public ResourceGroup choose(Collection<ResourceGroup> groups) {
    List<ResourceGroup> matching = groups.stream().filter(this::matches).toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    Collection<ResourceGroup> candidates = matching.isEmpty() ? groups : matching;
    Map<String, String> names = new LinkedHashMap<>();
    candidates.forEach(group -> names.put(group.id(), group.name()));
    String all = Choices.text(candidates, group -> group.name() + " (" + group.id() + ")");
    throw new ResourceGroupSelectionException(
        matching.isEmpty()
            ? "There is no " + this + " in the account. Its resource groups: " + all
            : "There is more than one " + this + ". Select one by id: " + all,
        names);
  }

  /** Returns whether the selector selects a resource group. */
  public boolean matches(ResourceGroup group) {
    return switch (kind) {
      case BY_ID -> group.id().equals(value);
      case BY_NAME -> group.name().equals(value);
      case DEFAULT -> group.isDefault();
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ResourceGroupSelector that
        && kind == that.kind
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + value.hashCode();
  }

  /** Returns a text for messages: {@code resource group named "default"}. */
  @Override
  public String toString() {
    return switch (kind) {
      case BY_ID -> "resource group " + value;
      case BY_NAME -> "resource group named \"" + value + "\"";
      case DEFAULT -> "default resource group";
    };
  }
}
