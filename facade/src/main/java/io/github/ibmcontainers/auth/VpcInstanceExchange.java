package io.github.ibmcontainers.auth;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.internal.http.Repeatable;
import io.github.ibmcontainers.internal.http.RequestBodies;
import io.github.ibmcontainers.internal.iam.IamAnswer;
import io.github.ibmcontainers.internal.json.JsonTree;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Gets an identity token from the metadata service of a VPC instance, and exchanges it for an IAM
 * token.
 */
record VpcInstanceExchange(IamClient iam, Credential.VpcInstance credential)
    implements InitialExchange {
  private static final int IDENTITY_SECONDS = 300;

  @Override
  public IamToken login(@Nullable String accountId) {
    String identity = identityToken();
    String action = "get a token from the VPC metadata service";
    Request.Builder request =
        new Request.Builder()
            .url(url(credential.version().iamPath))
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + identity)
            .post(profileBody());
    long start = iam.time().nanoTime();
    IamAnswer answer = iam.elsewhere().send(request, Repeatable.YES, action, List.of(identity));
    return TokenAnswer.of(answer, action).token(start, iam.time().now()).withoutRefreshToken();
  }

  private String identityToken() {
    String action = "get an identity token from the VPC metadata service";
    Request.Builder request =
        new Request.Builder()
            .url(url(credential.version().identityPath))
            .header("Accept", "application/json")
            .header("Metadata-Flavor", "ibm")
            .put(RequestBodies.json(JsonTree.object("expires_in", IDENTITY_SECONDS)));
    IamAnswer answer = iam.elsewhere().send(request, Repeatable.YES, action, List.of());
    return TokenAnswer.of(answer, action).required("access_token");
  }

  private RequestBody profileBody() {
    TrustedProfile profile = credential.profile();
    if (profile == null) {
      return RequestBody.EMPTY;
    }
    JsonObject name =
        JsonTree.object(
            "id", profile instanceof TrustedProfile.ById byId ? byId.id() : null,
            "crn", profile instanceof TrustedProfile.ByCrn byCrn ? byCrn.crn() : null);
    return RequestBodies.json(JsonTree.object("trusted_profile", name));
  }

  private HttpUrl url(String path) {
    return credential
        .metadata()
        .newBuilder()
        .addPathSegments(path)
        .setQueryParameter("version", credential.version().date)
        .build();
  }
}
