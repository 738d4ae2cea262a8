package io.github.ibmcontainers.internal.drift;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.ibmcontainers.ClientEvent;
import io.github.ibmcontainers.DriftKind;
import io.github.ibmcontainers.generated.Operation;
import io.github.ibmcontainers.internal.http.Events;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Compares responses with the document and reports each difference once. */
public final class DriftDetector implements Interceptor {
  /** Larger responses aren't compared, because they would be in memory twice. */
  private static final long LARGEST = 4L * 1024 * 1024;

  private record Reported(String place, DriftKind kind) {}

  private final ResponseForms forms;
  private final Events events;
  private final Set<Reported> reported = ConcurrentHashMap.newKeySet();

  /** Creates a detector that emits events. */
  public DriftDetector(ResponseForms forms, Events events) {
    this.forms = forms;
    this.events = events;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Operation operation = chain.request().tag(Operation.class);
    if (operation != null && response.isSuccessful()) {
      Optional<ResponseForms.Operation> known =
          forms.operation(operation.method(), operation.path());
      if (known.isPresent() && !known.get().response().isEmpty()) {
        compare(known.get(), response);
      }
    }
    return response;
  }

  private void compare(ResponseForms.Operation operation, Response response) throws IOException {
    String text = response.peekBody(LARGEST).string();
    if (text.length() >= LARGEST || text.isBlank()) {
      return;
    }
    JsonElement json;
    try {
      json = JsonParser.parseString(text);
    } catch (JsonParseException e) {
      // The decoder reports it.
      return;
    }
    for (Difference it : Comparison.of(forms, operation.id(), operation.response(), json)) {
      if (reported.add(new Reported(it.place(), it.kind()))) {
        events.emit(new ClientEvent.Drift(operation.id(), it.place(), it.kind()));
      }
    }
  }
}
