package io.github.ibmcontainers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.github.ibmcontainers.Scope;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.ingress.IngressReport;
import io.github.ibmcontainers.cluster.ingress.IngressState;
import io.github.ibmcontainers.cluster.ingress.Subdomain;
import io.github.ibmcontainers.cluster.satellite.HostAssignment;
import io.github.ibmcontainers.cluster.satellite.NewSatelliteLocation;
import io.github.ibmcontainers.cluster.satellite.Satellite;
import io.github.ibmcontainers.cluster.satellite.SatelliteHost;
import io.github.ibmcontainers.cluster.satellite.SatelliteHostHealth;
import io.github.ibmcontainers.cluster.satellite.SatelliteHostState;
import io.github.ibmcontainers.cluster.satellite.SatelliteLocation;
import io.github.ibmcontainers.cluster.satellite.SatelliteLocationState;
import io.github.ibmcontainers.cluster.service.AccountSettings;
import io.github.ibmcontainers.cluster.service.Logging;
import io.github.ibmcontainers.cluster.service.Storage;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.MissingScopeException;
import io.github.ibmcontainers.generated.model.AutoscaleConfig;
import io.github.ibmcontainers.generated.model.CreateFilterConfigRequest;
import io.github.ibmcontainers.generated.model.CreateLoggingConfigRequest;
import io.github.ibmcontainers.generated.model.CreateMasterLogCollectionRequest;
import io.github.ibmcontainers.generated.model.CreateStorageConfigurationRequest;
import io.github.ibmcontainers.generated.model.FieldAdd;
import io.github.ibmcontainers.generated.model.UpdateAuditWebhookRequest;
import io.github.ibmcontainers.generated.model.UpdateFilterConfigRequest;
import io.github.ibmcontainers.generated.model.UpdateLoggingConfigRequest;
import io.github.ibmcontainers.testing.ManualTime;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each method that is the same for all providers: the request that leaves and what comes back. */
class GroupsTest {
  private static final Scope SCOPE =
      Scope.builder().account("acc1").resourceGroup("rg1").region("us-south").build();

  /** What has other tests, since the provider decides or it waits. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "Ingress.albs",
          "Ingress.alb",
          "Ingress.createAlb",
          "Ingress.enableAlb",
          "Ingress.disableAlb",
          "Ingress.updateAlbs",
          "Ingress.subdomains",
          "Ingress.createSubdomain",
          "Ingress.addAddress",
          "Ingress.removeAddress",
          "Ingress.replaceLoadBalancer",
          "Ingress.removeLoadBalancer",
          "Ingress.awaitHealthy",
          "Satellite.awaitReady",
          "Logging.loggingInstances",
          "Logging.monitoringInstances");

  private record Example(
      String method,
      Function<ClusterServices, @Nullable Object> call,
      String request,
      @Nullable String body,
      String answer,
      Consumer<Object> check) {}

  private final List<Example> examples = new ArrayList<>();

  private interface Order {
    void give(ClusterServices services);
  }

  private void order(String method, Order order, String request, @Nullable String body) {
    add(
        method,
        services -> {
          order.give(services);
          return null;
        },
        request,
        body,
        "",
        nothing -> {});
  }

  private void read(
      String method,
      Function<ClusterServices, @Nullable Object> call,
      String request,
      String answer,
      Consumer<Object> check) {
    add(method, call, request, null, answer, check);
  }

  private void add(
      String method,
      Function<ClusterServices, @Nullable Object> call,
      String request,
      @Nullable String body,
      String answer,
      Consumer<Object> check) {
    examples.add(new Example(method, call, request, body, answer, check));
  }

  private static void one(Object list) {
    assertThat((List<?>) list).hasSize(1);
  }

  private static Consumer<Object> is(Object expected) {
    return it -> assertThat(it).isEqualTo(expected);
  }

  private static Consumer<Object> says(String part) {
    return it -> assertThat(it.toString()).contains(part);
  }

  GroupsTest() {
    ingress();
    secrets();
    satellite();
    storage();
    logging();
    account();
    ended();
  }

  private void ingress() {
    read(
        "Ingress.albImages",
        s -> s.ingress().albImages(),
        "GET /v2/alb/getAlbImages",
        "{\"defaultK8sVersion\": \"1.9\", \"supportedK8sVersions\": [\"1.9\"]}",
        says("1.9"));
    read(
        "Ingress.albUpdatePolicy",
        s -> s.ingress().albUpdatePolicy("c1"),
        "GET /v1/alb/clusters/c1/updatepolicy",
        "{\"autoUpdate\": true}",
        says("true"));
    order(
        "Ingress.setAlbAutoUpdate",
        s -> s.ingress().setAlbAutoUpdate("c1", false),
        "PUT /v1/alb/clusters/c1/updatepolicy",
        "{\"autoUpdate\": false}");
    order(
        "Ingress.rollbackAlbs",
        s -> s.ingress().rollbackAlbs("c1"),
        "PUT /v1/alb/clusters/c1/updaterollback",
        null);
    read(
        "Ingress.albAutoscaling",
        s -> s.ingress().albAutoscaling("c1", "a1"),
        "GET /ingress/v2/clusters/c1/albs/a1/autoscale",
        "{\"config\": {\"minReplicas\": 2, \"maxReplicas\": 4}}",
        says("4"));
    order(
        "Ingress.setAlbAutoscaling",
        s -> s.ingress().setAlbAutoscaling("c1", "a1", new AutoscaleConfig().maxReplicas(4L)),
        "PUT /ingress/v2/clusters/c1/albs/a1/autoscale",
        "{\"config\": {\"maxReplicas\": 4}}");
    order(
        "Ingress.removeAlbAutoscaling",
        s -> s.ingress().removeAlbAutoscaling("c1", "a1"),
        "DELETE /ingress/v2/clusters/c1/albs/a1/autoscale",
        null);
    read(
        "Ingress.status",
        s -> s.ingress().status("c1"),
        "GET /v2/alb/getStatus?cluster=c1",
        """
        {"cluster": "c1", "enabled": true, "status": "warning", "message": "One ALB is ill",
         "albStatus": [{"component": "a1", "status": ["ERRADRUH"]}],
         "subdomainStatus": [{"component": "h", "status": ["healthy"]}], "ignoredErrors": ["E1"]}""",
        it -> {
          IngressReport report = (IngressReport) it;
          assertThat(report.state()).isEqualTo(IngressState.WARNING);
          assertThat(report.message()).contains("One ALB is ill");
          assertThat(report.parts())
              .containsExactly(
                  new IngressReport.Part("alb", "a1", List.of("ERRADRUH")),
                  new IngressReport.Part("subdomain", "h", List.of("healthy")));
          assertThat(report.ignoredErrors()).containsExactly("E1");
        });
    order(
        "Ingress.setStatusReports",
        s -> s.ingress().setStatusReports("c1", true),
        "POST /v2/alb/setIngressStatusState",
        "{\"cluster\": \"c1\", \"enable\": true}");
    read(
        "Ingress.ignoredErrors",
        s -> s.ingress().ignoredErrors("c1"),
        "GET /v2/alb/listIgnoredIngressStatusErrors?cluster=c1",
        "{\"cluster\": \"c1\", \"ignoredErrors\": [\"E1\"]}",
        is(List.of("E1")));
    order(
        "Ingress.ignoreErrors",
        s -> s.ingress().ignoreErrors("c1", List.of("E1")),
        "POST /v2/alb/addIgnoredIngressStatusErrors",
        "{\"cluster\": \"c1\", \"ignoredErrors\": [\"E1\"]}");
    order(
        "Ingress.unignoreErrors",
        s -> s.ingress().unignoreErrors("c1", List.of("E1")),
        "DELETE /v2/alb/removeIgnoredIngressStatusErrors",
        "{\"cluster\": \"c1\", \"ignoredErrors\": [\"E1\"]}");
    read(
        "Ingress.healthCheck",
        s -> s.ingress().healthCheck("c1"),
        "GET /v2/alb/getIngressClusterHealthcheck?cluster=c1",
        "{\"cluster\": \"c1\", \"enable\": true}",
        is(true));
    order(
        "Ingress.setHealthCheck",
        s -> s.ingress().setHealthCheck("c1", false),
        "POST /v2/alb/setIngressClusterHealthcheck",
        "{\"cluster\": \"c1\", \"enable\": false}");
    read(
        "Ingress.loadBalancer",
        s -> s.ingress().loadBalancer("c1", true),
        "GET /ingress/v2/load-balancer/configuration?cluster=c1&type=public",
        "{\"cluster\": \"c1\", \"type\": \"public\", \"proxyProtocol\": {\"enable\": true}}",
        says("public"));
    order(
        "Ingress.setProxyProtocol",
        s -> s.ingress().setProxyProtocol("c1", false, true, List.of("10.0.0.0/8")),
        "PATCH /ingress/v2/load-balancer/configuration",
        """
        {"cluster": "c1", "type": "private",
         "proxyProtocol": {"enable": true, "cidr": ["10.0.0.0/8"]}}""");
    order(
        "Ingress.regenerateCertificate",
        s -> s.ingress().regenerateCertificate("c1", "h.example"),
        "POST /v2/nlb-dns/regenerateCert",
        "{\"cluster\": \"c1\", \"subdomain\": \"h.example\"}");
    order(
        "Ingress.deleteSubdomainSecret",
        s -> s.ingress().deleteSubdomainSecret("c1", "h.example"),
        "POST /v2/nlb-dns/deleteSecret",
        "{\"cluster\": \"c1\", \"subdomain\": \"h.example\"}");
    read(
        "Ingress.healthMonitors",
        s -> s.ingress().healthMonitors("c1"),
        "GET /v1/nlb-dns/health/clusters/c1/list",
        "{\"clusterid\": \"c1\", \"nlbHealthCheckConfigs\": []}",
        says("c1"));
    read(
        "Ingress.healthMonitorStatus",
        s -> s.ingress().healthMonitorStatus("c1"),
        "GET /v1/nlb-dns/health/clusters/c1/status",
        "{\"clusterid\": \"c1\"}",
        says("c1"));
  }

  private void secrets() {
    String secret = "{\"cluster\": \"c1\", \"name\": \"tls\", \"namespace\": \"web\"}";
    String named = "{\"cluster\": \"c1\", \"name\": \"tls\", \"namespace\": \"web\"";
    read(
        "Ingress.secrets",
        s -> s.ingress().secrets("c1"),
        "GET /ingress/v2/secret/getSecrets?cluster=c1",
        "[" + secret + "]",
        GroupsTest::one);
    read(
        "Ingress.secret",
        s -> s.ingress().secret("c1", "tls", "web"),
        "GET /ingress/v2/secret/getSecret?cluster=c1&name=tls&namespace=web",
        secret,
        says("tls"));
    add(
        "Ingress.createSecret",
        s -> s.ingress().createSecret("c1", "tls", "web", "crn:x"),
        "POST /ingress/v2/secret/createSecret",
        named + ", \"crn\": \"crn:x\", \"persistence\": true}",
        secret,
        says("tls"));
    add(
        "Ingress.updateSecret",
        s -> s.ingress().updateSecret("c1", "tls", "web", null),
        "POST /ingress/v2/secret/updateSecret",
        named + "}",
        secret,
        says("tls"));
    order(
        "Ingress.deleteSecret",
        s -> s.ingress().deleteSecret("c1", "tls", "web"),
        "POST /ingress/v2/secret/deleteSecret",
        named + "}");
    add(
        "Ingress.addSecretField",
        s -> s.ingress().addSecretField("c1", "tls", "web", new FieldAdd().crn("crn:y")),
        "POST /ingress/v2/secret/addField",
        named + ", \"add\": [{\"crn\": \"crn:y\"}]}",
        secret,
        says("tls"));
    add(
        "Ingress.removeSecretField",
        s -> s.ingress().removeSecretField("c1", "tls", "web", "user"),
        "POST /ingress/v2/secret/removeField",
        named + ", \"remove\": [{\"name\": \"user\"}]}",
        secret,
        says("tls"));
    read(
        "Ingress.instances",
        s -> s.ingress().instances("c1"),
        "GET /ingress/v2/secret/getInstances?cluster=c1",
        "[{\"name\": \"sm\"}]",
        GroupsTest::one);
    add(
        "Ingress.registerInstance",
        s -> s.ingress().registerInstance("c1", "crn:sm", true),
        "POST /ingress/v2/secret/registerInstance",
        "{\"cluster\": \"c1\", \"crn\": \"crn:sm\", \"isDefault\": true}",
        "{\"name\": \"sm\"}",
        says("sm"));
    order(
        "Ingress.unregisterInstance",
        s -> s.ingress().unregisterInstance("c1", "sm"),
        "POST /ingress/v2/secret/unregisterInstance",
        "{\"cluster\": \"c1\", \"name\": \"sm\"}");
  }

  private void satellite() {
    String location =
        """
        {"id": "l1", "name": "myloc", "state": "action required", "location": "wdc",
         "workerZones": ["zone-1"], "hosts": {"total": 6, "available": 3},
         "deployments": {"enabled": true, "message": "R0011: add hosts"},
         "createdDate": "2021-01-27T00:18:56+0000"}""";
    Consumer<Object> check =
        it -> {
          SatelliteLocation seen = (SatelliteLocation) it;
          assertThat(seen.name()).isEqualTo("myloc");
          assertThat(seen.state()).isEqualTo(SatelliteLocationState.ACTION_REQUIRED);
          assertThat(seen.message()).contains("R0011: add hosts");
          assertThat(seen.hosts()).isEqualTo(6);
          assertThat(seen.availableHosts()).isEqualTo(3);
        };
    read(
        "Satellite.locations",
        s -> s.satellite().locations(),
        "GET /v2/satellite/getControllers",
        "[" + location + "]",
        list -> check.accept(((List<?>) list).get(0)));
    read(
        "Satellite.location",
        s -> s.satellite().location("l1"),
        "GET /v2/satellite/getController?controller=l1",
        location,
        check);
    add(
        "Satellite.createLocation",
        s ->
            s.satellite()
                .createLocation(
                    NewSatelliteLocation.named("myloc")
                        .managedFrom("wdc")
                        .infrastructure("aws")
                        .bucket("backup")
                        .build()),
        "POST /v2/satellite/createController",
        """
        {"name": "myloc", "location": "wdc", "iaas": {"provider": "aws"},
         "cos_config": {"bucket": "backup"}}""",
        "{\"id\": \"l1\", \"crn\": \"crn:l1\"}",
        is("l1"));
    order(
        "Satellite.removeLocation",
        s -> s.satellite().removeLocation("l1"),
        "POST /v2/satellite/removeController",
        "{\"controller\": \"l1\"}");
    read(
        "Satellite.hosts",
        s -> s.satellite().hosts("l1"),
        "GET /v2/satellite/hostqueue/getHosts?controller=l1",
        """
        [{"id": "h1", "name": "host-1", "state": "assigned", "labels": {"cpu": "4"},
          "health": {"status": "ready", "message": ""},
          "assignment": {"clusterName": "sat", "zone": "zone-1", "ipAddress": "10.1.1.1",
            "workerID": "w1"}}]""",
        list -> {
          SatelliteHost host = (SatelliteHost) ((List<?>) list).get(0);
          assertThat(host.state()).isEqualTo(SatelliteHostState.ASSIGNED);
          assertThat(host.health()).isEqualTo(SatelliteHostHealth.READY);
          assertThat(host.cluster()).contains("sat");
          assertThat(host.address()).contains("10.1.1.1");
        });
    add(
        "Satellite.hostScript",
        s -> s.satellite().hostScript("l1", "RHEL", Map.of("cpu", "4")),
        "POST /v2/satellite/hostqueue/createRegistrationScript",
        "{\"controller\": \"l1\", \"operatingSystem\": \"RHEL\", \"labels\": {\"cpu\": \"4\"}}",
        "#!/bin/bash",
        it -> assertThat(new String((byte[]) it, StandardCharsets.UTF_8)).isEqualTo("#!/bin/bash"));
    add(
        "Satellite.assignHost",
        s -> s.satellite().assignHost(HostAssignment.toCluster("l1", "zone-1", "c1", "h1")),
        "POST /v2/satellite/hostqueue/createAssignment",
        "{\"controller\": \"l1\", \"zone\": \"zone-1\", \"cluster\": \"c1\", \"hostID\": \"h1\"}",
        "{\"hostID\": \"h1\", \"id\": \"x\"}",
        is("h1"));
    order(
        "Satellite.setHostLabels",
        s -> s.satellite().setHostLabels("l1", "h1", Map.of("cpu", "8")),
        "POST /v2/satellite/hostqueue/updateHost",
        "{\"controller\": \"l1\", \"hostID\": \"h1\", \"labels\": {\"cpu\": \"8\"}}");
    order(
        "Satellite.removeHost",
        s -> s.satellite().removeHost("l1", "h1"),
        "POST /v2/satellite/hostqueue/removeHost",
        "{\"controller\": \"l1\", \"hostID\": \"h1\"}");
    read(
        "Satellite.serviceClusters",
        s -> s.satellite().serviceClusters("l1"),
        "GET /v2/satellite/getServiceClusters?controller=l1",
        "[{\"id\": \"sc1\"}]",
        GroupsTest::one);
    read(
        "Satellite.subdomains",
        s -> s.satellite().subdomains("l1"),
        "GET /v2/nlb-dns/getSatLocationSubdomains?controller=l1",
        "[{\"nlbHost\": \"h.example\", \"nlbIPArray\": [\"10.1.1.1\"]}]",
        list ->
            assertThat(((Subdomain) ((List<?>) list).get(0)).addresses())
                .containsExactly("10.1.1.1"));
  }

  private void storage() {
    String attachment =
        "{\"id\": \"at1\", \"name\": \"a\", \"status\": \"attached\", \"volume\": {\"id\": \"v1\"}}";
    read(
        "Storage.attachments",
        s -> s.storage().attachments("c1", "w1"),
        "GET /v2/storage/getAttachments?cluster=c1&worker=w1",
        "{\"volume_attachments\": [" + attachment + "]}",
        GroupsTest::one);
    read(
        "Storage.attachment",
        s -> s.storage().attachment("c1", "w1", "at1"),
        "GET /v2/storage/getAttachment?cluster=c1&worker=w1&volumeAttachmentID=at1",
        attachment,
        says("attached"));
    add(
        "Storage.attach",
        s -> s.storage().attach("c1", "w1", "v1"),
        "POST /v2/storage/createAttachment",
        "{\"cluster\": \"c1\", \"worker\": \"w1\", \"volumeID\": \"v1\"}",
        attachment,
        says("at1"));
    order(
        "Storage.detach",
        s -> s.storage().detach("c1", "w1", "at1"),
        "POST /v2/storage/deleteAttachment",
        "{\"cluster\": \"c1\", \"worker\": \"w1\", \"volumeAttachmentID\": \"at1\"}");
    read(
        "Storage.volumes",
        s -> s.storage().volumes("c1"),
        "GET /v2/storage/getVolumes?cluster=c1",
        "{\"volumes\": [{\"id\": \"v1\", \"name\": \"data\"}]}",
        GroupsTest::one);
    read(
        "Storage.volume",
        s -> s.storage().volume("v1"),
        "GET /v2/storage/getVolume?volumeID=v1",
        "{\"id\": \"v1\", \"name\": \"data\"}",
        says("data"));
    read(
        "Storage.templates",
        s -> s.storage().templates(),
        "GET /v2/storage/satellite/getStorageTemplates",
        "[{\"name\": \"odf\"}]",
        GroupsTest::one);
    read(
        "Storage.template",
        s -> s.storage().template("odf", "4.14"),
        "GET /v2/storage/satellite/getStorageTemplate?name=odf&version=4.14",
        "{\"name\": \"4.14\"}",
        says("4.14"));
    read(
        "Storage.configurations",
        s -> s.storage().configurations("l1"),
        "GET /v2/storage/satellite/getStorageConfigurations?location=l1",
        "[{\"config-name\": \"odf-1\"}]",
        GroupsTest::one);
    read(
        "Storage.configuration",
        s -> s.storage().configuration("odf-1"),
        "GET /v2/storage/satellite/getStorageConfiguration?config-name=odf-1",
        "{\"config-name\": \"odf-1\"}",
        says("odf-1"));
    add(
        "Storage.createConfiguration",
        s ->
            s.storage()
                .createConfiguration(
                    new CreateStorageConfigurationRequest().configName("odf-1").controller("l1")),
        "POST /v2/storage/satellite/createStorageConfigurationByController",
        "{\"config-name\": \"odf-1\", \"controller\": \"l1\"}",
        "{\"addChannel\": {\"uuid\": \"u1\"}}",
        is("u1"));
    order(
        "Storage.removeConfiguration",
        s -> s.storage().removeConfiguration("u1", true),
        "DELETE /v2/storage/satellite/removeStorageConfiguration?uuid=u1&removeAssignments=true",
        null);
    read(
        "Storage.assignments",
        s -> s.storage().assignments(),
        "GET /v2/storage/satellite/getAssignments",
        "[{\"uuid\": \"u2\"}]",
        GroupsTest::one);
    read(
        "Storage.assignmentsOf",
        s -> s.storage().assignmentsOf("odf-1"),
        "GET /v2/storage/satellite/getAssignmentsByConfig?config=odf-1",
        "[{\"uuid\": \"u2\"}]",
        GroupsTest::one);
    read(
        "Storage.assignment",
        s -> s.storage().assignment("u2"),
        "GET /v2/storage/satellite/getAssignment?uuid=u2",
        "{\"uuid\": \"u2\"}",
        says("u2"));
    read(
        "Storage.assignmentByName",
        s -> s.storage().assignmentByName("mine"),
        "GET /v2/storage/satellite/getAssignmentByName?name=mine",
        "{\"uuid\": \"u2\"}",
        says("u2"));
    add(
        "Storage.assignToGroups",
        s -> s.storage().assignToGroups("odf-1", "mine", "l1", List.of("g1")),
        "POST /v2/storage/satellite/createAssignment",
        """
        {"config": "odf-1", "name": "mine", "controller": "l1", "groups": ["g1"]}""",
        "{\"addSubscription\": {\"uuid\": \"u2\"}}",
        is("u2"));
    add(
        "Storage.assignToCluster",
        s -> s.storage().assignToCluster("odf-1", "mine", "l1", "c1"),
        "POST /v2/storage/satellite/createAssignmentByCluster",
        """
        {"config": "odf-1", "name": "mine", "controller": "l1", "cluster": "c1"}""",
        "{\"addSubscription\": {\"uuid\": \"u2\"}}",
        is("u2"));
    order(
        "Storage.updateAssignment",
        s -> s.storage().updateAssignment("u2", "mine", List.of("g2")),
        "PATCH /v2/storage/satellite/updateAssignment",
        "{\"uuid\": \"u2\", \"name\": \"mine\", \"groups\": [\"g2\"]}");
    order(
        "Storage.upgradeAssignment",
        s -> s.storage().upgradeAssignment("u2"),
        "PATCH /v2/storage/satellite/updateAssignment",
        "{\"uuid\": \"u2\", \"updateConfigVersion\": true}");
    order(
        "Storage.removeAssignment",
        s -> s.storage().removeAssignment("u2"),
        "DELETE /v2/storage/satellite/removeAssignment?uuid=u2",
        null);
    read(
        "Storage.appliedTo",
        s -> s.storage().appliedTo("c1"),
        "GET /v2/storage/satellite/getAssignedStorageConfigs?clusterId=c1",
        "[{\"uuid\": \"u1\"}]",
        GroupsTest::one);
    read(
        "Storage.storageClasses",
        s -> s.storage().storageClasses("c1"),
        "GET /v2/storage/satellite/getAvailableStorageClasses?clusterId=c1",
        "{\"storage-classes\": [\"sat-gold\"]}",
        is(List.of("sat-gold")));
  }

  private void logging() {
    String config = "{\"id\": \"lc1\", \"logSource\": \"container\"}";
    read(
        "Logging.configurations",
        s -> s.logging().configurations("c1"),
        "GET /v1/logging/c1/loggingconfig",
        "[" + config + "]",
        GroupsTest::one);
    read(
        "Logging.configurations",
        s -> s.logging().configurations("c1", "container"),
        "GET /v1/logging/c1/loggingconfig/container",
        "[" + config + "]",
        GroupsTest::one);
    add(
        "Logging.create",
        s ->
            s.logging()
                .create(
                    "c1",
                    "container",
                    new CreateLoggingConfigRequest().loggingType("syslog").remoteLogPort(514L)),
        "POST /v1/logging/c1/loggingconfig/container",
        "{\"loggingType\": \"syslog\", \"remoteLogPort\": 514}",
        config,
        says("lc1"));
    add(
        "Logging.update",
        s ->
            s.logging()
                .update("c1", "container", "lc1", new UpdateLoggingConfigRequest().protocol("tls")),
        "PUT /v1/logging/c1/loggingconfig/container/lc1",
        "{\"protocol\": \"tls\"}",
        config,
        says("lc1"));
    order(
        "Logging.delete",
        s -> s.logging().delete("c1", "container", "lc1"),
        "DELETE /v1/logging/c1/loggingconfig/container/lc1",
        null);
    order(
        "Logging.deleteAll",
        s -> s.logging().deleteAll("c1"),
        "DELETE /v1/logging/c1/loggingconfig",
        null);
    order("Logging.refresh", s -> s.logging().refresh("c1"), "PUT /v1/logging/c1/refresh", null);
    read(
        "Logging.defaultEndpoint",
        s -> s.logging().defaultEndpoint("c1"),
        "GET /v1/logging/c1/default",
        "{\"hostname\": \"logs.example\", \"port\": 9091}",
        says("logs.example"));
    read(
        "Logging.keyOwner",
        s -> s.logging().keyOwner("c1"),
        "GET /v1/logging/c1/clusterkeyowner",
        "{\"email\": \"a@example.com\", \"id\": \"o1\"}",
        says("o1"));
    read(
        "Logging.updatePolicy",
        s -> s.logging().updatePolicy("c1"),
        "GET /v1/logging/c1/updatepolicy",
        "{\"autoUpdate\": true}",
        says("true"));
    order(
        "Logging.setAutoUpdate",
        s -> s.logging().setAutoUpdate("c1", true),
        "PUT /v1/logging/c1/updatepolicy",
        "{\"autoUpdate\": true}");
    String filter = "{\"id\": \"f1\", \"type\": \"all\"}";
    read(
        "Logging.filters",
        s -> s.logging().filters("c1"),
        "GET /v1/logging/c1/filterconfigs",
        "[" + filter + "]",
        GroupsTest::one);
    read(
        "Logging.filter",
        s -> s.logging().filter("c1", "f1"),
        "GET /v1/logging/c1/filterconfigs/f1",
        filter,
        says("f1"));
    add(
        "Logging.createFilter",
        s -> s.logging().createFilter("c1", new CreateFilterConfigRequest().type("all")),
        "POST /v1/logging/c1/filterconfigs",
        "{\"type\": \"all\"}",
        filter,
        says("f1"));
    add(
        "Logging.updateFilter",
        s -> s.logging().updateFilter("c1", "f1", new UpdateFilterConfigRequest().type("all")),
        "PUT /v1/logging/c1/filterconfigs/f1",
        "{\"type\": \"all\"}",
        filter,
        says("f1"));
    order(
        "Logging.deleteFilter",
        s -> s.logging().deleteFilter("c1", "f1"),
        "DELETE /v1/logging/c1/filterconfigs/f1",
        null);
    order(
        "Logging.deleteFilters",
        s -> s.logging().deleteFilters("c1"),
        "DELETE /v1/logging/c1/filterconfigs",
        null);
    read(
        "Logging.masterLogs",
        s -> s.logging().masterLogs("c1"),
        "GET /v1/log-collector/c1/masterlogs",
        "[{\"state\": \"inProgress\"}]",
        GroupsTest::one);
    order(
        "Logging.collectMasterLogs",
        s ->
            s.logging()
                .collectMasterLogs("c1", new CreateMasterLogCollectionRequest().bucket("logs")),
        "POST /v1/log-collector/c1/masterlogs",
        "{\"bucket\": \"logs\"}");
    read(
        "Logging.webhooks",
        s -> s.logging().webhooks("c1"),
        "GET /v1/clusters/c1/webhooks",
        "[{\"type\": \"slack\", \"level\": \"Warning\"}]",
        GroupsTest::one);
    order(
        "Logging.addWebhook",
        s -> s.logging().addWebhook("c1", "slack", "Warning", "https://hooks.example/x"),
        "POST /v1/clusters/c1/webhooks",
        "{\"type\": \"slack\", \"level\": \"Warning\", \"url\": \"https://hooks.example/x\"}");
    read(
        "Logging.auditWebhook",
        s -> s.logging().auditWebhook("c1"),
        "GET /v1/clusters/c1/apiserverconfigs/auditwebhook",
        "{\"auditServer\": \"https://audit.example\"}",
        says("audit.example"));
    order(
        "Logging.setAuditWebhook",
        s ->
            s.logging()
                .setAuditWebhook(
                    "c1", new UpdateAuditWebhookRequest().auditServer("https://audit.example")),
        "PUT /v1/clusters/c1/apiserverconfigs/auditwebhook",
        "{\"auditServer\": \"https://audit.example\"}");
    order(
        "Logging.deleteAuditWebhook",
        s -> s.logging().deleteAuditWebhook("c1"),
        "DELETE /v1/clusters/c1/apiserverconfigs/auditwebhook",
        null);
  }

  private void account() {
    read(
        "AccountSettings.infrastructureUser",
        s -> s.accountSettings().infrastructureUser(),
        "GET /v1/credentials",
        "{\"apiUser\": \"infra-1\"}",
        says("infra-1"));
    order(
        "AccountSettings.storeInfrastructureCredentials",
        s -> s.accountSettings().storeInfrastructureCredentials("infra-1", "not-a-real-key"),
        "POST /v1/credentials",
        null);
    order(
        "AccountSettings.removeInfrastructureCredentials",
        s -> s.accountSettings().removeInfrastructureCredentials(),
        "DELETE /v1/credentials",
        null);
    order(
        "AccountSettings.resetApiKey",
        s -> s.accountSettings().resetApiKey(),
        "POST /v1/keys",
        null);
    read(
        "AccountSettings.infrastructurePermissions",
        s -> s.accountSettings().infrastructurePermissions(),
        "GET /v1/infra-permissions",
        "{\"account\": \"123\", \"accountType\": \"paid\"}",
        says("paid"));
    read(
        "AccountSettings.vlanSpanning",
        s -> s.accountSettings().vlanSpanning(),
        "GET /v1/subnets/vlan-spanning",
        "{\"enabled\": true}",
        is(true));
    read(
        "AccountSettings.userConfig",
        s -> s.accountSettings().userConfig(),
        "GET /v1/user-config",
        "{\"freeEnabled\": true}",
        says("true"));
  }

  @SuppressWarnings("deprecation") // what IBM has ended is tested as long as it is offered
  private void ended() {
    read(
        "Clusters.privateEndpointAllowlist",
        s -> s.clusters().privateEndpointAllowlist("c1"),
        "GET /v1/acl/c1",
        "{\"actualCSEACLList\": {\"customAclEntries\": [\"10.0.0.0/8\"]}}",
        says("10.0.0.0/8"));
  }

  @TestFactory
  @DisplayName("The request that leaves and what comes back")
  Stream<DynamicTest> each() {
    return examples.stream()
        .map(it -> DynamicTest.dynamicTest(it.method() + ": " + it.request(), () -> run(it)));
  }

  private static void run(Example example) throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(
          example.answer().isEmpty()
              ? new MockResponse.Builder().code(204).build()
              : new MockResponse.Builder()
                  .code(200)
                  .setHeader(
                      "Content-Type",
                      example.answer().startsWith("#") ? "text/plain" : "application/json")
                  .body(example.answer())
                  .build());
      try (TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
        Object seen = example.call().apply(it.services());
        example.check().accept(seen == null ? "nothing" : seen);
      }
      assertThat(server.getRequestCount()).isEqualTo(1);
      RecordedRequest sent = Objects.requireNonNull(server.takeRequest(1, TimeUnit.SECONDS));
      assertThat(sent.getMethod() + " " + sent.getTarget().replaceFirst("^/global", ""))
          .isEqualTo(example.request());
      String body = sent.getBody() == null ? "" : sent.getBody().utf8();
      if (example.body() == null) {
        assertThat(body).isEmpty();
      } else {
        assertThat(JsonParser.parseString(body)).isEqualTo(JsonParser.parseString(example.body()));
      }
      if (example.method().endsWith("storeInfrastructureCredentials")) {
        assertThat(sent.getHeaders().get("X-Auth-Softlayer-Username")).isEqualTo("infra-1");
        assertThat(sent.getHeaders().get("X-Auth-Softlayer-APIKey")).isEqualTo("not-a-real-key");
      } else {
        assertThat(sent.getHeaders().get("X-Auth-Softlayer-APIKey")).isNull();
      }
    }
  }

  @Test
  @DisplayName("No public method is left out")
  void complete() {
    Set<String> missing = new HashSet<>();
    for (Class<?> group :
        List.of(
            Ingress.class, Satellite.class, Storage.class, Logging.class, AccountSettings.class)) {
      Arrays.stream(group.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
          .map(method -> group.getSimpleName() + "." + method.getName())
          .forEach(missing::add);
    }
    missing.removeAll(ELSEWHERE);
    examples.forEach(example -> missing.remove(example.method()));
    assertThat(missing).isEmpty();
  }

  @Test
  @SuppressWarnings("deprecation") // what IBM has ended is tested as long as it is offered
  @DisplayName("#84 ended operations that need a refresh token say so when there is none")
  void endedNeedRefreshToken() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      try (TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
        Logging logging = it.services().logging();
        assertThatThrownBy(() -> logging.loggingInstances("c1"))
            .isInstanceOf(MissingScopeException.class)
            .hasMessageContaining("refresh token");
        assertThatThrownBy(() -> logging.monitoringInstances("c1"))
            .isInstanceOf(MissingScopeException.class);
      }
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  @DisplayName(
      "A success without the promised body is one, where nobody wants the body; HTML is none")
  void emptyOrHtml() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().code(200).body("").build());
      server.enqueue(new MockResponse.Builder().code(200).body("<html>log in</html>").build());
      try (TestServices it = TestServices.of(server, SCOPE, new ManualTime())) {
        Ingress ingress = it.services().ingress();
        ingress.setHealthCheck("c1", true);
        assertThatThrownBy(() -> ingress.setHealthCheck("c1", true))
            .isInstanceOf(InvalidResponseException.class);
      }
    }
  }

  @Test
  @DisplayName("What a location or an assignment lacks is said before anything is sent")
  void inputs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NewSatelliteLocation.named("l").zone("z1").build())
        .withMessageContaining("managedFrom")
        .withMessageContaining("three zones");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostAssignment.toPool("l1", "z1", "c1", "default", Map.of()))
        .withMessageContaining("labels");
  }

  @Test
  @DisplayName("Waiting for ingress and for a location")
  void waits() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start();
      for (String status : List.of("warning", "healthy")) {
        server.enqueue(new MockResponse.Builder().body("{\"status\": \"" + status + "\"}").build());
      }
      for (String state : List.of("host required", "normal")) {
        server.enqueue(new MockResponse.Builder().body("{\"state\": \"" + state + "\"}").build());
      }
      ManualTime time = new ManualTime();
      try (TestServices it = TestServices.of(server, SCOPE, time)) {
        WaitOptions options = WaitOptions.atMost(Duration.ofMinutes(10));
        assertThat(it.services().ingress().awaitHealthy("c1", options).state())
            .isEqualTo(IngressState.HEALTHY);
        assertThat(it.services().satellite().awaitReady("l1", options).state())
            .isEqualTo(SatelliteLocationState.NORMAL);
      }
      assertThat(time.sleeps()).hasSize(2);
    }
  }
}
