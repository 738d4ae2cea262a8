package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.accounts.AccountsBackend;
import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.IamSettings;
import io.github.ibmcontainers.fake.iam.Identity;
import io.github.ibmcontainers.fake.store.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Configures content and behavior of a fake cloud. Every setting has a default: one user with a
 * password and an API key, one account, five clusters. Not thread-safe. A builder can start one
 * cloud only.
 */
public final class FakeIbmCloudBuilder {
  /** The id of the account that always exists. */
  public static final String FIRST_ACCOUNT = Ids.hex("first account");

  static final String USER = "owner@example.com";

  final List<AccountsBackend.Account> accounts = new ArrayList<>();
  final List<ClusterSpec> clusters = new ArrayList<>();
  final Directory directory = new Directory();
  final Map<String, String> clients = new HashMap<>(Map.of("bx", "bx", "kube", "kube"));
  final List<String> resourceGroups = new ArrayList<>();
  final Set<String> accountsWithoutService = new HashSet<>();
  final Set<String> cannotCreate = new HashSet<>();
  private final List<UserSpec> users = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  Clock clock = Clock.systemUTC();
  LifeCycleTimes times = LifeCycleTimes.quick();
  boolean rateLimit = true;
  boolean defaultClusters = true;
  int accountsPerPage = 100;
  int firstPort;
  Optional<Path> state = Optional.empty();
  boolean omitClassicProvider;
  boolean ibmHostNames;
  Duration maxWatchDuration = Duration.ofMinutes(30);
  private boolean used;
  private Duration accessTokenLifetime = Duration.ofHours(1);
  private Duration idTokenLifetime = Duration.ofMinutes(20);
  private Duration refreshTokenLifetime = Duration.ofDays(3);
  private Duration passcodeLifetime = Duration.ofMinutes(5);
  private Optional<Duration> sessionIdleTimeout = Optional.empty();
  private boolean refreshTokens = true;
  private int passcodesPerMinute = 3;

  FakeIbmCloudBuilder() {
    accounts.add(new AccountsBackend.Account(FIRST_ACCOUNT, "Example account", true));
  }

  /** Sets the clock of all servers; the system clock by default. */
  public FakeIbmCloudBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /** Sets how long creates, updates, and deletes take on the clock; a second each by default. */
  public FakeIbmCloudBuilder lifeCycle(LifeCycleTimes value) {
    times = value;
    return this;
  }

  /** Adds an active account, which the first user is a member of. */
  public FakeIbmCloudBuilder account(String id, String name) {
    if (!id.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException(
          "an account id must have 32 hexadecimal digits, not '" + id + "'");
    }
    accounts.add(new AccountsBackend.Account(id, name, true));
    return this;
  }

  /** Adds an account that isn't authorized for the container service: its requests get a 403. */
  public FakeIbmCloudBuilder accountWithoutContainers(String id, String name) {
    accountsWithoutService.add(id);
    return account(id, name);
  }

  /** Sets the page size of the lists of accounts and resource groups; 100 by default. */
  public FakeIbmCloudBuilder accountsPerPage(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("the page size must be at least 1, not " + count);
    }
    accountsPerPage = count;
    return this;
  }

  /** Adds a resource group to the first account, which also has a default one. */
  public FakeIbmCloudBuilder resourceGroup(String name) {
    resourceGroups.add(name);
    return this;
  }

  /** Adds a user. */
  public FakeIbmCloudBuilder user(UserSpec user) {
    users.add(user);
    return this;
  }

  /** Adds an API key of a user in an account. */
  public FakeIbmCloudBuilder apiKey(String apiKey, String userName, String accountId) {
    late.add(
        () -> {
          Identity identity =
              directory
                  .user(userName)
                  .map(Directory.User::identity)
                  .orElseThrow(() -> new IllegalArgumentException("no such user: " + userName));
          directory.addApiKey(apiKey, new Directory.ApiKey(identity, requireAccount(accountId)));
        });
    return this;
  }

  /** Adds a service ID to an account, with an API key. */
  public FakeIbmCloudBuilder serviceId(String name, String apiKey, String accountId) {
    late.add(
        () -> {
          String id = "ServiceId-" + Ids.hex(name);
          Identity identity =
              new Identity(
                  "iam-" + id,
                  id,
                  Optional.of("ServiceId"),
                  name,
                  "",
                  Set.of(requireAccount(accountId)));
          directory.addApiKey(apiKey, new Directory.ApiKey(identity, accountId));
        });
    return this;
  }

  /**
   * Adds a service ID without the Operator role of the identity service. It can do everything
   * except create clusters, which fails with 403 {@code A0656}.
   */
  public FakeIbmCloudBuilder serviceIdWithoutOperator(
      String name, String apiKey, String accountId) {
    cannotCreate.add("iam-ServiceId-" + Ids.hex(name));
    return serviceId(name, apiKey, accountId);
  }

  /**
   * Adds a trusted profile to an account.
   *
   * @param id its id, {@code Profile-…}
   * @param name its name
   * @param accountId its account
   */
  public FakeIbmCloudBuilder trustedProfile(String id, String name, String accountId) {
    late.add(
        () -> {
          String crn = "crn:v1:bluemix:public:iam-identity::a/" + accountId + "::profile:" + id;
          Identity identity =
              new Identity(
                  "iam-" + id,
                  id,
                  Optional.of("Profile"),
                  name,
                  "",
                  Set.of(requireAccount(accountId)));
          directory.add(new Directory.Profile(identity, id, crn, accountId));
        });
    return this;
  }

  /** Adds a compute resource token that can be exchanged for a token of any trusted profile. */
  public FakeIbmCloudBuilder computeResourceToken(String token) {
    directory.addComputeResourceToken(token);
    return this;
  }

  /** Adds an OAuth client that the identity service accepts. */
  public FakeIbmCloudBuilder client(String id, String secret) {
    clients.put(id, secret);
    return this;
  }

  /** Adds a cluster. */
  public FakeIbmCloudBuilder cluster(ClusterSpec cluster) {
    clusters.add(cluster);
    return this;
  }

  /**
   * Adds copies of a cluster. A number is appended to the name of each: {@code name-0} and so on.
   */
  public FakeIbmCloudBuilder clusters(int count, ClusterSpec like) {
    for (int i = 0; i < count; i++) {
      clusters.add(like.named(like.name() + "-" + i));
    }
    return this;
  }

  /** Omits the five default clusters. */
  public FakeIbmCloudBuilder noDefaultClusters() {
    defaultClusters = false;
    return this;
  }

  /** Sets the lifetime of access tokens; an hour by default. */
  public FakeIbmCloudBuilder accessTokenLifetime(Duration value) {
    accessTokenLifetime = value;
    return this;
  }

  /** Sets the lifetime of id tokens; 20 minutes by default. */
  public FakeIbmCloudBuilder idTokenLifetime(Duration value) {
    idTokenLifetime = value;
    return this;
  }

  /** Sets the lifetime of refresh tokens; 3 days by default. */
  public FakeIbmCloudBuilder refreshTokenLifetime(Duration value) {
    refreshTokenLifetime = value;
    return this;
  }

  /** Sets the lifetime of passcodes; 5 minutes by default. */
  public FakeIbmCloudBuilder passcodeLifetime(Duration value) {
    passcodeLifetime = value;
    return this;
  }

  /** Sets the idle time after which a session expires; by default, sessions don't expire. */
  public FakeIbmCloudBuilder sessionIdleTimeout(Duration timeout) {
    sessionIdleTimeout = Optional.of(timeout);
    return this;
  }

  /** Sets whether refresh tokens are issued; true by default. */
  public FakeIbmCloudBuilder issueRefreshTokens(boolean value) {
    refreshTokens = value;
    return this;
  }

  /**
   * Sets how many passcodes can be requested per minute; further requests get a 429. 3 by default.
   */
  public FakeIbmCloudBuilder passcodesPerMinute(int count) {
    passcodesPerMinute = count;
    return this;
  }

  /**
   * Sets whether the container API returns 429 after 200 requests in 10 seconds; true by default.
   */
  public FakeIbmCloudBuilder rateLimit(boolean value) {
    rateLimit = value;
    return this;
  }

  /**
   * Uses fixed ports: IAM is served on the given port; the account service, the container API, the
   * resource controller, and the metadata service on the next ones in this order. The ports of the
   * masters start ten after the first. By default, every server uses a free port.
   */
  public FakeIbmCloudBuilder fixedPorts(int first) {
    if (first < 1024 || first > 60_000) {
      throw new IllegalArgumentException("the first port must be from 1024 to 60000, not " + first);
    }
    firstPort = first;
    return this;
  }

  /**
   * Persists the clusters, the resources of the container API, and the first user's API key in a
   * file. If the file exists at the start, its clusters replace those of this builder. The file is
   * written when the cloud is closed.
   */
  public FakeIbmCloudBuilder state(Path file) {
    state = Optional.of(file);
    return this;
  }

  /**
   * Omits the provider of classic clusters from {@code getCluster}, as the service sometimes does.
   */
  public FakeIbmCloudBuilder omitClassicProvider() {
    omitClassicProvider = true;
    return this;
  }

  /**
   * Uses IBM's host names for masters, such as {@code c100-e.us-south.containers.cloud.ibm.com},
   * which {@link FakeIbmCloud#dns()} resolves. By default, responses contain loopback addresses.
   */
  public FakeIbmCloudBuilder ibmHostNames() {
    ibmHostNames = true;
    return this;
  }

  /**
   * Sets the maximum duration of a watch in real time; 30 minutes by default, as in Kubernetes. Set
   * a short one to test how a client handles the end of a watch.
   */
  public FakeIbmCloudBuilder maxWatchDuration(Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          "the maximum duration of a watch must be positive, not " + value);
    }
    maxWatchDuration = value;
    return this;
  }

  /**
   * Starts the servers.
   *
   * @throws IllegalStateException if this builder has already started a cloud
   * @throws IllegalArgumentException if a setting names an account or a user that doesn't exist,
   *     two clusters of an account have the same name, or the file of {@link #state(Path)} isn't
   *     valid
   * @throws java.io.UncheckedIOException if a port is in use, or the file of {@link #state(Path)}
   *     can't be read
   */
  public FakeIbmCloud start() {
    if (used) {
      throw new IllegalStateException(
          "this builder has already started a cloud; create another builder");
    }
    used = true;
    addUsers();
    late.forEach(Runnable::run);
    if (defaultClusters) {
      clusters.addAll(0, defaults());
    }
    checkClusters();
    return new FakeIbmCloud(this);
  }

  IamSettings iamSettings() {
    return new IamSettings(
        accessTokenLifetime,
        idTokenLifetime,
        refreshTokenLifetime,
        passcodeLifetime,
        sessionIdleTimeout,
        refreshTokens,
        passcodesPerMinute,
        clients);
  }

  private void checkClusters() {
    Set<String> names = new HashSet<>();
    for (ClusterSpec cluster : clusters) {
      String account = requireAccount(cluster.account().orElse(FIRST_ACCOUNT));
      if (!names.add(account + "/" + cluster.name())) {
        throw new IllegalArgumentException(
            "two clusters of one account have the name " + cluster.name());
      }
    }
  }

  private void addUsers() {
    Set<String> all = new HashSet<>();
    accounts.forEach(a -> all.add(a.id()));
    directory.add(
        UserSpec.of(USER, FakeIbmCloud.secret("password")).inDirectory("Olivia Owner", all));
    for (UserSpec user : users) {
      user.accounts().forEach(this::requireAccount);
      directory.add(
          user.inDirectory(
              user.name(),
              user.accounts().isEmpty() ? Set.of(FIRST_ACCOUNT) : Set.copyOf(user.accounts())));
    }
  }

  private String requireAccount(String id) {
    if (accounts.stream().noneMatch(a -> a.id().equals(id))) {
      throw new IllegalArgumentException("no such account: " + id + "; add it with account(...)");
    }
    return id;
  }

  private static List<ClusterSpec> defaults() {
    return List.of(
        ClusterSpec.classic("mycluster"),
        ClusterSpec.classic("classic-frankfurt").in("eu-de", "fra02", "fra04"),
        ClusterSpec.vpc("vpc-kubernetes"),
        ClusterSpec.vpc("vpc-openshift").in("eu-de", "eu-de-1", "eu-de-2").withOpenShift("4.16.20"),
        ClusterSpec.satellite("satellite-openshift"));
  }
}
