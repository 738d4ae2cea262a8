package io.github.ibmcontainers.generated.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.generated.contract.CorrectedDocument.Endpoint;
import io.github.ibmcontainers.generated.contract.CorrectedDocument.Parameter;
import io.github.ibmcontainers.generated.contract.Examples.Fill;
import io.github.ibmcontainers.generated.contract.Exchanges.Exchange;
import io.github.ibmcontainers.generated.contract.GeneratedCode.RequestMethod;
import java.lang.reflect.Method;
import java.math.BigDecimal;
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
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Contract of every operation of a document: the request that it sends and the decoding of its
 * response.
 */
final class OperationContract {
  /** Headers that OkHttp adds to every request, and the content headers. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "Host",
          "Connection",
          "Accept-Encoding",
          "User-Agent",
          "Accept",
          "Content-Type",
          "Content-Length");

  private final Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final CorrectedDocument document;
  private final Exchanges exchanges;
  private final Examples examples;
  private final Map<String, RequestMethod> methods;
  private final @Nullable RequestValidation validation;

  /**
   * @param validation an independent validator, for documents that it supports
   */
  OperationContract(
      CorrectedDocument document,
      GeneratedCode code,
      Exchanges exchanges,
      @Nullable RequestValidation validation)
      throws ReflectiveOperationException {
    this.document = document;
    this.exchanges = exchanges;
    examples = new Examples(document);
    methods = code.requestMethods();
    this.validation = validation;
  }

  /** Returns all tests of the contract. */
  Stream<DynamicTest> all() {
    return Stream.of(
            Stream.of(
                dynamicTest(
                    "operations and methods correspond one to one",
                    this::operationsAndMethodsCorrespondOneToOne)),
            everyOperationHasTheDocumentedMetadata(),
            everyOperationSendsExactlyItsArguments(),
            everyOperationDecodesAndEncodesItsDeclaredBody(),
            everyOperationRejectsAMissingRequiredArgument())
        .flatMap(tests -> tests);
  }

  void operationsAndMethodsCorrespondOneToOne() {
    Set<String> inDocument =
        document.endpoints().stream()
            .map(e -> e.method() + " " + e.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(new TreeSet<>(methods.keySet())).isEqualTo(inDocument);
  }

  Stream<DynamicTest> everyOperationHasTheDocumentedMetadata() {
    return document.endpoints().stream().map(e -> dynamicTest(e.toString(), () -> metadata(e)));
  }

  Stream<DynamicTest> everyOperationSendsExactlyItsArguments() {
    return document.endpoints().stream().map(e -> dynamicTest(e.toString(), () -> sends(e)));
  }

  Stream<DynamicTest> everyOperationDecodesAndEncodesItsDeclaredBody() {
    return document.endpoints().stream()
        .flatMap(
            e ->
                Stream.of(Fill.values())
                    .map(fill -> dynamicTest(e + " " + fill, () -> decodes(e, fill))));
  }

  Stream<DynamicTest> everyOperationRejectsAMissingRequiredArgument() {
    return document.endpoints().stream().map(e -> dynamicTest(e.toString(), () -> refuses(e)));
  }

  private RequestMethod method(Endpoint endpoint) {
    RequestMethod method = methods.get(endpoint.method() + " " + endpoint.path());
    assertThat(method).as("method for %s", endpoint).isNotNull();
    return method;
  }

  private void metadata(Endpoint endpoint) {
    Operation operation = method(endpoint).operation();
    List<Parameter> headers = endpoint.headers();

    assertThat(operation.id()).isEqualTo(endpoint.id());
    assertThat(operation.tag()).isEqualTo(endpoint.tag());
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
    Sent expected = new Sent();
    Exchange exchange = exchanges.answering(answer(endpoint, Fill.NONE));
    ApiRequest<?> request = request(endpoint, exchange, Fill.ALL, expected, true);

    request.execute();

    RecordedRequest sent = exchange.received();
    assertThat(sent.getMethod()).isEqualTo(endpoint.method());
    String[] target = sent.getTarget().split("\\?", 2);
    assertThat(target[0]).matches("[/A-Za-z0-9._~!$&'()*+,;=:@%-]+");
    assertThat(Arrays.stream(target[0].split("/", -1)).map(OperationContract::decode))
        .containsExactlyElementsOf(expectedSegments(endpoint, expected.path));
    assertThat(query(target.length == 1 ? "" : target[1])).isEqualTo(expected.query);
    assertThat(exchange.headerNames()).isSubsetOf(TECHNICAL);
    assertBody(endpoint, sent, expected);
    assertThat(exchange.built().tag(Operation.class)).isSameAs(request.operation());
    if (validation != null) {
      assertThat(validation.problems(endpoint, sent)).isEmpty();
    }
  }

  private void assertBody(Endpoint endpoint, RecordedRequest sent, Sent expected) {
    String type = String.valueOf(sent.getHeaders().get("Content-Type"));
    if (isMultipart(endpoint)) {
      assertThat(type).startsWith("multipart/form-data; boundary=");
      String body = sent.getBody().utf8();
      expected.form.forEach(
          (name, value) -> assertThat(body).contains("name=\"" + name + "\"").contains(value));
    } else if (!endpoint.form().isEmpty()) {
      assertThat(type).isEqualTo("application/x-www-form-urlencoded");
      Map<String, String> form = new TreeMap<>();
      for (String pair : sent.getBody().utf8().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        form.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
      assertThat(form).isEqualTo(expected.form);
    } else if (endpoint.body().isEmpty()) {
      assertThat(sent.getBodySize()).isZero();
    } else {
      assertThat(type).startsWith("application/json");
      assertThat(Examples.canonical(JsonParser.parseString(sent.getBody().utf8())))
          .isEqualTo(Examples.canonical(examples.of(endpoint.body().get().schema(), Fill.ALL)));
    }
  }

  private static boolean isMultipart(Endpoint endpoint) {
    return endpoint.form().stream().anyMatch(p -> p.type().equals("file"));
  }

  private void decodes(Endpoint endpoint, Fill fill) throws Exception {
    Exchange exchange = exchanges.answering(answer(endpoint, fill));

    Object decoded = request(endpoint, exchange, Fill.NONE, new Sent(), false).execute();

    if (endpoint.answer().isEmpty()) {
      assertThat(decoded).isNull();
    } else if (endpoint.answersFile()) {
      assertThat((byte[]) decoded).isEqualTo(FILE);
    } else {
      // A null field is omitted.
      Fill expected = fill == Fill.NULL ? Fill.NONE : fill;
      assertThat(Examples.canonical(gson.toJsonTree(decoded)))
          .isEqualTo(Examples.canonical(examples.of(endpoint.answer().get(), expected)));
    }
  }

  private void refuses(Endpoint endpoint) throws Exception {
    RequestMethod method = method(endpoint);
    List<Parameter> required = required(endpoint);
    Exchange exchange = exchanges.answering(answer(endpoint, Fill.NONE));
    Object api = method.api(new ApiClient(exchange, exchanges.url(document.basePath())));
    for (int i = 0; i < required.size(); i++) {
      List<@Nullable Object> bad = new ArrayList<>();
      bad.add(null);
      if (required.get(i).in().equals("path") && required.get(i).type().equals("string")) {
        bad.addAll(List.of("", ".", ".."));
      }
      for (Object value : bad) {
        Object[] arguments = arguments(endpoint, Fill.NONE, new Sent());
        arguments[i] = value;
        Throwable thrown = null;
        try {
          method.method().invoke(api, arguments);
        } catch (java.lang.reflect.InvocationTargetException e) {
          thrown = e.getCause();
        }
        assertThat(thrown)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(endpoint.id())
            .hasMessageMatching(".* (is required|must not be .*)");
        if (!required.get(i).in().equals("body")) {
          assertThat(thrown).hasMessageContaining(required.get(i).name());
        }
      }
    }
    assertThat(exchange.isSent()).isFalse();
  }

  /** The expected arguments of a request, by the names in the document. */
  private static final class Sent {
    final Map<String, String> path = new LinkedHashMap<>();
    final Map<String, @Nullable String> query = new TreeMap<>();
    final Map<String, String> form = new TreeMap<>();

    void add(Parameter parameter, Object value) {
      String text = text(parameter, value);
      switch (parameter.in()) {
        case "path" -> path.put(parameter.name(), text);
        case "query" -> query.put(parameter.name(), parameter.flag() ? null : text);
        case "formData" -> form.put(parameter.name(), text);
        default -> throw new IllegalArgumentException(parameter.in());
      }
    }

    /** A list of one has the same text in every collection format. */
    private static String text(Parameter parameter, Object value) {
      if (value instanceof List<?> list) {
        return String.valueOf(list.get(0));
      }
      return value instanceof RequestBody ? parameter.name() + FORM_FILE : String.valueOf(value);
    }
  }

  private ApiRequest<?> request(
      Endpoint endpoint, Exchange exchange, Fill fill, Sent sent, boolean optional)
      throws Exception {
    RequestMethod method = method(endpoint);
    Object api = method.api(new ApiClient(exchange, exchanges.url(document.basePath())));
    ApiRequest<?> request =
        (ApiRequest<?>) method.method().invoke(api, arguments(endpoint, fill, sent));
    Map<String, Method> setters = new TreeMap<>();
    for (Method declared : method.requestClass().getDeclaredMethods()) {
      if (declared.getReturnType() == method.requestClass() && !declared.isSynthetic()) {
        setters.put(declared.getName(), declared);
      }
    }
    for (Parameter parameter : endpoint.parameters()) {
      if (!NEVER_SET.contains(parameter.in()) && !parameter.required()) {
        Method setter = setters.remove(setter(setters, GeneratedCode.plain(parameter.name())));
        assertThat(setter).as("method that sets %s", parameter.name()).isNotNull();
        if (optional) {
          Object value = value(parameter);
          setter.invoke(request, value);
          sent.add(parameter, value);
        }
      }
    }
    assertThat(setters).as("setters of undocumented parameters").isEmpty();
    return request;
  }

  /** Returns the setter of a parameter; names that are invalid in Java have a prefix or suffix. */
  private static String setter(Map<String, Method> setters, String plain) {
    return setters.keySet().stream()
        .filter(name -> GeneratedCode.plain(name).equals(plain))
        .findFirst()
        .or(
            () ->
                setters.keySet().stream()
                    .filter(name -> GeneratedCode.plain(name).contains(plain))
                    .findFirst())
        .orElse("");
  }

  /** Returns the required parameters in the order of the document, which is that of the method. */
  private static List<Parameter> required(Endpoint endpoint) {
    return endpoint.parameters().stream()
        .filter(p -> !p.in().equals("header"))
        .filter(p -> p.required() || p.in().equals("body"))
        .toList();
  }

  private Object[] arguments(Endpoint endpoint, Fill fill, Sent sent) throws Exception {
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
        arguments[i] = value(parameter);
        sent.add(parameter, arguments[i]);
      }
    }
    return arguments;
  }

  private static Object value(Parameter parameter) {
    if (parameter.type().equals("array")) {
      return List.of(value(parameter.json().getAsJsonObject("items"), parameter.name()));
    }
    return value(parameter.json(), parameter.name());
  }

  private static Object value(JsonObject described, String name) {
    return switch (CorrectedDocument.type(described)) {
      case "boolean" -> true;
      case "integer" -> Long.valueOf(Examples.number(described));
      case "number" -> new BigDecimal(Examples.number(described));
      case "file" ->
          RequestBody.create(name + FORM_FILE, MediaType.get("application/octet-stream"));
      case "string", "" -> Examples.text(described, name + Examples.AWKWARD);
      default -> throw new IllegalStateException("no test value for " + described);
    };
  }

  /** Parameters that have no setter. */
  private static final Set<String> NEVER_SET = Set.of("header", "body");

  private static final String FORM_FILE = " content of a file";

  private static final byte[] FILE = {'P', 'K', 3, 4, 0, (byte) 0xff, '\n'};

  private MockResponse answer(Endpoint endpoint, Fill fill) {
    MockResponse.Builder answer = new MockResponse.Builder();
    if (endpoint.answer().isEmpty()) {
      return answer.code(204).build();
    }
    if (endpoint.answersFile()) {
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
