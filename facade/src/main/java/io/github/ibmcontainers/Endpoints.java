package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.check.Urls;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints of IAM, the accounts API, the container API, and the resource controller. Immutable.
 *
 * <p>The endpoint of the resource controller is derived from the others unless it is set: the
 * resource controller of the same IBM Cloud and network, or the server of the accounts API if the
 * container API isn't one of IBM Cloud's hosts.
 */
public final class Endpoints {
  private static final Set<String> PRIVATE_REGIONS =
      Set.of("us-south", "us-east", "eu-gb", "eu-de", "jp-tok", "au-syd", "jp-osa", "ca-tor");

  /** Regions with their own private endpoints of IAM and the accounts API. */
  private static final Set<String> PRIVATE_IAM_REGIONS = Set.of("us-south", "us-east");

  /** Regions whose gateway has the prefix {@code private.} instead of {@code api.}. */
  private static final Set<String> PRIVATE_GATEWAY_REGIONS = Set.of("ca-mon", "in-che", "in-mum");

  /** What follows the region in a host name of the container API. */
  private static final String CONTAINERS_LABEL = "containers.";

  private final HttpUrl iam;
  private final HttpUrl accounts;
  private final HttpUrl containers;
  private final Optional<HttpUrl> givenResourceController;
  private final HttpUrl resourceController;

  private Endpoints(Builder builder) {
    this.iam = Urls.requireSafe("IAM endpoint", builder.iam);
    this.accounts = Urls.requireSafe("accounts endpoint", builder.accounts);
    this.containers = Urls.requireSafe("container API endpoint", builder.containers);
    this.givenResourceController = Optional.ofNullable(builder.resourceController);
    this.resourceController =
        Urls.requireSafe(
            "resource controller endpoint",
            givenResourceController.orElseGet(() -> resourceController(accounts, containers)));
  }

  /**
   * Returns endpoints.
   *
   * @param iam the base URL of IAM, such as {@code https://iam.cloud.ibm.com}
   * @param accounts the URL of the list of accounts
   * @param containers the base URL of the container API, including {@code /global}
   * @throws IllegalArgumentException if a URL is neither HTTPS nor local, or contains a user name,
   *     password, query, or fragment
   */
  public static Endpoints of(HttpUrl iam, HttpUrl accounts, HttpUrl containers) {
    return new Builder(iam, accounts, containers).build();
  }

  /**
   * Returns endpoints.
   *
   * @param iam the base URL of IAM, such as {@code https://iam.cloud.ibm.com}
   * @param accounts the URL of the list of accounts
   * @param containers the base URL of the container API, including {@code /global}
   * @throws IllegalArgumentException if a URL is invalid, is neither HTTPS nor local, or contains a
   *     user name, password, query, or fragment
   */
  public static Endpoints of(String iam, String accounts, String containers) {
    return of(HttpUrl.get(iam), HttpUrl.get(accounts), HttpUrl.get(containers));
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
    String name = RegionName.currentName(RegionName.check(region));
    Check.that(
        PRIVATE_REGIONS.contains(name),
        "Region %s has no private endpoint of the container API. Regions that have one: %s",
        name,
        String.join(", ", new TreeSet<>(PRIVATE_REGIONS)));
    String iam = PRIVATE_IAM_REGIONS.contains(name) ? "private." + name : "private";
    return privateNetwork(name, iam, "private.");
  }

  /**
   * Returns the endpoints of a VPC's virtual private endpoint gateway. Each VPC with a cluster of
   * version 4.14 or later has one.
   *
   * @param region the VPC's region
   * @throws IllegalArgumentException if the name is not a region's
   */
  public static Endpoints privateGateway(String region) {
    String name = RegionName.currentName(RegionName.check(region));
    return privateNetwork(
        name, "private", PRIVATE_GATEWAY_REGIONS.contains(name) ? "private." : "api.");
  }

  private static Endpoints privateNetwork(String region, String iam, String prefix) {
    String accounts = PRIVATE_IAM_REGIONS.contains(region) ? region : "us-south";
    return of(
        "https://" + iam + ".iam.cloud.ibm.com",
        "https://private." + accounts + ".accounts.cloud.ibm.com/coe/v2/accounts",
        "https://" + prefix + region + ".containers.cloud.ibm.com/global");
  }

  /** Returns a builder with these endpoints. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns the base URL of IAM. */
  public HttpUrl iam() {
    return iam;
  }

  /** Returns the URL of the list of accounts. */
  public HttpUrl accounts() {
    return accounts;
  }

  /** Returns the base URL of the container API, including {@code /global}. */
  public HttpUrl containers() {
    return containers;
  }

  /** Returns the base URL of the resource controller, which lists resource groups. */
  public HttpUrl resourceController() {
    return resourceController;
  }

  /**
   * Tokens go to hosts of the same domain as the container API, or to one that gets them anyway.
   */
  private static HttpUrl resourceController(HttpUrl accounts, HttpUrl containers) {
    String host = containers.host();
    int label = host.indexOf(CONTAINERS_LABEL);
    if (!host.endsWith(".cloud.ibm.com") || label < 0) {
      return accounts.newBuilder().encodedPath("/").query(null).fragment(null).build();
    }
    boolean isPrivate = host.startsWith("private.") || host.startsWith("api.");
    return new HttpUrl.Builder()
        .scheme("https")
        .host(
            (isPrivate ? "private." : "")
                + "resource-controller."
                + host.substring(label + CONTAINERS_LABEL.length()))
        .build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoints that
        && iam.equals(that.iam)
        && accounts.equals(that.accounts)
        && containers.equals(that.containers)
        && resourceController.equals(that.resourceController);
  }

  @Override
  public int hashCode() {
    return Objects.hash(iam, accounts, containers, resourceController);
  }

  @Override
  public String toString() {
    return "Endpoints[iam=%s, accounts=%s, containers=%s, resourceController=%s]"
        .formatted(iam, accounts, containers, resourceController);
  }

  /** Builds {@link Endpoints}. Not thread-safe. */
  public static final class Builder {
    private HttpUrl iam;
    private HttpUrl accounts;
    private HttpUrl containers;
    private @Nullable HttpUrl resourceController;

    private Builder(HttpUrl iam, HttpUrl accounts, HttpUrl containers) {
      this.iam = iam;
      this.accounts = accounts;
      this.containers = containers;
    }

    private Builder(Endpoints endpoints) {
      this(endpoints.iam, endpoints.accounts, endpoints.containers);
      this.resourceController = endpoints.givenResourceController.orElse(null);
    }

    /** Sets the base URL of IAM. */
    public Builder iam(HttpUrl url) {
      this.iam = Urls.requireSafe("IAM endpoint", url);
      return this;
    }

    /** Sets the URL of the list of accounts. */
    public Builder accounts(HttpUrl url) {
      this.accounts = Urls.requireSafe("accounts endpoint", url);
      return this;
    }

    /** Sets the base URL of the container API, including {@code /global}. */
    public Builder containers(HttpUrl url) {
      this.containers = Urls.requireSafe("container API endpoint", url);
      return this;
    }

    /** Sets the base URL of the resource controller; by default it is derived from the others. */
    public Builder resourceController(HttpUrl url) {
      this.resourceController = Urls.requireSafe("resource controller endpoint", url);
      return this;
    }

    /**
     * Returns the endpoints.
     *
     * @throws IllegalArgumentException if a URL is neither HTTPS nor local, or contains a user
     *     name, password, query, or fragment
     */
    public Endpoints build() {
      return new Endpoints(this);
    }
  }
}
