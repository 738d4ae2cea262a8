package io.github.ibmcontainers.fake.api;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.UUID;

/** An error response of the container API. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String type;
  private final String recovery;

  private ApiException(int status, String code, String type, String description, String recovery) {
    super(description, null, false, false);
    this.status = status;
    this.code = code;
    this.type = type;
    this.recovery = recovery;
  }

  /** Creates an error. */
  public static ApiException of(int status, String code, String type, String description) {
    return new ApiException(status, code, type, description, "");
  }

  /** Creates an error for a request that doesn't conform to the document. */
  public static ApiException badRequest(String description) {
    return of(400, "E0001", "BadRequest", description);
  }

  /** Creates an error for a caller that is not authenticated or not authorized. */
  public static ApiException authentication(int status, String code, String description) {
    return of(status, code, "Authentication", description);
  }

  /** Creates an error for a cluster that doesn't exist or that the caller can't see. */
  public static ApiException clusterNotFound() {
    return new ApiException(
        404,
        "G0004",
        "General",
        "The specified cluster could not be found. If applicable, make sure that you target the"
            + " correct account and resource group.",
        "To list the clusters you have access to, run 'ibmcloud ks cluster ls'. To check the resource"
            + " group ID of the cluster, run 'ibmcloud ks cluster get --cluster <cluster>'.");
  }

  /** Creates an error for an operation that doesn't support the cluster's provider. */
  public static ApiException wrongProvider(String provider) {
    return of(
        400,
        "G3917",
        "General",
        "This operation is not supported for your cluster type. The cluster's provider is '"
            + provider
            + "'.");
  }

  /** Creates an error for a resource that doesn't exist. */
  public static ApiException notFound(String what) {
    return of(404, "E0009", "Provisioning", "The specified " + what + " could not be found.");
  }

  /** Creates an error for a resource that already exists. */
  public static ApiException conflict(String code, String description) {
    return of(409, code, "Provisioning", description);
  }

  /** Returns the code, such as {@code G0004}. */
  public String code() {
    return code;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the response. */
  public Reply reply() {
    JsonObject body = new JsonObject();
    body.addProperty("incidentID", UUID.randomUUID().toString());
    body.addProperty("code", code);
    body.addProperty("description", getMessage());
    body.addProperty("type", type);
    if (!recovery.isEmpty()) {
      body.addProperty("recoveryCLI", recovery);
    }
    return Reply.json(status, body);
  }
}
