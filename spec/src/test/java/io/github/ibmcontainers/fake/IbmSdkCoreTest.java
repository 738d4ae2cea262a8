package io.github.ibmcontainers.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import com.ibm.cloud.sdk.core.http.HttpMediaType;
import com.ibm.cloud.sdk.core.http.RequestBuilder;
import com.ibm.cloud.sdk.core.http.Response;
import com.ibm.cloud.sdk.core.security.Authenticator;
import com.ibm.cloud.sdk.core.security.ContainerAuthenticator;
import com.ibm.cloud.sdk.core.security.IamAssumeAuthenticator;
import com.ibm.cloud.sdk.core.security.IamAuthenticator;
import com.ibm.cloud.sdk.core.security.VpcInstanceAuthenticator;
import com.ibm.cloud.sdk.core.service.BaseService;
import com.ibm.cloud.sdk.core.service.exception.NotFoundException;
import com.ibm.cloud.sdk.core.service.exception.ServiceResponseException;
import com.ibm.cloud.sdk.core.util.ResponseConverterUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IBM's core library for Java with the fake cloud. */
class IbmSdkCoreTest {
  private static final String PROFILE = "Profile-1";

  private final FakeIbmCloud cloud =
      FakeIbmCloud.builder()
          .trustedProfile(PROFILE, "worker", FakeIbmCloudBuilder.FIRST_ACCOUNT)
          .computeResourceToken("a-compute-resource-token")
          .start();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    assertThat(cloud.misdirectedCredentials()).isEmpty();
    cloud.close();
  }

  /** A service class like those of IBM's generator. */
  private static final class Containers extends BaseService {
    private final String base;

    Containers(Authenticator authenticator, HttpUrl base) {
      super("containers", authenticator);
      this.base = base.toString();
      setServiceUrl(this.base);
    }

    Response<JsonArray> clusters() {
      RequestBuilder request = RequestBuilder.get(HttpUrl.get(base + "/v2/classic/getClusters"));
      request.header("Accept", "application/json");
      return createServiceCall(
              request.build(),
              ResponseConverterUtils.<JsonArray>getValue(new TypeToken<JsonArray>() {}.getType()))
          .execute();
    }

    Response<JsonObject> cluster(String name) {
      RequestBuilder request = RequestBuilder.get(HttpUrl.get(base + "/v2/getCluster"));
      request.query("cluster", name);
      return createServiceCall(
              request.build(),
              ResponseConverterUtils.<JsonObject>getValue(new TypeToken<JsonObject>() {}.getType()))
          .execute();
    }

    void resize(String cluster, int size) {
      JsonObject body = new JsonObject();
      body.addProperty("cluster", cluster);
      body.addProperty("workerpool", "default");
      body.addProperty("size", size);
      RequestBuilder request = RequestBuilder.post(HttpUrl.get(base + "/v2/resizeWorkerPool"));
      request.bodyContent(body.toString(), HttpMediaType.APPLICATION_JSON);
      createServiceCall(request.build(), ResponseConverterUtils.getVoid()).execute();
    }
  }

  private Containers containers(Authenticator authenticator) {
    return new Containers(authenticator, cloud.endpoints().containers());
  }

  private String iam() {
    String url = cloud.endpoints().iam().toString();
    return url.substring(0, url.length() - 1);
  }

  private IamAuthenticator byApiKey() {
    return new IamAuthenticator.Builder().apikey(cloud.apiKey()).url(iam()).build();
  }

  @Test
  void callsWithAnApiKey() {
    Containers service = containers(byApiKey());

    assertThat(service.clusters().getResult()).hasSize(2);
    assertThat(service.cluster("mycluster").getResult().get("name").getAsString())
        .isEqualTo("mycluster");
    assertThatThrownBy(() -> service.cluster("nobody"))
        .isInstanceOf(NotFoundException.class)
        .satisfies(e -> assertThat(((ServiceResponseException) e).getStatusCode()).isEqualTo(404));
    assertThat(cloud.iam().tokenRequests()).hasSize(1);
  }

  @Test
  void sendsCompressedBodies() {
    Containers service = containers(byApiKey());
    service.enableGzipCompression(true);
    service.resize("mycluster", 3);

    assertThat(cloud.containers().operations("V2ResizeWorkerPool"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.header("Content-Encoding")).contains("gzip");
              assertThat(call.status().orElseThrow()).isBetween(200, 204);
            });
  }

  @Test
  void assumesATrustedProfile() {
    Authenticator assume =
        new IamAssumeAuthenticator.Builder()
            .apikey(cloud.apiKey())
            .iamProfileId(PROFILE)
            .url(iam())
            .build();

    assertThat(containers(assume).clusters().getResult()).hasSize(2);
  }

  @Test
  void logsInAsAComputeResource() throws IOException {
    Path token = Files.writeString(directory.resolve("token"), "a-compute-resource-token");
    Authenticator container =
        new ContainerAuthenticator.Builder()
            .crTokenFilename(token.toString())
            .iamProfileName("worker")
            .url(iam())
            .build();

    assertThat(containers(container).clusters().getResult()).hasSize(2);
  }

  @Test
  void logsInAsAVpcInstance() {
    String metadata = cloud.endpoints().metadata().toString();
    Authenticator instance =
        new VpcInstanceAuthenticator.Builder()
            .iamProfileId(PROFILE)
            .url(metadata.substring(0, metadata.length() - 1))
            .build();

    assertThat(containers(instance).clusters().getResult()).hasSize(2);
    assertThat(cloud.metadata().requests()).hasSize(2);
  }
}
