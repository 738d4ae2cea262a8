package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.check.HeaderValues;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a call looks: account, resource group and region. Each value is sent, as the header that
 * the guide names, on exactly the operations that declare that header. Immutable.
 *
 * <p>A client has a scope, {@link ContainersClient#with} gives a view with a narrower one, and
 * {@link RequestOptions} can narrow it for one call; what the narrower one does not say, the wider
 * one does.
 */
public final class Scope {
  private static final Scope NONE = new Builder().build();

  private final @Nullable String account;
  private final @Nullable String resourceGroup;
  private final @Nullable String region;

  private Scope(Builder builder) {
    this.account = builder.account;
    this.resourceGroup = builder.resourceGroup;
    this.region = builder.region;
  }

  /** A scope that says nothing. */
  public static Scope none() {
    return NONE;
  }

  /** A builder that says nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this scope. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.account = account;
    builder.resourceGroup = resourceGroup;
    builder.region = region;
    return builder;
  }

  /** The account's id, sent as {@code X-Auth-Resource-Account}. */
  public Optional<String> account() {
    return Optional.ofNullable(account);
  }

  /**
   * The resource group's id, sent as {@code X-Auth-Resource-Group} or {@code
   * X-Auth-Resource-Group-ID}, whichever an operation declares.
   */
  public Optional<String> resourceGroup() {
    return Optional.ofNullable(resourceGroup);
  }

  /** The region, sent as {@code X-Region}, spelled as it was given. */
  public Optional<String> region() {
    return Optional.ofNullable(region);
  }

  /** This scope where it says something, and the wider one elsewhere. */
  public Scope within(Scope wider) {
    Builder builder = wider.toBuilder();
    builder.account = account == null ? builder.account : account;
    builder.resourceGroup = resourceGroup == null ? builder.resourceGroup : resourceGroup;
    builder.region = region == null ? builder.region : region;
    return builder.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scope that
        && account().equals(that.account())
        && resourceGroup().equals(that.resourceGroup())
        && region().equals(that.region());
  }

  @Override
  public int hashCode() {
    return 31 * (31 * account().hashCode() + resourceGroup().hashCode()) + region().hashCode();
  }

  /** For a message: {@code account a1b2…, resource group default, region eu-de}. */
  @Override
  public String toString() {
    return "account "
        + account().orElse("of the token")
        + ", resource group "
        + resourceGroup().orElse("any")
        + ", region "
        + region().orElse("any");
  }

  /** Collects a scope. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable String account;
    private @Nullable String resourceGroup;
    private @Nullable String region;

    private Builder() {}

    /**
     * Sets the account.
     *
     * @param accountId its id, as {@code ibmcloud account list} prints it
     * @throws IllegalArgumentException if it cannot be a header value
     */
    public Builder account(String accountId) {
      this.account = HeaderValues.check("account", accountId);
      return this;
    }

    /**
     * Sets the resource group.
     *
     * @param resourceGroupId its id, as {@code ibmcloud resource groups} prints it
     * @throws IllegalArgumentException if it cannot be a header value
     */
    public Builder resourceGroup(String resourceGroupId) {
      this.resourceGroup = HeaderValues.check("resource group", resourceGroupId);
      return this;
    }

    /**
     * Sets the region, by today's name or by the older one of the service: {@code jp-tok} or {@code
     * ap-north}.
     *
     * @param region the region's name
     * @throws IllegalArgumentException if it cannot be a region; the message lists the known ones
     */
    public Builder region(String region) {
      this.region = RegionName.check(region);
      return this;
    }

    /** The scope. */
    public Scope build() {
      return new Scope(this);
    }
  }
}
