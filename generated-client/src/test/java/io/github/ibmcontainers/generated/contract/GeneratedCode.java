package io.github.ibmcontainers.generated.contract;

import io.github.ibmcontainers.generated.ApiClient;
import io.github.ibmcontainers.generated.ApiRequest;
import io.github.ibmcontainers.generated.Model;
import io.github.ibmcontainers.generated.ModelAdapter;
import io.github.ibmcontainers.generated.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the generator made, found in the compiled classes and not by names it should have. */
final class GeneratedCode {
  private GeneratedCode() {}

  /** A method that makes a request. */
  record RequestMethod(Method method, Operation operation) {
    Object api(ApiClient client) throws ReflectiveOperationException {
      return method.getDeclaringClass().getConstructor(ApiClient.class).newInstance(client);
    }

    Class<?> requestClass() {
      return method.getReturnType();
    }
  }

  /** All of them, by method and path of their operation. */
  static Map<String, RequestMethod> requestMethods() throws ReflectiveOperationException {
    Map<String, RequestMethod> methods = new HashMap<>();
    for (Class<?> api : classes("io.github.ibmcontainers.generated.api")) {
      for (Method method : api.getDeclaredMethods()) {
        if (ApiRequest.class.isAssignableFrom(method.getReturnType())) {
          Field constant = method.getReturnType().getDeclaredField("OPERATION");
          constant.setAccessible(true);
          Operation operation = (Operation) constant.get(null);
          RequestMethod twin =
              methods.put(
                  operation.method() + " " + operation.path(),
                  new RequestMethod(method, operation));
          if (twin != null) {
            throw new IllegalStateException("generated twice: " + operation);
          }
        }
      }
    }
    return methods;
  }

  /** All models, by the name of their definition. */
  static Map<String, Class<? extends Model>> models() throws ReflectiveOperationException {
    Map<String, Class<? extends Model>> models = new HashMap<>();
    for (Class<?> type : classes("io.github.ibmcontainers.generated.model")) {
      if (Model.class.isAssignableFrom(type)) {
        Object adapter = Class.forName(type.getName() + "$Adapter").getField("INSTANCE").get(null);
        Field name = ModelAdapter.class.getDeclaredField("model");
        name.setAccessible(true);
        models.put((String) name.get(adapter), type.asSubclass(Model.class));
      }
    }
    return models;
  }

  /** The fields of a model as they are in JSON, in the order of the class. */
  static List<String> fieldNames(Class<?> model) throws ReflectiveOperationException {
    Field fields = ModelAdapter.class.getDeclaredField("fields");
    fields.setAccessible(true);
    Object found =
        fields.get(Class.forName(model.getName() + "$Adapter").getField("INSTANCE").get(null));
    Field names = found.getClass().getDeclaredField("names");
    names.setAccessible(true);
    return List.of((String[]) names.get(found));
  }

  /** A name with only small letters and digits. */
  static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** The top-level classes of a package of the generated client. */
  static List<Class<?>> classes(String name) {
    List<Class<?>> classes = new ArrayList<>();
    try {
      Path root =
          Path.of(ApiClient.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.list(root.resolve(name.replace('.', '/')))) {
        for (Path file : files.sorted().toList()) {
          String simple = file.getFileName().toString();
          if (simple.endsWith(".class") && !simple.contains("$") && !simple.contains("-")) {
            classes.add(Class.forName(name + "." + simple.replace(".class", "")));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return classes;
  }
}
