package io.github.ibmcontainers.benchmark;

import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiException;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.api.V2Api;
import io.github.ibmcontainers.generated.model.GetClusterResponse;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Decodes answers the way the client does, from the bytes of the response on. */
final class ClientDecoding {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Request REQUEST =
      new Request.Builder().url("http://localhost/global").build();

  private static final ApiClient CLIENT =
      new ApiClient(
          request -> {
            throw new IllegalStateException("nothing is sent");
          },
          HttpUrl.get("http://localhost/global"));

  private ClientDecoding() {}

  /** A cluster. */
  static Object one(byte[] answer) throws ApiException {
    return new V2Api(CLIENT).getCluster("mycluster").read(response(answer)).getData();
  }

  /** A list of clusters with all details, which no operation answers. */
  static Object list(byte[] answer) throws ApiException {
    return new ClusterList().read(response(answer)).getData();
  }

  private static Response response(byte[] answer) {
    return new Response.Builder()
        .request(REQUEST)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(answer, JSON))
        .build();
  }

  private static final class ClusterList extends ApiRequest<List<GetClusterResponse>> {
    ClusterList() {
      super(CLIENT, V2Api.ClassicGetClustersCall.OPERATION);
    }

    @Override
    protected List<GetClusterResponse> decode(Response response) throws IOException, ApiException {
      return jsonList(response, GetClusterResponse.Adapter.INSTANCE);
    }
  }
}
