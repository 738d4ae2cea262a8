package io.github.ibmcontainers;

import io.github.ibmcontainers.internal.check.Urls;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Where the services are: IAM, accounts and the container API. Immutable.
 *
 * @param iam IAM's base, such as {@code https://iam.cloud.ibm.com}
 * @param accounts the first page of the list of accounts
 * @param containers the container API's base, up to and with {@code /global}
 */
public record Endpoints(HttpUrl iam, HttpUrl accounts, HttpUrl containers) {
  private static final Set<String> PRIVATE_REGIONS =
      Set.of("us-south", "us-east", "eu-gb", "eu-de", "jp-tok", "au-syd", "jp-osa", "ca-tor");

  /** The regions whose private network has IAM and the list of accounts under a name of its own. */
  private static final Set<String> PRIVATE_IAM_REGIONS = Set.of("us-south", "us-east");

  /** Regions whose gateway name starts otherwise. */
  private static final Set<String> PRIVATE_GATEWAY_REGIONS = Set.of("ca-mon", "in-che", "in-mum");

  /**
   * Checks that secrets go nowhere in clear.
   *
   * @throws IllegalArgumentException if a URL is not HTTPS and not on this machine, or names a user
   */
  public Endpoints {
    Urls.requireSafe("IAM endpoint", iam);
    Urls.requireSafe("accounts endpoint", accounts);
    Urls.requireSafe("container API endpoint", containers);
  }

  /** The public endpoints of today. */
  public static Endpoints publicNetwork() {
    return of(
        "https://iam.cloud.ibm.com",
        "https://accounts.cloud.ibm.com/coe/v2/accounts",
        "https://containers.cloud.ibm.com/global");
  }

  /**
   * The endpoints of the guide of February 2020. IBM has since moved them; for a mirror or a test.
   */
  public static Endpoints of2020() {
    return of(
        "https://iam.bluemix.net",
        "https://accountmanagement.ng.bluemix.net/v1/accounts",
        "https://containers.cloud.ibm.com/global");
  }

  /**
   * The endpoints of the private network, for machines in IBM Cloud's classic infrastructure or a
   * VPC.
   *
   * @param region the region to use, by either of its names
   * @throws IllegalArgumentException if the region has no private endpoint; the message lists those
   *     that do
   */
  public static Endpoints privateNetwork(String region) {
    String name = RegionName.today(RegionName.check(region));
    if (!PRIVATE_REGIONS.contains(name)) {
      throw new IllegalArgumentException(
          "The container API has no private endpoint in "
              + name
              + "; it has in "
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
   * The endpoints behind a VPC's own gateway to the container API, which every VPC with a cluster
   * of version 4.14 or later has.
   *
   * @param region the VPC's region
   * @throws IllegalArgumentException if it cannot be a region
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

  /** The same with another IAM. */
  public Endpoints withIam(HttpUrl url) {
    return new Endpoints(url, accounts, containers);
  }

  /** The same with another list of accounts. */
  public Endpoints withAccounts(HttpUrl url) {
    return new Endpoints(iam, url, containers);
  }

  /** The same with another container API. */
  public Endpoints withContainers(HttpUrl url) {
    return new Endpoints(iam, accounts, url);
  }

  private static Endpoints of(String iam, String accounts, String containers) {
    return new Endpoints(HttpUrl.get(iam), HttpUrl.get(accounts), HttpUrl.get(containers));
  }
}
