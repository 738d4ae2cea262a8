package io.github.ibmcontainers.fake.kubernetes;

import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.Inventory;
import io.github.ibmcontainers.fake.containers.MasterUrls;
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
 * The masters of all clusters and their OAuth servers. Each starts at the first connection.
 * Thread-safe.
 */
public final class MasterFleet implements MasterUrls, AutoCloseable {
  private static final int FIRST_OFFSET = 10;

  private final Map<String, Master> masters = new ConcurrentHashMap<>();
  private final LazyListeners listeners = new LazyListeners();
  private final PublicCa publicCa = new PublicCa();
  private final OpenShiftTokens openShiftTokens;
  private final RbacSync rbac;
  private final HostNames hosts;
  private final Inventory inventory;
  private final Servers servers;
  private final IamBackend iam;
  private final Directory directory;
  private final Clock clock;
  private final int firstPort;
  private final Duration maxWatchDuration;

  /**
   * Creates masters, which start at the first connection.
   *
   * @param inventory the clusters
   * @param servers starts the HTTP servers
   * @param iam verifies id tokens and redeems passcodes
   * @param directory contains the API keys
   * @param clock their clock
   * @param ibmNames whether their host names have IBM's format
   * @param firstPort the first port of the fake cloud; 0 for free ports
   * @param maxWatchDuration the maximum duration of a watch
   */
  public MasterFleet(
      Inventory inventory,
      Servers servers,
      IamBackend iam,
      Directory directory,
      Clock clock,
      boolean ibmNames,
      int firstPort,
      Duration maxWatchDuration) {
    this.inventory = inventory;
    this.clock = clock;
    this.maxWatchDuration = maxWatchDuration;
    this.servers = servers;
    this.iam = iam;
    this.directory = directory;
    this.firstPort = firstPort;
    hosts = new HostNames(ibmNames);
    openShiftTokens = new OpenShiftTokens(clock);
    rbac = new RbacSync(clock, inventory.times().rbacSync());
  }

  /** A master, whose ports are bound when its URLs are first requested. */
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
        current = new ClusterTls(cluster, publicCa);
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
                tls().caPem(),
                () ->
                    new ClusterState.Inputs(inventory.workers(cluster), inventory.version(cluster)),
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
    return url(
        hosts.oauthHost(cluster, cluster.publicEndpointEnabled()), master(cluster).oauthPort());
  }

  private static String url(String host, int port) {
    return "https://" + host + ":" + port;
  }

  ClusterTls tls(Cluster cluster) {
    return master(cluster).tls();
  }

  /** Returns the API server of a cluster. */
  public ApiServer apiServer(Cluster cluster) {
    return master(cluster).apiServer();
  }

  /** Returns the state of a cluster; callers must synchronize on it. */
  public ClusterState state(Cluster cluster) {
    return master(cluster).state();
  }

  /** Returns the certificate of a cluster's CA. */
  public X509Certificate caCertificate(Cluster cluster) {
    return tls(cluster).caCertificate();
  }

  /** Returns the CA that plays the part of the publicly trusted ones. */
  public PublicCa publicCa() {
    return publicCa;
  }

  /** Returns the RBAC synchronization of the clusters. */
  public RbacSync rbac() {
    return rbac;
  }

  /** Returns the tokens of the OAuth servers. */
  public OpenShiftTokens openShiftTokens() {
    return openShiftTokens;
  }

  @Override
  public void close() {
    listeners.close();
  }
}
