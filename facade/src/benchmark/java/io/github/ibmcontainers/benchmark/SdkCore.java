package io.github.ibmcontainers.benchmark;

import com.google.gson.reflect.TypeToken;
import com.ibm.cloud.sdk.core.http.RequestBuilder;
import com.ibm.cloud.sdk.core.security.BearerTokenAuthenticator;
import com.ibm.cloud.sdk.core.security.IamAuthenticator;
import com.ibm.cloud.sdk.core.service.BaseService;
import com.ibm.cloud.sdk.core.util.ResponseConverterUtils;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** The same calls by IBM's own core for Java SDKs. */
final class SdkCore extends BaseService {
  private static final Type CLUSTER = new TypeToken<PlainCluster>() {}.getType();
  private static final Type CLUSTERS = new TypeToken<List<PlainCluster>>() {}.getType();

  SdkCore(String url) {
    super("containers", new BearerTokenAuthenticator("token"));
    setServiceUrl(url + "/global");
  }

  SdkCore(String url, String apiKey) {
    super("containers", new IamAuthenticator.Builder().apikey(apiKey).url(url).build());
    setServiceUrl(url + "/global");
  }

  PlainCluster get() {
    RequestBuilder request =
        RequestBuilder.get(
            RequestBuilder.resolveRequestUrl(getServiceUrl(), "/v2/vpc/getCluster", Map.of()));
    request.query("cluster", "c1");
    return createServiceCall(
            request.build(), ResponseConverterUtils.<PlainCluster>getValue(CLUSTER))
        .execute()
        .getResult();
  }

  List<PlainCluster> list() {
    RequestBuilder request =
        RequestBuilder.get(
            RequestBuilder.resolveRequestUrl(getServiceUrl(), "/v2/vpc/getClusters", Map.of()));
    return createServiceCall(
            request.build(), ResponseConverterUtils.<List<PlainCluster>>getValue(CLUSTERS))
        .execute()
        .getResult();
  }
}
