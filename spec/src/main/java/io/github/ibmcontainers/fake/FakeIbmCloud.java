package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.accounts.AccountsBackend;
import io.github.ibmcontainers.fake.accounts.ResourceGroups;
import io.github.ibmcontainers.fake.accounts.ResourceGroupsBackend;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.containers.InventoryJson;
import io.github.ibmcontainers.fake.gateway.ContainersBackend;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Exchange;
import io.github.ibmcontainers.fake.http.SkewedClock;
import io.github.ibmcontainers.fake.iam.Claims;
import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.IamBackend;
import io.github.ibmcontainers.fake.iam.MetadataBackend;
import io.github.ibmcontainers.fake.kubernetes.FleetCredentials;
import io.github.ibmcontainers.fake.kubernetes.MasterFleet;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * A fake IBM Cloud on the loopback interface, for tests. It follows IBM's guides: it validates
 * requests to the container API against the API document, rejects what IBM Cloud rejects, and
 * records all requests. Instances in one JVM are independent. Thread-safe.
 *
 * <pre>{@code
 * try (FakeIbmCloud cloud = FakeIbmCloud.start()) {
 *   HttpUrl token = cloud.endpoints().token();
 *   // ... run the code under test against cloud.endpoints() with cloud.apiKey()
 *   assertEquals(1, cloud.iam().tokenRequests().size());
 * }
 * }</pre>
 */
public final class FakeIbmCloud implements AutoCloseable {
  private final String apiKey;
  private final Optional<StateFile> stateFile;
  private final SkewedClock clock;
  private final Network network;
  private final Directory directory;
  private final IamBackend iamBackend;
  private final Inventory inventory;
  private final MasterFleet fleet;
  private final FakeEndpoints endpoints;
  private final FakeIam iam;
  private final FakeService accounts;
  private final FakeContainers containers;
  private final FakeService kubernetes;
  private final FakeService openShiftOAuth;
  private volatile String iamBase = "";
  private int unrelatedHostPort;

  FakeIbmCloud(FakeIbmCloudBuilder builder) {
    clock = new SkewedClock(builder.clock);
    directory = builder.directory;
    stateFile = builder.state.map(StateFile::new);
    Optional<StateFile.Content> saved = stateFile.flatMap(StateFile::read);
    apiKey = saved.map(StateFile.Content::apiKey).orElseGet(() -> secret("key"));
    directory.addApiKey(
        apiKey, new Directory.ApiKey(firstUser().identity(), FakeIbmCloudBuilder.FIRST_ACCOUNT));
    network = new Network(clock, this::inspect);
    iamBackend = new IamBackend(directory, builder.iamSettings(), clock, () -> iamBase);
    inventory = new Inventory(clock, builder.times, builder.cannotCreate, groups(builder));
    inventory.omitClassicProvider(builder.omitClassicProvider);
    if (saved.isPresent()) {
      InventoryJson.read(inventory, saved.get().inventory());
    } else {
      for (ClusterSpec cluster : builder.clusters) {
        inventory.add(cluster, cluster.account().orElse(FakeIbmCloudBuilder.FIRST_ACCOUNT));
      }
    }
    Set<String> entitled = new HashSet<>();
    builder.accounts.forEach(a -> entitled.add(a.id()));
    entitled.removeAll(builder.accountsWithoutService);
    int base = builder.firstPort;
    fleet =
        new MasterFleet(
            inventory,
            network,
            iamBackend,
            directory,
            clock,
            builder.ibmHostNames,
            base,
            builder.maxWatchDuration);
    HttpUrl iamUrl = serve(iamBackend, base);
    iamBase = withoutSlash(iamUrl);
    HttpUrl accountsUrl =
        serve(
            new AccountsBackend(
                builder.accounts, directory, iamBackend.mint(), builder.accountsPerPage),
            base == 0 ? 0 : base + 1);
    ContainersBackend containersBackend =
        new ContainersBackend(
            inventory,
            fleet,
            new FleetCredentials(fleet, iamBackend, () -> iamBase + "/identity"),
            iamBackend.mint(),
            entitled,
            clock,
            builder.rateLimit);
    network.faults(Service.CONTAINERS).operations(containersBackend::hasOperation);
    HttpUrl containersUrl = serve(containersBackend, base == 0 ? 0 : base + 2);
    HttpUrl groupsUrl =
        serve(
            new ResourceGroupsBackend(
                inventory.groups(), iamBackend.mint(), builder.accountsPerPage),
            base == 0 ? 0 : base + 3);
    HttpUrl metadataUrl =
        serve(new MetadataBackend(directory, iamBackend.mint(), clock), base == 0 ? 0 : base + 4);
    endpoints =
        new FakeEndpoints(
            iamUrl,
            accountsUrl,
            containersUrl.newBuilder().addPathSegment("global").build(),
            containersUrl,
            groupsUrl,
            metadataUrl);
    network.control(new ControlApi(this, network, inventory, clock));
    iam = new FakeIam(network, iamBackend, directory);
    accounts = new FakeService(network, Service.ACCOUNTS);
    containers = new FakeContainers(network, inventory);
    kubernetes = new FakeService(network, Service.KUBERNETES);
    openShiftOAuth = new FakeService(network, Service.OPENSHIFT_OAUTH);
  }

  private static ResourceGroups groups(FakeIbmCloudBuilder builder) {
    ResourceGroups groups = new ResourceGroups();
    builder.accounts.forEach(a -> groups.add(a.id(), ResourceGroups.DEFAULT));
    builder.resourceGroups.forEach(g -> groups.add(FakeIbmCloudBuilder.FIRST_ACCOUNT, g));
    return groups;
  }

  /** Starts a fake cloud with default settings. */
  public static FakeIbmCloud start() {
    return builder().start();
  }

  /** Returns a builder with default settings. */
  public static FakeIbmCloudBuilder builder() {
    return new FakeIbmCloudBuilder();
  }

  /** Returns the endpoints of the services. */
  public FakeEndpoints endpoints() {
    return endpoints;
  }

  /**
   * Returns the environment variables that make IBM's tools, and clients that read the same
   * variables, use this cloud.
   */
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("IBMCLOUD_API_KEY", apiKey);
    variables.put("IBMCLOUD_IAM_API_ENDPOINT", withoutSlash(endpoints.iam()));
    variables.put("IBMCLOUD_ACCOUNT_MANAGEMENT_API_ENDPOINT", withoutSlash(endpoints.accounts()));
    variables.put("IBMCLOUD_CS_API_ENDPOINT", endpoints.containers().toString());
    variables.put(
        "IBMCLOUD_RESOURCE_MANAGEMENT_API_ENDPOINT", withoutSlash(endpoints.resourceController()));
    return variables;
  }

  /** Returns the API key of the first user, which belongs to the first account. */
  public String apiKey() {
    return apiKey;
  }

  /** Returns the name of the first user. */
  public String user() {
    return FakeIbmCloudBuilder.USER;
  }

  /** Returns the password of the first user. */
  public String password() {
    return firstUser().password();
  }

  /** Returns a new one-time passcode of the first user, as the login page in a browser shows it. */
  public String newPasscode() {
    return iamBackend.passcodeFor(firstUser());
  }

  /**
   * Returns a new one-time passcode of a user.
   *
   * @throws IllegalArgumentException if there is no such user
   */
  public String newPasscode(String userName) {
    return iamBackend.passcodeFor(
        directory
            .user(userName)
            .orElseThrow(() -> new IllegalArgumentException("no such user: " + userName)));
  }

  /** Returns the id of the first account: 32 hexadecimal digits. */
  public String accountId() {
    return FakeIbmCloudBuilder.FIRST_ACCOUNT;
  }

  /**
   * Returns the id of a resource group of the first account.
   *
   * @param name the name of the group, such as {@code default}
   * @throws IllegalArgumentException if the account has no group of that name
   */
  public String resourceGroupId(String name) {
    return inventory
        .groups()
        .find(accountId(), name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no such resource group: "
                        + name
                        + "; add it with FakeIbmCloudBuilder.resourceGroup(...)"));
  }

  /**
   * Returns a cluster by name or id.
   *
   * @throws IllegalArgumentException if there is no such cluster
   */
  public FakeCluster cluster(String nameOrId) {
    return inventory
        .cluster(nameOrId)
        .map(cluster -> new FakeCluster(cluster, fleet))
        .orElseThrow(() -> new IllegalArgumentException("no such cluster: " + nameOrId));
  }

  /**
   * Returns the certificate of the CA that plays the part of the publicly trusted CAs. It signs the
   * certificates of OpenShift masters, among others, so a client under test must trust it.
   */
  public X509Certificate publicCaCertificate() {
    return fleet.publicCa().certificate();
  }

  /** Returns {@link #publicCaCertificate()} as PEM text. */
  public String publicCaPem() {
    return fleet.publicCa().certificatePem();
  }

  /**
   * Returns a resolver of the masters' host names. See {@link FakeIbmCloudBuilder#ibmHostNames()}.
   */
  public Dns dns() {
    return new LoopbackDns();
  }

  /**
   * Returns the URL of an unrelated host, which must not receive credentials. A request that sends
   * it one is reported by {@link #misdirectedCredentials()}.
   */
  public synchronized HttpUrl unrelatedHost() {
    if (unrelatedHostPort == 0) {
      unrelatedHostPort = network.start(new UnrelatedHost(), 0);
    }
    return url(unrelatedHostPort);
  }

  /** Returns the identity service. */
  public FakeIam iam() {
    return iam;
  }

  /** Returns the account service. */
  public FakeService accounts() {
    return accounts;
  }

  /** Returns the resource controller, which lists resource groups. */
  public FakeService resourceController() {
    return new FakeService(network, Service.RESOURCE_CONTROLLER);
  }

  /** Returns the metadata service of a VPC instance. */
  public FakeService metadata() {
    return new FakeService(network, Service.METADATA);
  }

  /** Returns the container API. */
  public FakeContainers containers() {
    return containers;
  }

  /** Returns the masters of all clusters. */
  public FakeService kubernetes() {
    return kubernetes;
  }

  /** Returns the OAuth servers of all OpenShift clusters. */
  public FakeService openShiftOAuth() {
    return openShiftOAuth;
  }

  /** Returns all recorded requests, oldest first. */
  public List<RecordedCall> requests() {
    return network.log().matching(c -> true);
  }

  /** Returns the requests that sent a credential to a host that it isn't meant for. */
  public List<RecordedCall> misdirectedCredentials() {
    return network.log().matching(RecordedCall::credentialAtWrongHost);
  }

  /** Removes and returns all recorded requests atomically, oldest first. */
  public List<RecordedCall> takeRequests() {
    return network.log().take();
  }

  /** Removes all recorded requests. */
  public void clearRequests() {
    network.log().clear();
  }

  /** Skews the servers' clocks: ahead if the amount is positive, behind if it is negative. */
  public void skewClock(Duration amount) {
    clock.skew(amount);
  }

  /**
   * Stops all servers; open connections break. Writes the file of {@link
   * FakeIbmCloudBuilder#state(java.nio.file.Path)}, if there is one.
   *
   * @throws java.io.UncheckedIOException if the file can't be written
   */
  @Override
  public void close() {
    stateFile.ifPresent(file -> file.write(apiKey, inventory));
    fleet.close();
    network.close();
  }

  private CredentialKind inspect(Exchange exchange) {
    if (exchange.headers().get("Authorization") == null) {
      return CredentialKind.NONE;
    }
    Optional<Exchange.Basic> basic = exchange.basic();
    if (basic.isPresent()) {
      return basic.get().user().equals("apikey") || basic.get().user().equals("passcode")
          ? CredentialKind.API_KEY
          : CredentialKind.IAM_CLIENT;
    }
    Optional<String> token = exchange.token();
    if (token.filter(t -> t.startsWith("sha256~")).isPresent()) {
      return CredentialKind.OPENSHIFT_TOKEN;
    }
    return token
        .flatMap(t -> iamBackend.mint().signed(t))
        .map(
            claims ->
                Claims.isIdToken(claims)
                    ? CredentialKind.IAM_KUBE_ID_TOKEN
                    : CredentialKind.IAM_ACCESS_TOKEN)
        .orElse(CredentialKind.UNKNOWN);
  }

  private Directory.User firstUser() {
    return directory.user(FakeIbmCloudBuilder.USER).orElseThrow();
  }

  private static String withoutSlash(HttpUrl url) {
    String text = url.toString();
    return text.substring(0, text.length() - 1);
  }

  /** Starts a server; stops those already running if it fails to start. */
  private HttpUrl serve(Backend backend, int port) {
    try {
      return url(network.start(backend, port));
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static HttpUrl url(int port) {
    return new HttpUrl.Builder().scheme("http").host("127.0.0.1").port(port).build();
  }

  /** Returns a new random secret. It differs for each cloud, so tests can't hard-code it. */
  static String secret(String what) {
    return what + "-" + java.util.UUID.randomUUID();
  }
}
