package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.check.HeaderValues;
import io.github.ibmcontainers.resourcegroup.ResourceGroupSelector;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Account, resource group, and region of a call. Each value is sent as a header with exactly the
 * operations that declare the header. Immutable.
 *
 * <p>A client has a scope. {@link ContainersClient#with} returns a view with a narrower scope, and
 * {@link RequestOptions} narrow the scope of one call. Values that the narrower scope doesn't set
 * are taken from the wider one.
 */
public final class Scope implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Scope NONE = new Builder().build();

  private final @Nullable String account;
  private final @Nullable ResourceGroupSelector resourceGroup;
  private final @Nullable String region;

  private Scope(Builder builder) {
    this.account = builder.account;
    this.resourceGroup = builder.resourceGroup;
    this.region = builder.region;
  }

  /** Returns a scope without values. */
  public static Scope none() {
    return NONE;
  }

  /** Returns a builder without values. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this scope. */
  public Builder toBuilder() {
    return new Builder().overriddenBy(this);
  }

  /** Returns the account's id, sent as {@code X-Auth-Resource-Account}. */
  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  /**
   * Returns the resource group's id, sent as {@code X-Auth-Resource-Group} or {@code
   * X-Auth-Resource-Group-ID}, whichever an operation declares. Empty if the group is selected
   * otherwise than by id; see {@link #resourceGroupSelector}.
   */
  public Optional<String> resourceGroup() {
    return resourceGroupSelector().flatMap(ResourceGroupSelector::id);
  }

  /** Returns how the resource group is selected. */
  public Optional<ResourceGroupSelector> resourceGroupSelector() {
    return Optional.ofNullable(resourceGroup);
  }

  /** Returns the region, sent as {@code X-Region}, by the name it was set with. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** Returns this scope, completed by the values of a wider one. */
  @SuppressWarnings("ReferenceEquality") // Equal scopes that aren't the same are only slower.
  public Scope within(Scope wider) {
    if (this == NONE || this == wider) {
      return wider;
    }
    return wider.toBuilder().overriddenBy(this).build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scope that
        && account().equals(that.account())
        && resourceGroupSelector().equals(that.resourceGroupSelector())
        && region().equals(that.region());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * account().hashCode() + resourceGroupSelector().hashCode())
        + region().hashCode();
  }

  /** Returns a text for messages: {@code account a1b2…, resource group default, region eu-de}. */
  @Override
  public String toString() {
    return "account %s, %s, region %s"
        .formatted(
            account().orElse("of the token"),
            resourceGroupSelector().map(Object::toString).orElse("resource group any"),
            region().orElse("any"));
  }

  /** Builds a {@link Scope}. Not thread-safe. */
  public static final class Builder {
    private @Nullable String account;
    private @Nullable ResourceGroupSelector resourceGroup;
    private @Nullable String region;

    private Builder() {}

    private Builder overriddenBy(Scope scope) {
      account = scope.account().orElse(account);
      resourceGroup = scope.resourceGroupSelector().orElse(resourceGroup);
      region = scope.region().orElse(region);
      return this;
    }

    /**
     * Sets the account.
     *
     * @param accountId the account's id, as printed by {@code ibmcloud account list}
     * @throws IllegalArgumentException if the id can't be sent as a header
     */
    public Builder account(String accountId) {
      this.account = HeaderValues.check("account", accountId);
      return this;
    }

    /**
     * Sets the resource group by id.
     *
     * @param resourceGroupId the group's id, as printed by {@code ibmcloud resource groups}
     * @throws IllegalArgumentException if the id can't be sent as a header
     */
    public Builder resourceGroup(String resourceGroupId) {
      return resourceGroup(ResourceGroupSelector.byId(resourceGroupId));
    }

    /**
     * Sets the resource group: {@code resourceGroup(ResourceGroupSelector.byName("default"))}.
     *
     * @param selector how the group is selected
     */
    public Builder resourceGroup(ResourceGroupSelector selector) {
      this.resourceGroup = Objects.requireNonNull(selector, "resource group");
      return this;
    }

    /**
     * Sets the region, by its current or former name: {@code jp-tok} or {@code ap-north}.
     *
     * @throws IllegalArgumentException if the name is not a region's; the message lists known
     *     regions
     */
    public Builder region(String region) {
      this.region = RegionName.check(region);
      return this;
    }

    /** Returns the scope. */
    public Scope build() {
      return new Scope(this);
    }
  }
}
