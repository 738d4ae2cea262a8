package io.github.ibmcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ibmcontainers.auth.Credential;
import io.github.ibmcontainers.cluster.value.Provider;
import io.github.ibmcontainers.fake.FakeIbmCloud;
import io.github.ibmcontainers.fake.Fault;
import io.github.ibmcontainers.fake.RecordedCall;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.api.UtilApi;
import io.github.ibmcontainers.testing.CapturedLog;
import io.github.ibmcontainers.testing.ManualTime;
import io.github.ibmcontainers.testing.Printed;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every generated operation and the facade under each fault, with logging at the most verbose
 * level.
 */
class PlantedSecretsTest {
  private static final String MARK = "Pl4nted";

  /** Number of leading characters of a secret to search for. */
  private static final int START = 8;

  /** An argument for each simple type. */
  private static final Map<Class<?>, Object> PLAIN =
      Map.of(
          String.class,
          "mycluster",
          boolean.class,
          true,
          int.class,
          1,
          List.class,
          List.of("name"),
          Map.class,
          Map.of("name", "value"),
          Provider.class,
          Provider.VPC);

  static Stream<Arguments> faults() {
    String leaky =
        "{\"access_token\":\"Pl4nted-answer-token\",\"description\":\"password=Pl4nted-answer-password\","
            + "\"clientKey\":\"Pl4nted-answer-key\",\"kubeconfig\":\"Pl4nted-answer-kubeconfig\","
            + "\"errorDetails\":\"apikey=Pl4nted-answer-apikey\"}";
    return Stream.of(
        arguments("none", null),
        arguments("400", Fault.status(400).body(leaky)),
        arguments("401", Fault.status(401).body(leaky)),
        arguments("403", Fault.status(403).body(leaky)),
        arguments("500", Fault.status(500).body(leaky).header("Set-Cookie", "s=Pl4nted-cookie")),
        arguments("after the action", Fault.errorAfterAction(500)),
        arguments("html", Fault.htmlBadGateway()),
        arguments("empty object", Fault.emptyObject()),
        arguments("malformed", Fault.malformedJson()),
        arguments("rate limit", Fault.rateLimitText()),
        arguments("reset", Fault.connectionReset()),
        arguments("reset after the action", Fault.connectionResetAfterAction()),
        arguments("truncated", Fault.truncatedBody()),
        arguments("wrong type", Fault.wrongContentType("text/html")),
        arguments("headers", Fault.duplicateLowerCaseHeaders()),
        arguments("huge Retry-After", Fault.status(429).retryAfter(1_000_000).body(leaky)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  @DisplayName("#28 #69 #105 no secret leaks, whatever fails")
  void noSecretLeaks(String name, Fault fault) throws Exception {
    StringBuilder seen = new StringBuilder();
    Set<String> secrets = new LinkedHashSet<>();
    ManualTime time = new ManualTime();
    try (FakeIbmCloud cloud = FakeIbmCloud.builder().rateLimit(false).start();
        CapturedLog log = new CapturedLog(Level.ALL)) {
      List<Credential> credentials =
          List.of(
              Credential.apiKey(cloud.apiKey()),
              Credential.password(cloud.user(), cloud.password()),
              Credential.apiKey(MARK + "-api-key"),
              Credential.bearerToken(MARK + "-bearer-token"),
              Credential.refreshToken(MARK + "-refresh-token"),
              Credential.passcode(MARK + "-passcode"));
      secrets.add(cloud.apiKey());
      secrets.add(cloud.password());
      for (Credential credential : credentials) {
        seen.append(credential).append('\n');
        try (ContainersClient client =
            TestClients.of(cloud, time)
                .credential(credential)
                .retryPolicy(RetryPolicy.standard().withAttempts(2))
                .noRateLimit()
                .build()) {
          seen.append(client.scope()).append(client).append('\n');
          attempt(seen, client::token);
          if (fault != null) {
            cloud.containers().faults().always(fault);
          }
          facade(client, seen);
          if (credential == credentials.get(0)) {
            everyOperation(client, seen);
          }
          cloud.containers().faults().clear();
          if (fault != null) {
            cloud.iam().faults().always(fault);
            cloud.accounts().faults().always(fault);
            attempt(seen, () -> client.with(scope -> scope.account("0123abcd")).token());
            attempt(seen, () -> client.accounts().stream().toList());
            cloud.iam().faults().clear();
            cloud.accounts().faults().clear();
          }
        }
      }
      for (RecordedCall call : cloud.requests()) {
        call.header("Authorization").ifPresent(value -> secrets.add(bare(value)));
        call.header("X-Auth-Refresh-Token").ifPresent(secrets::add);
        call.form("refresh_token").ifPresent(secrets::add);
      }
      seen.append(log.text());
      // The fake cloud reports tokens that it didn't issue as another service's.
      assertThat(cloud.misdirectedCredentials())
          .allSatisfy(call -> assertThat(call.header("Authorization").orElse("")).contains(MARK));
    }
    String text = seen.toString();
    assertThat(secrets).hasSizeGreaterThanOrEqualTo(5);
    assertThat(foundIn(text, secrets)).isEmpty();
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
      throw new AssertionError(
          "A planted secret leaked: " + text.substring(Math.max(0, at - 200), at + 60));
    }
  }

  /** Returns the secrets that a text contains, in a single pass over megabytes of text. */
  private static List<String> foundIn(String text, Set<String> secrets) {
    Map<Integer, List<String>> byStart = new HashMap<>();
    for (String secret : secrets) {
      assertThat(secret).hasSizeGreaterThanOrEqualTo(START);
      byStart
          .computeIfAbsent(secret.substring(0, START).hashCode(), any -> new ArrayList<>())
          .add(secret);
    }
    List<String> found = new ArrayList<>();
    int highest = 1;
    for (int i = 1; i < START; i++) {
      highest *= 31;
    }
    int hash = 0;
    for (int end = 0; end < text.length(); end++) {
      int leaving = end < START ? 0 : text.charAt(end - START) * highest;
      hash = (hash - leaving) * 31 + text.charAt(end);
      for (String secret : byStart.getOrDefault(hash, List.of())) {
        if (text.startsWith(secret, end - START + 1)) {
          found.add(secret);
        }
      }
    }
    return found;
  }

  @Test
  @DisplayName("#28 the search of this test finds secrets")
  void search() {
    String text = "a ".repeat(50) + "0123456789abc" + " and 0123456789xyz";
    assertThat(foundIn(text, Set.of("0123456789abc", "9876543210abc", "0123456789xyz")))
        .containsExactlyInAnyOrder("0123456789abc", "0123456789xyz");
    assertThat(foundIn("0123456789abc", Set.of("0123456789abc"))).hasSize(1);
    assertThat(foundIn("0123456789ab", Set.of("0123456789abc"))).isEmpty();
  }

  @Test
  @DisplayName("#28 options print no secrets")
  void optionsPrintNone() {
    RequestOptions options =
        RequestOptions.builder()
            .infrastructureCredentials("user", MARK + "-softlayer")
            .supplementalToken(MARK + "-supplement")
            .header("X-Extra", MARK + "-extra")
            .build();
    assertThat(options.toString()).doesNotContain(MARK);
  }

  private static void facade(ContainersClient client, StringBuilder seen) {
    RequestOptions options =
        RequestOptions.builder()
            .infrastructureCredentials("user", MARK + "-softlayer")
            .supplementalToken(MARK + "-supplement")
            .scope(Scope.builder().region("us-south").resourceGroup("g").build())
            .build();
    everyMethod(client, seen);
    attempt(seen, client::regions);
    attempt(
        seen,
        () ->
            client
                .request("POST", "/v1/credentials")
                .scopeHeaders("X-Auth-Softlayer-Username", "X-Auth-Softlayer-APIKey", "X-Region")
                .options(options)
                .json("{\"apikey\":\"" + MARK + "-body-key\"}")
                .text());
    attempt(
        seen,
        () ->
            client
                .request("GET", "/v2/getKubeconfig")
                .query("cluster", "mycluster")
                .query("token", MARK + "-query-token")
                .text());
  }

  /**
   * Calls each method of each group that accepts simple values, except waits, which repeat other
   * methods.
   */
  private static void everyMethod(ContainersClient client, StringBuilder seen) {
    List<Object> groups =
        List.of(
            client.clusters(),
            client.workers(),
            client.workerPools(),
            client.networks(),
            client.locations(),
            client.ingress(),
            client.satellite(),
            client.storage(),
            client.logging(),
            client.accountSettings());
    int methods = 0;
    for (Object group : groups) {
      for (Method method : group.getClass().getDeclaredMethods()) {
        boolean plain =
            Stream.of(method.getParameterTypes()).allMatch(type -> PLAIN.containsKey(type));
        if (!Modifier.isPublic(method.getModifiers())
            || method.isSynthetic()
            || method.getName().startsWith("await")
            || !plain) {
          continue;
        }
        methods++;
        Object[] arguments =
            Stream.of(method.getParameterTypes()).map(PLAIN::get).toArray(Object[]::new);
        attempt(
            seen,
            () -> {
              try {
                return method.invoke(group, arguments);
              } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
              }
            });
      }
    }
    assertThat(methods).isGreaterThan(90);
  }

  /**
   * Calls each operation once. Every text argument is a name, every secret field of a body a
   * planted secret.
   */
  private static void everyOperation(ContainersClient client, StringBuilder seen) throws Exception {
    RequestOptions options =
        RequestOptions.builder()
            .infrastructureCredentials("user", MARK + "-softlayer")
            .supplementalToken(MARK + "-supplement")
            .timeout(Duration.ofSeconds(30))
            .scope(Scope.builder().region("us-south").resourceGroup("g").build())
            .build();
    ApiClient api = client.generated(options);
    int operations = 0;
    for (Class<?> type : apiClasses()) {
      Object instance = type.getConstructor(ApiClient.class).newInstance(api);
      for (Method method : type.getMethods()) {
        if (!ApiRequest.class.isAssignableFrom(method.getReturnType())) {
          continue;
        }
        operations++;
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = argument(method.getParameterTypes()[i]);
        }
        attempt(
            seen,
            () -> {
              try {
                return ((ApiRequest<?>) method.invoke(instance, arguments)).execute();
              } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
              }
            });
      }
    }
    assertThat(operations).isGreaterThan(250);
  }

  private static Object argument(Class<?> type) throws Exception {
    if (Model.class.isAssignableFrom(type)) {
      Object model = type.getConstructor().newInstance();
      for (Method setter : type.getMethods()) {
        String name = setter.getName().toLowerCase(Locale.ROOT);
        if (name.startsWith("set")
            && setter.getParameterCount() == 1
            && setter.getParameterTypes()[0] == String.class) {
          setter.invoke(model, secret(name) ? MARK + "-in-body" : "name");
        }
      }
      return model;
    }
    if (type == Boolean.class || type == boolean.class) {
      return true;
    }
    if (type == List.class) {
      return List.of("name");
    }
    if (type == Map.class) {
      return Map.of("name", "value");
    }
    return type == String.class
        ? "mycluster"
        : Objects.requireNonNull(type.getConstructor()).newInstance();
  }

  private static boolean secret(String name) {
    return Stream.of("token", "password", "apikey", "secretaccesskey", "clientkey", "privatekey")
        .anyMatch(name::endsWith);
  }

  private static List<Class<?>> apiClasses() throws Exception {
    URL location = UtilApi.class.getProtectionDomain().getCodeSource().getLocation();
    String folder = UtilApi.class.getPackageName().replace('.', '/') + "/";
    List<String> names = new ArrayList<>();
    File file = Path.of(location.toURI()).toFile();
    if (file.isDirectory()) {
      for (String name : Objects.requireNonNull(new File(file, folder).list())) {
        names.add(name);
      }
    } else {
      try (JarFile jar = new JarFile(file)) {
        jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(folder))
            .forEach(name -> names.add(name.substring(folder.length())));
      }
    }
    List<Class<?>> classes = new ArrayList<>();
    for (String name : names) {
      if (name.endsWith("Api.class") && !name.contains("$")) {
        Class<?> type =
            Class.forName(UtilApi.class.getPackageName() + "." + name.replace(".class", ""));
        if (!Modifier.isAbstract(type.getModifiers())) {
          classes.add(type);
        }
      }
    }
    assertThat(classes).hasSizeGreaterThan(15);
    return classes;
  }

  private static void attempt(StringBuilder seen, Attempt attempt) {
    try {
      Object value = attempt.run();
      // Only a token's holder can read the token; everything else is printed as a log would.
      seen.append(value).append('\n');
    } catch (Exception e) {
      seen.append(Printed.of(e)).append('\n');
    }
  }

  private static String bare(String authorization) {
    int blank = authorization.indexOf(' ');
    return blank < 0 ? authorization : authorization.substring(blank + 1);
  }

  private interface Attempt {
    Object run() throws Exception;
  }
}
