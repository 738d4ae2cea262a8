package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.RequestOptions;
import io.github.ibmcontainers.cluster.ingress.NewAlb;
import io.github.ibmcontainers.cluster.ingress.NewSubdomain;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.worker.NewWorkerPool;
import io.github.ibmcontainers.cluster.worker.NewZone;
import io.github.ibmcontainers.generated.model.CreateSatelliteClusterRemoteRequest;
import io.github.ibmcontainers.generated.model.CreateStorageConfigurationRequest;
import java.util.List;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** A kind of resource that can be created: its create request, its lookup and its list entry. */
@SuppressWarnings("ImmutableEnumChecker") // Stateless functions.
enum CreationKind {
  CLASSIC_POOL(
      "classic",
      true,
      client -> client.workerPools().create("c1", pool().flavor("b3c.4x16").build()),
      "/v1/clusters/c1/workerpools",
      "/v2/classic/getWorkerPools",
      "[%s]",
      "{\"id\": \"new\", \"poolName\": \"more\"}",
      "{\"id\": \"new\"}"),
  VPC_POOL(
      "vpc-gen2",
      true,
      client ->
          client
              .workerPools()
              .create(
                  "c1",
                  pool()
                      .flavor("bx2.4x16")
                      .vpc("r1")
                      .zone(NewZone.vpc("us-south-1", "s1"))
                      .build()),
      "/v2/vpc/createWorkerPool",
      "/v2/vpc/getWorkerPools",
      "[%s]",
      "{\"id\": \"new\", \"poolName\": \"more\"}",
      "{\"workerPoolID\": \"new\"}"),
  SATELLITE_POOL(
      "satellite",
      true,
      client -> client.workerPools().create("c1", pool().zone(NewZone.satellite("zone-1")).build()),
      "/v2/satellite/createWorkerPool",
      "/v2/getWorkerPools",
      "[%s]",
      "{\"id\": \"new\", \"poolName\": \"more\"}",
      "{\"workerPoolID\": \"new\"}"),
  CLASSIC_ZONE(
      "classic",
      true,
      client -> {
        client.workerPools().addZone("c1", "p1", NewZone.classic("new", "1", "2"));
        return "new";
      },
      "/v1/clusters/c1/workerpools/p1/zones",
      "/v2/classic/getWorkerPool",
      "{\"id\": \"p1\", \"zones\": [%s]}",
      "{\"id\": \"new\"}",
      ""),
  VPC_ZONE(
      "vpc-gen2",
      true,
      client -> {
        client.workerPools().addZone("c1", "p1", NewZone.vpc("new", "s1"));
        return "new";
      },
      "/v2/vpc/createWorkerPoolZone",
      "/v2/vpc/getWorkerPool",
      "{\"id\": \"p1\", \"zones\": [%s]}",
      "{\"id\": \"new\"}",
      ""),
  LOCATION(
      "satellite",
      true,
      client ->
          client
              .satellite()
              .createLocation(NewSatelliteLocation.named("more").managedFrom("wdc").build()),
      "/v2/satellite/createController",
      "/v2/satellite/getControllers",
      "[%s]",
      "{\"id\": \"new\", \"name\": \"more\"}",
      "{\"id\": \"new\"}"),
  SECRET(
      "vpc-gen2",
      true,
      client -> client.ingress().secrets().create("c1", "more", "web", "crn:x").getStatus(),
      "/ingress/v2/secret/createSecret",
      "/ingress/v2/secret/getSecret",
      "%s",
      "{\"name\": \"more\", \"namespace\": \"web\", \"status\": \"new\"}",
      "{\"name\": \"more\", \"namespace\": \"web\", \"status\": \"new\"}"),
  VOLUME_ATTACHMENT(
      "vpc-gen2",
      true,
      client -> client.storage().attach("c1", "w1", "v1").getId(),
      "/v2/storage/createAttachment",
      "/v2/storage/getAttachments",
      "{\"volume_attachments\": [%s]}",
      "{\"id\": \"new\", \"volume\": {\"id\": \"v1\"}}",
      "{\"id\": \"new\"}"),
  CLASSIC_ALB(
      "classic",
      false,
      client -> client.ingress().loadBalancers().create("c1", NewAlb.classic("dal10", "2", true)),
      "/v1/alb/clusters/c1/zone/dal10",
      "/v1/alb/clusters/c1",
      "{\"alb\": [%s]}",
      "{\"albID\": \"new\", \"zone\": \"dal10\", \"albType\": \"public\"}",
      "{\"alb\": \"new\"}"),
  VPC_ALB(
      "vpc-gen2",
      false,
      client -> client.ingress().loadBalancers().create("c1", NewAlb.vpc("z1", true)),
      "/v2/alb/vpc/createAlb",
      "/v2/alb/getClusterAlbs",
      "{\"alb\": [%s]}",
      "{\"albID\": \"new\", \"zone\": \"z1\", \"albType\": \"public\"}",
      "{\"alb\": \"new\"}"),
  SUBDOMAIN(
      "classic",
      false,
      client ->
          client
              .ingress()
              .subdomains()
              .create("c1", NewSubdomain.of(List.of("169.1.1.1")))
              .hostname(),
      "/v1/nlb-dns/clusters/c1/register",
      "/v2/nlb-dns/getNlbDNSList",
      "[%s]",
      "{\"nlbHost\": \"new\", \"nlbIPArray\": [\"169.1.1.1\"]}",
      "{\"nlbHost\": \"new\"}"),
  VPC_SUBDOMAIN(
      "vpc-gen2",
      false,
      client -> client.ingress().subdomains().create("c1", NewSubdomain.of("x.lb.test")).hostname(),
      "/v2/nlb-dns/vpc/createNlbDNS",
      "/v2/nlb-dns/getNlbDNSList",
      "[%s]",
      "{\"Nlb\": {\"nlbSubdomain\": \"new\", \"lbHostname\": \"x.lb.test\"}}",
      "{\"nlbSubdomain\": \"new\"}"),
  INSTANCE(
      "vpc-gen2",
      false,
      client -> client.ingress().secrets().registerInstance("c1", "crn:sm", true).getName(),
      "/ingress/v2/secret/registerInstance",
      "/ingress/v2/secret/getInstances",
      "[%s]",
      "{\"name\": \"new\", \"crn\": \"crn:sm\"}",
      "{\"name\": \"new\"}"),
  HOST_POOL(
      "vpc-gen2",
      false,
      client -> client.dedicatedHosts().createPool("more", "dal", "bx2d"),
      "/v2/createDedicatedHostPool",
      "/v2/getDedicatedHostPools",
      "[%s]",
      "{\"id\": \"new\", \"name\": \"more\"}",
      "{\"id\": \"new\"}"),
  HOST(
      "vpc-gen2",
      false,
      client -> client.dedicatedHosts().create("dh1", "bx2d.host.152x608", "z1"),
      "/v2/createDedicatedHost",
      "/v2/getDedicatedHosts",
      "[%s]",
      "{\"id\": \"new\", \"flavor\": \"bx2d.host.152x608\", \"zone\": \"z1\"}",
      "{\"id\": \"new\"}"),
  REMOTE_CLUSTER(
      "satellite",
      false,
      client ->
          client
              .satellite()
              .with(RequestOptions.builder().supplementalToken("extra").build())
              .createRemoteCluster(
                  new CreateSatelliteClusterRemoteRequest().controller("l1").name("more")),
      "/v2/satellite/createClusterRemoteLocation",
      "/v2/satellite/getServiceClusters",
      "[%s]",
      "{\"id\": \"new\", \"name\": \"more\"}",
      "{\"id\": \"new\"}"),
  STORAGE_CONFIGURATION(
      "satellite",
      false,
      client ->
          client
              .storage()
              .createConfiguration(
                  new CreateStorageConfigurationRequest().configName("more").controller("l1")),
      "/v2/storage/satellite/createStorageConfigurationByController",
      "/v2/storage/satellite/getStorageConfigurations",
      "[%s]",
      "{\"uuid\": \"new\", \"config-name\": \"more\"}",
      "{\"addChannel\": {\"uuid\": \"new\"}}"),
  GROUP_ASSIGNMENT(
      "satellite",
      false,
      client -> client.storage().assignToGroups("odf", "more", "l1", List.of("g1")),
      "/v2/storage/satellite/createAssignment",
      "/v2/storage/satellite/getAssignmentsByConfig",
      "[%s]",
      "{\"uuid\": \"new\", \"name\": \"more\"}",
      "{\"addSubscription\": {\"uuid\": \"new\"}}"),
  CLUSTER_ASSIGNMENT(
      "satellite",
      false,
      client -> client.storage().assignToCluster("odf", "more", "l1", "c1"),
      "/v2/storage/satellite/createAssignmentByCluster",
      "/v2/storage/satellite/getAssignmentsByConfig",
      "[%s]",
      "{\"uuid\": \"new\", \"name\": \"more\"}",
      "{\"addSubscription\": {\"uuid\": \"new\"}}");

  final String provider;
  final boolean unique;
  final Function<ContainersClient, @Nullable String> call;
  final String post;
  final String get;
  private final String list;
  final String item;
  final String answer;

  CreationKind(
      String provider,
      boolean unique,
      Function<ContainersClient, @Nullable String> call,
      String post,
      String get,
      String list,
      String item,
      String answer) {
    this.provider = provider;
    this.unique = unique;
    this.call = call;
    this.post = post;
    this.get = get;
    this.list = list;
    this.item = item;
    this.answer = answer;
  }

  private static NewWorkerPool.Builder pool() {
    return NewWorkerPool.named("more");
  }

  MockResponse listed(List<String> items) {
    return this == SECRET && items.isEmpty()
        ? json(404, "{\"code\": \"E0404\"}")
        : json(200, String.format(list, String.join(",", items)));
  }

  static MockResponse json(int status, String body) {
    MockResponse.Builder response = new MockResponse.Builder().code(status);
    return body.isEmpty()
        ? response.build()
        : response.setHeader("Content-Type", "application/json").body(body).build();
  }
}
