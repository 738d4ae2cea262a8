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

/** The generated code, discovered in the compiled classes rather than by expected names. */
final class GeneratedCode {
  /** The runtime base of all models and requests; the same for every document. */
  static final String RUNTIME = ApiClient.class.getPackageName();

  private final ClassLoader loader;
  private final Path classes;
  private final String root;

  /**
   * @param classes the directory with the compiled classes
   * @param root the parent package of {@code api} and {@code model}
   */
  GeneratedCode(ClassLoader loader, Path classes, String root) {
    this.loader = loader;
    this.classes = classes;
    this.root = root;
  }

  /** Returns this module's client. */
  static GeneratedCode ours() {
    try {
      return new GeneratedCode(
          ApiClient.class.getClassLoader(),
          Path.of(ApiClient.class.getProtectionDomain().getCodeSource().getLocation().toURI()),
          RUNTIME);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A method that creates a request. */
  record RequestMethod(Method method, Operation operation) {
    Object api(ApiClient client) throws ReflectiveOperationException {
      return method.getDeclaringClass().getConstructor(ApiClient.class).newInstance(client);
    }

    Class<?> requestClass() {
      return method.getReturnType();
    }
  }

  /** Returns all request methods by HTTP method and path. */
  Map<String, RequestMethod> requestMethods() throws ReflectiveOperationException {
    Map<String, RequestMethod> methods = new HashMap<>();
    for (Class<?> api : classes(root + ".api")) {
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

  /** Returns all models by definition name. */
  Map<String, Class<? extends Model>> models() throws ReflectiveOperationException {
    Map<String, Class<? extends Model>> models = new HashMap<>();
    for (Class<?> type : classes(root + ".model")) {
      if (Model.class.isAssignableFrom(type)) {
        Field name = ModelAdapter.class.getDeclaredField("model");
        name.setAccessible(true);
        models.put((String) name.get(adapter(type)), type.asSubclass(Model.class));
      }
    }
    return models;
  }

  /** Returns all classes, including nested ones. */
  List<Class<?>> all() {
    List<Class<?>> all = new ArrayList<>();
    for (String name : List.of(root, root + ".api", root + ".model")) {
      for (Class<?> type : classes(name)) {
        all.add(type);
        all.addAll(List.of(type.getDeclaredClasses()));
      }
    }
    return all;
  }

  /** Returns the adapter of a model. */
  static ModelAdapter<?> adapter(Class<?> model) throws ReflectiveOperationException {
    for (Class<?> inner : model.getDeclaredClasses()) {
      if (ModelAdapter.class.isAssignableFrom(inner)) {
        return (ModelAdapter<?>) inner.getField("INSTANCE").get(null);
      }
    }
    throw new IllegalStateException(model + " has no adapter");
  }

  /** Returns the JSON field names of a model, in the order of its class. */
  static List<String> fieldNames(Class<?> model) throws ReflectiveOperationException {
    Field fields = ModelAdapter.class.getDeclaredField("fields");
    fields.setAccessible(true);
    Object found = fields.get(adapter(model));
    Field names = found.getClass().getDeclaredField("names");
    names.setAccessible(true);
    return List.of((String[]) names.get(found));
  }

  /** Returns the name's letters and digits in lower case. */
  static String plain(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the top-level classes of a package. */
  private List<Class<?>> classes(String name) {
    List<Class<?>> found = new ArrayList<>();
    Path directory = classes.resolve(name.replace('.', '/'));
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        String simple = file.getFileName().toString();
        if (simple.endsWith(".class") && !simple.contains("$") && !simple.contains("-")) {
          found.add(loader.loadClass(name + "." + simple.replace(".class", "")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
