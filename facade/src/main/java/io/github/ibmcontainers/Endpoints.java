package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.check.Urls;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Endpoints of IAM, the accounts API, and the container API. Immutable.
 *
 * @param iam the base URL of IAM, such as {@code https://iam.cloud.ibm.com}
 * @param accounts the URL of the list of accounts
 * @param containers the base URL of the container API, including {@code /global}
 */
public record Endpoints(HttpUrl iam, HttpUrl accounts, HttpUrl containers) {
  private static final Set<String> PRIVATE_REGIONS =
      Set.of("us-south", "us-east", "eu-gb", "eu-de", "jp-tok", "au-syd", "jp-osa", "ca-tor");

  /** Regions with their own private endpoints of IAM and the accounts API. */
  private static final Set<String> PRIVATE_IAM_REGIONS = Set.of("us-south", "us-east");

  /** Regions whose gateway has the prefix {@code private.} instead of {@code api.}. */
  private static final Set<String> PRIVATE_GATEWAY_REGIONS = Set.of("ca-mon", "in-che", "in-mum");

  /**
   * Validates the URLs.
   *
   * @throws IllegalArgumentException if a URL is neither HTTPS nor local, or contains a user name
   *     or password
   */
  public Endpoints {
    Urls.requireSafe("IAM endpoint", iam);
    Urls.requireSafe("accounts endpoint", accounts);
    Urls.requireSafe("container API endpoint", containers);
  }

  /** Returns the public endpoints. */
  public static Endpoints publicNetwork() {
    return of(
        "https://iam.cloud.ibm.com",
        "https://accounts.cloud.ibm.com/coe/v2/accounts",
        "https://containers.cloud.ibm.com/global");
  }

  /**
   * Returns the endpoints of the guide of February 2020. IBM has since moved them; use these for a
   * mirror or a test.
   */
  public static Endpoints of2020() {
    return of(
        "https://iam.bluemix.net",
        "https://accountmanagement.ng.bluemix.net/v1/accounts",
        "https://containers.cloud.ibm.com/global");
  }

  /**
   * Returns the endpoints of the private network, for machines in classic infrastructure or in a
   * VPC.
   *
   * @param region the region, by its current or former name
   * @throws IllegalArgumentException if the region has no private endpoint; the message lists the
   *     regions that have one
   */
  public static Endpoints privateNetwork(String region) {
    String name = RegionName.today(RegionName.check(region));
    if (!PRIVATE_REGIONS.contains(name)) {
      throw new IllegalArgumentException(
          "Region "
              + name
              + " has no private endpoint of the container API. Regions that have one: "
              + String.join(", ", PRIVATE_REGIONS.stream().sorted().toList()));
    }
    String iam = PRIVATE_IAM_REGIONS.contains(name) ? "private." + name : "private";
    String accounts = PRIVATE_IAM_REGIONS.contains(name) ? name : "us-south";
    return of(
        "https://" + iam + ".iam.cloud.ibm.com",
        "https://private." + accounts + ".accounts.cloud.ibm.com/coe/v2/accounts",
        "https://private." + name + ".containers.cloud.ibm.com/global");
  }

  /**
   * Returns the endpoints of a VPC's virtual private endpoint gateway. Each VPC with a cluster of
   * version 4.14 or later has one.
   *
   * @param region the VPC's region
   * @throws IllegalArgumentException if the name is not a region's
   */
  public static Endpoints privateGateway(String region) {
    String name = RegionName.today(RegionName.check(region));
    String accounts = PRIVATE_IAM_REGIONS.contains(name) ? name : "us-south";
    String prefix = PRIVATE_GATEWAY_REGIONS.contains(name) ? "private." : "api.";
    return of(
        "https://private.iam.cloud.ibm.com",
        "https://private." + accounts + ".accounts.cloud.ibm.com/coe/v2/accounts",
        "https://" + prefix + name + ".containers.cloud.ibm.com/global");
  }

  /** Returns a builder with these endpoints. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  private static Endpoints of(String iam, String accounts, String containers) {
    return new Endpoints(HttpUrl.get(iam), HttpUrl.get(accounts), HttpUrl.get(containers));
  }

  /** Builds {@link Endpoints}. Not thread-safe. */
  public static final class Builder {
    private HttpUrl iam;
    private HttpUrl accounts;
    private HttpUrl containers;

    private Builder(Endpoints endpoints) {
      this.iam = endpoints.iam;
      this.accounts = endpoints.accounts;
      this.containers = endpoints.containers;
    }

    /** Sets the base URL of IAM. */
    public Builder iam(HttpUrl url) {
      this.iam = url;
      return this;
    }

    /** Sets the URL of the list of accounts. */
    public Builder accounts(HttpUrl url) {
      this.accounts = url;
      return this;
    }

    /** Sets the base URL of the container API, including {@code /global}. */
    public Builder containers(HttpUrl url) {
      this.containers = url;
      return this;
    }

    /**
     * Returns the endpoints.
     *
     * @throws IllegalArgumentException if a URL is neither HTTPS nor local, or contains a user name
     *     or password
     */
    public Endpoints build() {
      return new Endpoints(iam, accounts, containers);
    }
  }
}
