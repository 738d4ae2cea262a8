package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonIOException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.auth.IamClient;
import io.github.ibmcontainers.auth.IamToken;
import io.github.ibmcontainers.cluster.maintenance.DrainException;
import io.github.ibmcontainers.cluster.wait.WaitOptions;
import io.github.ibmcontainers.error.AuthenticationException;
import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.error.IamError;
import io.github.ibmcontainers.error.InvalidResponseException;
import io.github.ibmcontainers.error.MfaRequiredException;
import io.github.ibmcontainers.error.MfaRequirement;
import io.github.ibmcontainers.error.RateLimitedException;
import io.github.ibmcontainers.error.ServerException;
import io.github.ibmcontainers.kubernetes.ClusterToken;
import io.github.ibmcontainers.kubernetes.kubeconfig.Kubeconfig;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Printed;
import io.github.ibmcontainers.testing.Servers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Public values and exceptions, as serializers write them. */
class SecretsStayInsideTest {
  private static final String MARK = "Pl4nted";

  /** A Gson that can read JDK types, configured as applications do. */
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeHierarchyAdapter(
              Optional.class,
              (JsonSerializer<Optional<?>>)
                  (value, type, context) -> context.serialize(value.orElse(null)))
          .registerTypeHierarchyAdapter(Instant.class, text())
          .registerTypeHierarchyAdapter(Duration.class, text())
          .create();

  private final MockWebServer server = Servers.prompt();
  private final ManualTime time = new ManualTime();
  private ContainersClient client;

  private static JsonSerializer<Object> text() {
    return (value, type, context) -> new JsonPrimitive(value.toString());
  }

  @BeforeEach
  void start() throws IOException {
    server.start();
    client = TestClients.of(server, time).retryPolicy(RetryPolicy.none()).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  @DisplayName("#129 no serializer reads a secret from a public value")
  void values() throws Exception {
    List<Object> values =
        new ArrayList<>(
            List.of(
                Credential.apiKey(MARK),
                Credential.password("u", MARK),
                Credential.passcode(MARK),
                Credential.refreshToken(MARK),
                Credential.bearerToken(MARK),
                new ClusterToken(MARK, Instant.EPOCH, Instant.EPOCH),
                new MfaRequirement("code", "error", MARK),
                RequestOptions.builder()
                    .header("X-Own", MARK)
                    .supplementalToken(MARK)
                    .infrastructureCredentials("u", MARK)
                    .build(),
                iamToken()));
    Kubeconfig kubeconfig =
        Kubeconfig.parse(
            """
            kind: Config
            users:
            - {name: a, user: {token: Pl4nted}}
            - {name: b, user: {username: u, password: Pl4nted}}
            - {name: c, user: {client-certificate-data: UGw0bnRlZA==, client-key-data: UGw0bnRlZA==}}
            - {name: d, user: {exec: {command: x, args: [Pl4nted], env: [{name: A, value: Pl4nted}]}}}
            - {name: e, user: {auth-provider: {name: oidc, config: {id-token: Pl4nted, refresh-token: Pl4nted}}}}
            """);
    values.add(kubeconfig);
    values.addAll(kubeconfig.users());
    assertThat(kubeconfig.users()).hasSize(5);
    server.enqueue(
        new MockResponse.Builder().addHeader("Set-Cookie", "s=" + MARK).body(MARK).build());
    values.add(client.request("GET", "/v1/x").text());
    for (Object value : values) {
      assertThat(json(value)).as("%s", value.getClass()).doesNotContain(MARK, "UGw0bnRlZA");
      assertThat(json(List.of(value))).doesNotContain(MARK, "UGw0bnRlZA");
      assertThat(bytes(value)).as("%s", value.getClass()).doesNotContain(MARK, "UGw0bnRlZA");
    }
    assertThat(json(kubeconfig.users().get(0))).startsWith("\"Token[name");
    assertThatThrownBy(() -> GSON.fromJson("{\"value\":\"x\"}", ClusterToken.class))
        .hasMessageContaining("are not read from JSON");
  }

  private IamToken iamToken() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(
                "{\"access_token\":\"Pl4nted\",\"refresh_token\":\"Pl4nted\",\"expires_in\":3600}")
            .build());
    return IamClient.builder(new OkHttpClient())
        .endpoint(server.url("/"))
        .build()
        .refresh(MARK, null);
  }

  @Test
  @DisplayName("#129 a deserialized exception contains no secret, and all its getters work")
  void exceptions() throws Exception {
    List<ContainersException> failures = new ArrayList<>();
    for (int status : new int[] {400, 401, 403, 404, 409, 418, 422, 429, 500}) {
      server.enqueue(
          new MockResponse.Builder()
              .code(status)
              .addHeader("Content-Type", "application/json")
              .addHeader("Set-Cookie", "s=" + MARK)
              .addHeader("Retry-After", "7")
              .body("{\"code\":\"E1\",\"description\":\"seen\",\"token\":\"" + MARK + "\"}")
              .build());
      failures.add(failure(() -> client.request("POST", "/v1/x").text()));
    }
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body("{\"" + MARK)
            .build());
    failures.add(failure(() -> client.clusters().get("c1")));
    server.enqueue(new MockResponse.Builder().code(404).body("{}").build());
    failures.add(
        failure(
            () ->
                client
                    .clusters()
                    .awaitReady("c1", WaitOptions.builder(Duration.ofMillis(1)).build())));
    failures.add(new DrainException("failed", List.of("pod a: why")));
    failures.add(
        new MfaRequiredException(
            "second factor",
            new IamError(400, "BXNIM0400E", "m", "d", "r", "c", "t"),
            new MfaRequirement("TOTP", "error", MARK)));
    failures.add(new AuthenticationException("no login"));
    for (ContainersException failure : failures) {
      assertThat(bytes(failure)).doesNotContain(MARK, "failed to serialize");
      ContainersException copy = copy(failure);
      assertThat(copy).hasSameClassAs(failure).hasMessage(failure.getMessage());
      assertThat(Printed.of(copy)).doesNotContain(MARK);
      for (Method getter : failure.getClass().getMethods()) {
        if (isGetter(getter)) {
          assertThat(call(getter, copy)).as("%s", getter).isNotNull();
        }
      }
    }
    ServerException server = (ServerException) copy(failures.get(8));
    assertThat(server.code()).contains("E1");
    assertThat(server.details().requestId()).isPresent();
    assertThat(server.body()).isEmpty();
    assertThat(((RateLimitedException) copy(failures.get(7))).retryAfter())
        .contains(Duration.ofSeconds(7));
    assertThat(((InvalidResponseException) copy(failures.get(9))).requestId()).isPresent();
    assertThat(((MfaRequiredException) copy(failures.get(12))).requirement().code())
        .isEqualTo("TOTP");
    assertThat(json(((ServerException) failures.get(8)).details())).doesNotContain(MARK);
  }

  private static boolean isGetter(Method method) {
    return method.getParameterCount() == 0
        && !Modifier.isStatic(method.getModifiers())
        && method.getDeclaringClass().getPackageName().startsWith("io.github.ibmcontainers")
        && method.getReturnType() != void.class;
  }

  private static @Nullable Object call(Method getter, Object target) throws Exception {
    try {
      return getter.invoke(target);
    } catch (InvocationTargetException e) {
      throw new AssertionError(getter + " of a deserialized exception", e.getCause());
    }
  }

  private static ContainersException failure(Runnable call) {
    try {
      call.run();
    } catch (ContainersException e) {
      return e;
    }
    throw new AssertionError("The call must fail");
  }

  private static String json(Object value) {
    try {
      return GSON.toJson(value);
    } catch (JsonIOException e) {
      // Gson can't serialize this type of the JDK or OkHttp: nothing is written.
      return "refused: " + e.getMessage();
    }
  }

  private static String bytes(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
      return bytes.toString(StandardCharsets.ISO_8859_1);
    } catch (NotSerializableException e) {
      return "failed to serialize";
    }
  }

  private static ContainersException copy(ContainersException failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ContainersException) in.readObject();
    }
  }
}
