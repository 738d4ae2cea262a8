package io.github.ibmcontainers.fake.api;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.http.Reply;
import java.util.UUID;

/** A refusal of the container API with its code. */
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

  /** A refusal. */
  public static ApiException of(int status, String code, String type, String description) {
    return new ApiException(status, code, type, description, "");
  }

  /** The request does not fit the document. */
  public static ApiException badRequest(String description) {
    return of(400, "E0001", "BadRequest", description);
  }

  /** The caller may not do it. */
  public static ApiException authentication(int status, String code, String description) {
    return of(status, code, "Authentication", description);
  }

  /** The caller sees no such cluster. */
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

  /** The cluster is on other infrastructure than the operation serves. */
  public static ApiException wrongProvider(String provider) {
    return of(
        400,
        "G3917",
        "General",
        "This operation is not supported for your cluster type. The cluster's provider is '"
            + provider
            + "'.");
  }

  /** There is no such thing. */
  public static ApiException notFound(String what) {
    return of(404, "E0009", "Provisioning", "The specified " + what + " could not be found.");
  }

  /** There is one already. */
  public static ApiException conflict(String code, String description) {
    return of(409, code, "Provisioning", description);
  }

  /** The code, such as {@code G0004}. */
  public String code() {
    return code;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The answer. */
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
