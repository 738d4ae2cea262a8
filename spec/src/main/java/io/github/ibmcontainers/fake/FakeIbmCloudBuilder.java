package io.github.ibmcontainers.fake;

import io.github.ibmcontainers.fake.accounts.AccountsRole;
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
 * What is to be in a fake cloud and how it is to behave. Every setting has a default: one user with
 * a password and an API key, one account, five clusters. Not thread-safe; use it once.
 */
public final class FakeIbmCloudBuilder {
  /** The id of the account that is always there. */
  public static final String FIRST_ACCOUNT = Ids.hex("first account");

  static final String USER = "owner@example.com";

  final List<AccountsRole.Account> accounts = new ArrayList<>();
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
  boolean classicWithoutProvider;
  boolean ibmHostNames;
  Duration longestWatch = Duration.ofMinutes(30);
  private boolean used;
  private Duration accessTokenLife = Duration.ofHours(1);
  private Duration idTokenLife = Duration.ofMinutes(20);
  private Duration refreshTokenLife = Duration.ofDays(3);
  private Duration passcodeLife = Duration.ofMinutes(5);
  private Optional<Duration> sessionIdle = Optional.empty();
  private boolean refreshTokens = true;
  private int passcodesPerMinute = 3;

  FakeIbmCloudBuilder() {
    accounts.add(new AccountsRole.Account(FIRST_ACCOUNT, "Example account", true));
  }

  /** The clock of all servers; without it the system's. */
  public FakeIbmCloudBuilder clock(Clock value) {
    clock = value;
    return this;
  }

  /** How long creates, updates and deletes take on the clock; without it a second each. */
  public FakeIbmCloudBuilder lifeCycle(LifeCycleTimes value) {
    times = value;
    return this;
  }

  /** One more account, active, that the first user is a member of. */
  public FakeIbmCloudBuilder account(String id, String name) {
    if (!id.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException(
          "an account id is 32 hexadecimal digits, not '" + id + "'");
    }
    accounts.add(new AccountsRole.Account(id, name, true));
    return this;
  }

  /** That account may not use the container service: its requests get a 403. */
  public FakeIbmCloudBuilder accountWithoutContainers(String id, String name) {
    accountsWithoutService.add(id);
    return account(id, name);
  }

  /** How many accounts the list gives a page; without it 100. */
  public FakeIbmCloudBuilder accountsPerPage(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a page has at least 1 account, not " + count);
    }
    accountsPerPage = count;
    return this;
  }

  /** One more resource group of the first account, beside the default one. */
  public FakeIbmCloudBuilder resourceGroup(String name) {
    resourceGroups.add(name);
    return this;
  }

  /** One more user. */
  public FakeIbmCloudBuilder user(UserSpec user) {
    users.add(user);
    return this;
  }

  /** One more API key of a user, bound to an account. */
  public FakeIbmCloudBuilder apiKey(String apiKey, String userName, String accountId) {
    late.add(
        () -> {
          Identity identity =
              directory
                  .user(userName)
                  .map(Directory.User::identity)
                  .orElseThrow(() -> new IllegalArgumentException("there is no user " + userName));
          directory.addApiKey(apiKey, new Directory.ApiKey(identity, needAccount(accountId)));
        });
    return this;
  }

  /** A service ID of an account with its API key. */
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
                  Set.of(needAccount(accountId)));
          directory.addApiKey(apiKey, new Directory.ApiKey(identity, accountId));
        });
    return this;
  }

  /**
   * A service ID that is no operator of the identity service: it may do everything but create
   * clusters, which ends in 403 {@code A0656}.
   */
  public FakeIbmCloudBuilder serviceIdWithoutOperator(
      String name, String apiKey, String accountId) {
    cannotCreate.add("iam-ServiceId-" + Ids.hex(name));
    return serviceId(name, apiKey, accountId);
  }

  /**
   * A trusted profile of an account.
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
                  Set.of(needAccount(accountId)));
          directory.add(new Directory.Profile(identity, id, crn, accountId));
        });
    return this;
  }

  /** A token of a compute resource that can be exchanged for a token of any trusted profile. */
  public FakeIbmCloudBuilder computeResourceToken(String token) {
    directory.addComputeResourceToken(token);
    return this;
  }

  /** One more OAuth client that the identity service knows. */
  public FakeIbmCloudBuilder client(String id, String secret) {
    clients.put(id, secret);
    return this;
  }

  /** One more cluster. */
  public FakeIbmCloudBuilder cluster(ClusterSpec cluster) {
    clusters.add(cluster);
    return this;
  }

  /** That many more clusters like the given one, whose names end in a number. */
  public FakeIbmCloudBuilder clusters(int count, ClusterSpec like) {
    for (int i = 0; i < count; i++) {
      clusters.add(like.named(like.name() + "-" + i));
    }
    return this;
  }

  /** Starts without the five clusters that are there by default. */
  public FakeIbmCloudBuilder noDefaultClusters() {
    defaultClusters = false;
    return this;
  }

  /** How long an access token lives; without it an hour. */
  public FakeIbmCloudBuilder accessTokenLife(Duration life) {
    accessTokenLife = life;
    return this;
  }

  /** How long an id token lives; without it 20 minutes. */
  public FakeIbmCloudBuilder idTokenLife(Duration life) {
    idTokenLife = life;
    return this;
  }

  /** How long a refresh token lives; without it 3 days. */
  public FakeIbmCloudBuilder refreshTokenLife(Duration life) {
    refreshTokenLife = life;
    return this;
  }

  /** How long a passcode can be used; without it 5 minutes. */
  public FakeIbmCloudBuilder passcodeLife(Duration life) {
    passcodeLife = life;
    return this;
  }

  /** How long a session lives unused; without it for ever. */
  public FakeIbmCloudBuilder sessionIdle(Duration idle) {
    sessionIdle = Optional.of(idle);
    return this;
  }

  /** Whether clients get refresh tokens at all; without it they do. */
  public FakeIbmCloudBuilder issueRefreshTokens(boolean value) {
    refreshTokens = value;
    return this;
  }

  /** How many passcodes can be minted in a minute before a 429; without it 3. */
  public FakeIbmCloudBuilder passcodesPerMinute(int count) {
    passcodesPerMinute = count;
    return this;
  }

  /**
   * Whether the container API refuses more than 200 requests in 10 seconds; without it, it does.
   */
  public FakeIbmCloudBuilder rateLimit(boolean value) {
    rateLimit = value;
    return this;
  }

  /**
   * Serves IAM on that port, the accounts on the next, then the container API, the resource
   * controller and the metadata service, and the masters from the tenth after it on. Without it
   * every server takes a free port.
   */
  public FakeIbmCloudBuilder fixedPorts(int first) {
    if (first < 1024 || first > 60_000) {
      throw new IllegalArgumentException("the first port is from 1024 to 60000, not " + first);
    }
    firstPort = first;
    return this;
  }

  /**
   * Keeps clusters and all that belongs to them in that file, with the first user's API key: read
   * at the start, in place of the clusters of this builder, if it is there; written at the close.
   */
  public FakeIbmCloudBuilder state(Path file) {
    state = Optional.of(file);
    return this;
  }

  /** {@code getCluster} names no provider for classic clusters, as the service has been seen to. */
  public FakeIbmCloudBuilder classicWithoutProvider() {
    classicWithoutProvider = true;
    return this;
  }

  /**
   * Prints the masters' addresses as IBM does, {@code c100-e.us-south.containers.cloud.ibm.com};
   * such names are resolved by {@link FakeIbmCloud#dns()}. Without it the answers have loopback
   * addresses.
   */
  public FakeIbmCloudBuilder ibmHostNames() {
    ibmHostNames = true;
    return this;
  }

  /**
   * How long, in real time, a watch of a master lasts that asks for no shorter time; without it 30
   * minutes, as API servers have it. A short one shows what a client does when its watch ends.
   */
  public FakeIbmCloudBuilder longestWatch(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a watch lasts longer than " + time);
    }
    longestWatch = time;
    return this;
  }

  /**
   * Starts the servers.
   *
   * @throws IllegalStateException if this builder has started a cloud before
   * @throws IllegalArgumentException if something names an account or a user that is not there, or
   *     two clusters of an account have the same name
   * @throws java.io.UncheckedIOException if a port is taken
   */
  public FakeIbmCloud start() {
    if (used) {
      throw new IllegalStateException("a builder starts one cloud; make another builder");
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
        accessTokenLife,
        idTokenLife,
        refreshTokenLife,
        passcodeLife,
        sessionIdle,
        refreshTokens,
        passcodesPerMinute,
        clients);
  }

  private void checkClusters() {
    Set<String> names = new HashSet<>();
    for (ClusterSpec cluster : clusters) {
      String account = needAccount(cluster.account().orElse(FIRST_ACCOUNT));
      if (!names.add(account + "/" + cluster.name())) {
        throw new IllegalArgumentException("there are two clusters named " + cluster.name());
      }
    }
  }

  private void addUsers() {
    Set<String> all = new HashSet<>();
    accounts.forEach(a -> all.add(a.id()));
    add(UserSpec.of(USER, FakeIbmCloud.secret("password")), "Olivia Owner", all);
    for (UserSpec user : users) {
      user.accounts().forEach(this::needAccount);
      add(
          user,
          user.name(),
          user.accounts().isEmpty() ? Set.of(FIRST_ACCOUNT) : Set.copyOf(user.accounts()));
    }
  }

  private void add(UserSpec user, String name, Set<String> memberOf) {
    String number =
        Integer.toString(100_000_000 + Math.floorMod(user.name().hashCode(), 800_000_000));
    Identity identity =
        new Identity("IBMid-" + number, user.name(), Optional.empty(), name, user.name(), memberOf);
    directory.add(
        new Directory.User(
            identity, user.password(), user.federated(), user.locked(), user.secondFactor()));
  }

  private String needAccount(String id) {
    if (accounts.stream().noneMatch(a -> a.id().equals(id))) {
      throw new IllegalArgumentException("there is no account " + id + "; add it first");
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
