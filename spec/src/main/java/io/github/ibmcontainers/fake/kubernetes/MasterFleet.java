package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.Masters;
import io.github.ibmcontainers.fake.containers.World;
import io.github.ibmcontainers.fake.http.Backend;
import io.github.ibmcontainers.fake.http.Servers;
import io.github.ibmcontainers.fake.iam.Directory;
import io.github.ibmcontainers.fake.iam.IamBackend;
import io.github.ibmcontainers.fake.kubernetes.control.ClusterState;
import io.github.ibmcontainers.fake.kubernetes.server.ApiServer;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The masters of all clusters and their OAuth servers. Thread-safe; each starts when it is called.
 */
public final class MasterFleet implements Masters, AutoCloseable {
  private static final int FIRST_OFFSET = 10;

  private final Map<String, Master> masters = new ConcurrentHashMap<>();
  private final LazyListeners listeners = new LazyListeners();
  private final PublicAuthority publicAuthority = new PublicAuthority();
  private final OpenShiftTokens openShiftTokens;
  private final Rbac rbac;
  private final Hosts hosts;
  private final World world;
  private final Servers servers;
  private final IamBackend iam;
  private final Directory directory;
  private final Clock clock;
  private final int firstPort;
  private final Duration maxWatchDuration;

  /**
   * Masters that are not started yet.
   *
   * @param world the clusters
   * @param servers puts them on the network
   * @param iam reads the id tokens and uses the passcodes
   * @param directory knows the API keys
   * @param clock their clock
   * @param ibmNames whether their host names look like IBM's
   * @param firstPort the fake cloud's first port; 0 for free ones
   * @param maxWatchDuration how long a watch lasts at most
   */
  public MasterFleet(
      World world,
      Servers servers,
      IamBackend iam,
      Directory directory,
      Clock clock,
      boolean ibmNames,
      int firstPort,
      Duration maxWatchDuration) {
    this.world = world;
    this.clock = clock;
    this.maxWatchDuration = maxWatchDuration;
    this.servers = servers;
    this.iam = iam;
    this.directory = directory;
    this.firstPort = firstPort;
    hosts = new Hosts(ibmNames);
    openShiftTokens = new OpenShiftTokens(clock);
    rbac = new Rbac(clock, world.times().rbacSync());
  }

  /** One master: its ports are bound when somebody asks where it is. */
  private final class Master {
    private final Cluster cluster;
    private int apiPort;
    private int oauthPort;
    private @Nullable ClusterTls tls;
    private @Nullable ClusterState state;
    private @Nullable ApiServer apiServer;

    Master(Cluster cluster) {
      this.cluster = cluster;
    }

    synchronized ClusterTls tls() {
      ClusterTls current = tls;
      if (current == null) {
        current = new ClusterTls(cluster, publicAuthority);
        tls = current;
      }
      return current;
    }

    synchronized ClusterState state() {
      ClusterState current = state;
      if (current == null) {
        current =
            new ClusterState(
                cluster.openShift(),
                tls().authorityPem(),
                () -> new ClusterState.Facts(world.workers(cluster), world.version(cluster)),
                clock);
        state = current;
      }
      return current;
    }

    synchronized ApiServer apiServer() {
      ApiServer current = apiServer;
      if (current == null) {
        current = new ApiServer(state(), cluster.openShift(), maxWatchDuration);
        apiServer = current;
      }
      return current;
    }

    synchronized int apiPort() {
      if (apiPort == 0) {
        MasterAuthentication authentication =
            new MasterAuthentication(cluster, iam.mint(), openShiftTokens, rbac);
        apiPort =
            reserve(
                0,
                new MasterBackend(
                    cluster, authentication, this::apiServer, () -> oauthUrl(cluster)));
      }
      return apiPort;
    }

    synchronized int oauthPort() {
      if (oauthPort == 0) {
        oauthPort =
            reserve(
                1,
                new OAuthBackend(
                    cluster, directory, iam.passcodes(), openShiftTokens, () -> oauthUrl(cluster)));
      }
      return oauthPort;
    }

    private int reserve(int offset, Backend backend) {
      int port =
          firstPort == 0 ? 0 : firstPort + FIRST_OFFSET + 2 * (cluster.number() - 1) + offset;
      return listeners.reserve(port, socket -> servers.startTls(backend, socket, tls().sockets()));
    }
  }

  private Master master(Cluster cluster) {
    return masters.computeIfAbsent(cluster.id(), id -> new Master(cluster));
  }

  @Override
  public String publicUrl(Cluster cluster) {
    return url(hosts.publicHost(cluster), master(cluster).apiPort());
  }

  @Override
  public String privateUrl(Cluster cluster) {
    return url(hosts.privateHost(cluster), master(cluster).apiPort());
  }

  @Override
  public String vpeUrl(Cluster cluster) {
    return url(hosts.vpeHost(cluster), master(cluster).apiPort());
  }

  private String oauthUrl(Cluster cluster) {
    return url(hosts.oauthHost(cluster, cluster.publicEndpointOn()), master(cluster).oauthPort());
  }

  private static String url(String host, int port) {
    return "https://" + host + ":" + port;
  }

  ClusterTls tls(Cluster cluster) {
    return master(cluster).tls();
  }

  /** What answers the requests to a cluster's master. */
  public ApiServer apiServer(Cluster cluster) {
    return master(cluster).apiServer();
  }

  /** What is in a cluster; callers synchronise on it. */
  public ClusterState state(Cluster cluster) {
    return master(cluster).state();
  }

  /** The certificate of the cluster's own authority. */
  public X509Certificate authority(Cluster cluster) {
    return tls(cluster).authorityCertificate();
  }

  /** The authority that clients trust as they trust the public ones. */
  public PublicAuthority publicAuthority() {
    return publicAuthority;
  }

  /** Which identity a cluster knows. */
  public Rbac rbac() {
    return rbac;
  }

  /** The tokens of the OAuth servers. */
  public OpenShiftTokens openShiftTokens() {
    return openShiftTokens;
  }

  @Override
  public void close() {
    listeners.close();
  }
}
