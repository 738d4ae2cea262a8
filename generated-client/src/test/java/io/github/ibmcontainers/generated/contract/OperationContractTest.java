package io.github.ibmcontainers.generated.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.generated.Servers;
import io.github.ibmcontainers.generated.contract.ApiDocument.Endpoint;
import io.github.ibmcontainers.generated.contract.ApiDocument.Parameter;
import io.github.ibmcontainers.generated.contract.Examples.Fill;
import io.github.ibmcontainers.generated.contract.GeneratedCode.RequestMethod;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every operation of the document: what leaves when it is called, and what becomes of its answer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationContractTest {
  /** What OkHttp adds to every request, and the two that say what the bodies are. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "Host",
          "Connection",
          "Accept-Encoding",
          "User-Agent",
          "Accept",
          "Content-Type",
          "Content-Length");

  private final MockWebServer server = Servers.prompt();
  private final OkHttpClient http = new OkHttpClient();
  private final List<Request> built = new ArrayList<>();
  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final ApiDocument document;
  private final Examples examples;
  private final Map<String, RequestMethod> methods;
  private final RequestValidation validation;

  OperationContractTest() throws Exception {
    document = ApiDocument.load();
    examples = new Examples(document);
    methods = GeneratedCode.requestMethods();
    validation = new RequestValidation(document.text());
  }

  @BeforeAll
  void start() throws Exception {
    server.start();
  }

  @AfterAll
  void stop() {
    server.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  @Test
  void everyOperationHasOneMethodAndEveryMethodAnOperation() {
    Set<String> inDocument =
        document.endpoints().stream()
            .map(e -> e.method() + " " + e.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(new TreeSet<>(methods.keySet())).isEqualTo(inDocument);
    System.out.printf(
        "contract: %d of %d operations have a method and a test%n",
        methods.size(), inDocument.size());
  }

  @TestFactory
  Stream<DynamicTest> everyOperationSaysWhatTheDocumentSaysOfIt() {
    return document.endpoints().stream().map(e -> dynamicTest(e.toString(), () -> metadata(e)));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationSendsItsArgumentsAndNothingElse() {
    return document.endpoints().stream().map(e -> dynamicTest(e.toString(), () -> sends(e)));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationDecodesWhatItPromisesAndEncodesItBack() {
    return document.endpoints().stream()
        .flatMap(
            e ->
                Stream.of(Fill.values())
                    .map(fill -> dynamicTest(e + " " + fill, () -> decodes(e, fill))));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationRefusesToBeCalledWithoutARequiredArgument() {
    return document.endpoints().stream().map(e -> dynamicTest(e.toString(), () -> refuses(e)));
  }

  private RequestMethod method(Endpoint endpoint) {
    RequestMethod method = methods.get(endpoint.method() + " " + endpoint.path());
    assertThat(method).as("method for %s", endpoint).isNotNull();
    return method;
  }

  private void metadata(Endpoint endpoint) {
    Operation operation = method(endpoint).operation();
    List<Parameter> headers =
        endpoint.parameters().stream().filter(p -> p.in().equals("header")).toList();

    assertThat(operation.id()).isEqualTo(endpoint.id());
    assertThat(operation.tag())
        .isEqualTo(
            endpoint.json().has("tags")
                ? endpoint.json().getAsJsonArray("tags").get(0).getAsString()
                : "default");
    assertThat(operation.scopeHeaders())
        .containsExactlyInAnyOrderElementsOf(headers.stream().map(Parameter::name).toList());
    assertThat(operation.requiredHeaders())
        .containsExactlyInAnyOrderElementsOf(
            headers.stream().filter(Parameter::required).map(Parameter::name).toList());
    assertThat(operation.deprecated())
        .isEqualTo(
            endpoint.json().has("deprecated") && endpoint.json().get("deprecated").getAsBoolean());
    assertThat(operation.apiVersion())
        .isEqualTo(
            endpoint.path().startsWith("/v1/")
                ? "v1"
                : endpoint.path().startsWith("/v2/") ? "v2" : operation.apiVersion());
  }

  private void sends(Endpoint endpoint) throws Exception {
    Map<String, @Nullable String> query = new TreeMap<>();
    Map<String, String> path = new LinkedHashMap<>();
    ApiRequest<?> request = request(endpoint, Fill.ALL, query, path, true);
    server.enqueue(answer(endpoint, Fill.NONE));

    request.execute();

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo(endpoint.method());
    String[] target = sent.getTarget().split("\\?", 2);
    assertThat(target[0]).matches("[/A-Za-z0-9._~!$&'()*+,;=:@%-]+");
    assertThat(Arrays.stream(target[0].split("/", -1)).map(OperationContractTest::decode))
        .containsExactlyElementsOf(expectedSegments(endpoint, path));
    assertThat(query(target.length == 1 ? "" : target[1])).isEqualTo(query);
    assertThat(sent.getHeaders().names()).isSubsetOf(TECHNICAL);
    JsonElement body = exampleBody(endpoint, Fill.ALL);
    if (body == null) {
      assertThat(sent.getBodySize()).isZero();
    } else {
      assertThat(sent.getHeaders().get("Content-Type")).startsWith("application/json");
      assertThat(Examples.canonical(JsonParser.parseString(sent.getBody().utf8())))
          .isEqualTo(Examples.canonical(body));
    }
    assertThat(built.get(built.size() - 1).tag(Operation.class)).isSameAs(request.operation());
    assertThat(validation.problems(endpoint, sent)).isEmpty();
  }

  private void decodes(Endpoint endpoint, Fill fill) throws Exception {
    ApiRequest<?> request =
        request(endpoint, Fill.NONE, new TreeMap<>(), new LinkedHashMap<>(), false);
    MockResponse answer = answer(endpoint, fill);
    server.enqueue(answer);

    Object decoded = request.execute();

    server.takeRequest();
    if (endpoint.answer().isEmpty()) {
      assertThat(decoded).isNull();
    } else if (endpoint.answer().get().has("type")
        && endpoint.answer().get().get("type").getAsString().equals("file")) {
      assertThat((byte[]) decoded).isEqualTo(FILE);
    } else {
      // A null field is no field.
      Fill expected = fill == Fill.NULL ? Fill.NONE : fill;
      assertThat(Examples.canonical(gson.toJsonTree(decoded)))
          .isEqualTo(Examples.canonical(examples.of(endpoint.answer().get(), expected)));
    }
  }

  private void refuses(Endpoint endpoint) throws Exception {
    RequestMethod method = method(endpoint);
    List<Parameter> required = required(endpoint);
    Object api = method.api(new ApiClient(http, server.url(document.basePath())));
    for (int i = 0; i < required.size(); i++) {
      List<@Nullable Object> bad = new ArrayList<>();
      bad.add(null);
      if (required.get(i).in().equals("path")) {
        bad.addAll(List.of("", ".", ".."));
      }
      for (Object value : bad) {
        Object[] arguments = arguments(endpoint, Fill.NONE, new TreeMap<>(), new TreeMap<>());
        arguments[i] = value;
        String name = required.get(i).name();
        Throwable thrown = null;
        try {
          method.method().invoke(api, arguments);
        } catch (java.lang.reflect.InvocationTargetException e) {
          thrown = e.getCause();
        }
        assertThat(thrown)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(endpoint.id())
            .message()
            .containsIgnoringCase(required.get(i).in().equals("body") ? "body" : name);
      }
    }
    assertThat(server.takeRequest(0, java.util.concurrent.TimeUnit.MILLISECONDS)).isNull();
  }

  private ApiRequest<?> request(
      Endpoint endpoint,
      Fill fill,
      Map<String, @Nullable String> query,
      Map<String, String> path,
      boolean optional)
      throws Exception {
    RequestMethod method = method(endpoint);
    Call.Factory calls =
        request -> {
          built.add(request);
          return http.newCall(request);
        };
    Object api = method.api(new ApiClient(calls, server.url(document.basePath())));
    ApiRequest<?> request =
        (ApiRequest<?>) method.method().invoke(api, arguments(endpoint, fill, query, path));
    Map<String, Method> setters = new LinkedHashMap<>();
    for (Method declared : method.requestClass().getDeclaredMethods()) {
      if (declared.getReturnType() == method.requestClass() && !declared.isSynthetic()) {
        setters.put(GeneratedCode.plain(declared.getName()), declared);
      }
    }
    for (Parameter parameter : endpoint.parameters()) {
      if (parameter.in().equals("query") && !parameter.required()) {
        Method setter = setters.remove(GeneratedCode.plain(parameter.name()));
        assertThat(setter).as("method that sets %s", parameter.name()).isNotNull();
        if (optional) {
          Object value = value(parameter, setter.getParameterTypes()[0]);
          setter.invoke(request, value);
          query.put(parameter.name(), parameter.flag() ? null : sent(parameter, value));
        }
      }
    }
    assertThat(setters).as("methods for what the document does not have").isEmpty();
    return request;
  }

  /** In the document's order, which is the order of the method. */
  private static List<Parameter> required(Endpoint endpoint) {
    return endpoint.parameters().stream()
        .filter(p -> !p.in().equals("header"))
        .filter(p -> p.required() || p.in().equals("body"))
        .toList();
  }

  private Object[] arguments(
      Endpoint endpoint, Fill fill, Map<String, @Nullable String> query, Map<String, String> path)
      throws Exception {
    RequestMethod method = method(endpoint);
    List<Parameter> required = required(endpoint);
    Class<?>[] types = method.method().getParameterTypes();
    assertThat(types).as("arguments of %s", method.method()).hasSize(required.size());
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      Parameter parameter = required.get(i);
      if (parameter.in().equals("body")) {
        arguments[i] =
            gson.fromJson(
                examples.of(parameter.schema(), fill),
                method.method().getGenericParameterTypes()[i]);
      } else {
        arguments[i] = value(parameter, types[i]);
        (parameter.in().equals("path") ? path : query)
            .put(parameter.name(), sent(parameter, arguments[i]));
      }
    }
    return arguments;
  }

  private static Object value(Parameter parameter, Class<?> type) {
    return switch (parameter.type()) {
      case "boolean" -> true;
      case "integer" -> type == Integer.class ? (Object) 2147483647 : (Object) 9007199254740993L;
      case "number" -> new java.math.BigDecimal("1.50");
      case "array" -> List.of(parameter.name() + Examples.AWKWARD);
      case "string" -> Examples.text(parameter.json(), parameter.name() + Examples.AWKWARD);
      default ->
          throw new IllegalStateException("the suite has no value of type " + parameter.type());
    };
  }

  /** A list of one looks the same in every collection format. */
  private static String sent(Parameter parameter, Object value) {
    return String.valueOf(parameter.type().equals("array") ? ((List<?>) value).get(0) : value);
  }

  private @Nullable JsonElement exampleBody(Endpoint endpoint, Fill fill) {
    return endpoint.parameters().stream()
        .filter(p -> p.in().equals("body"))
        .findFirst()
        .map(p -> examples.of(p.schema(), fill))
        .orElse(null);
  }

  private static final byte[] FILE = {'P', 'K', 3, 4, 0, (byte) 0xff, '\n'};

  private MockResponse answer(Endpoint endpoint, Fill fill) {
    MockResponse.Builder answer = new MockResponse.Builder();
    if (endpoint.answer().isEmpty()) {
      return answer.code(204).build();
    }
    JsonElement type = endpoint.answer().get().get("type");
    if (type != null && type.getAsString().equals("file")) {
      return answer.body(new okio.Buffer().write(FILE)).build();
    }
    return answer.body(examples.of(endpoint.answer().get(), fill).toString()).build();
  }

  private List<String> expectedSegments(Endpoint endpoint, Map<String, String> path) {
    List<String> segments = new ArrayList<>();
    for (String segment : (document.basePath() + endpoint.path()).split("/", -1)) {
      for (Map.Entry<String, String> argument : path.entrySet()) {
        segment = segment.replace("{" + argument.getKey() + "}", argument.getValue());
      }
      segments.add(segment);
    }
    return segments;
  }

  private static Map<String, @Nullable String> query(String raw) {
    Map<String, @Nullable String> query = new TreeMap<>();
    if (raw.isEmpty()) {
      return query;
    }
    assertThat(raw).matches("[A-Za-z0-9._~!$'()*,;:@/?=&%-]*");
    for (String pair : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(decode(parts[0]), parts.length == 1 ? null : decode(parts[1]));
    }
    return query;
  }

  private static String decode(String escaped) {
    return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
