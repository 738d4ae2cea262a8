package io.github.ibmcontainers.check;

import io.github.ibmcontainers.ContainersClient;
import io.github.ibmcontainers.ContainersClientBuilder;
import io.github.ibmcontainers.error.ContainersException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares the service with the API document. Sends every read that the document has and that can
 * be filled with what earlier reads found, for up to one cluster of each provider at a time, and
 * compares each response with its form. Nothing is created, changed, or deleted: the client is
 * {@linkplain ContainersClientBuilder#readOnly read-only}.
 *
 * <pre>{@code
 * LiveReport report = LiveCheck.of(ContainersClient.builderFromEnvironment()).run();
 * System.out.println(report.markdown());
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class LiveCheck {
  private final ContainersClientBuilder builder;
  private Consumer<String> progress = line -> {};
  private boolean kubernetes;
  private Optional<Path> recordings = Optional.empty();

  private LiveCheck(ContainersClientBuilder builder) {
    this.builder = Objects.requireNonNull(builder, "builder");
  }

  /**
   * Prepares a check with the credential, the endpoints, the scope and the rate limit of a client.
   *
   * @param builder the client's builder; becomes {@linkplain ContainersClientBuilder#readOnly
   *     read-only}
   */
  public static LiveCheck of(ContainersClientBuilder builder) {
    return new LiveCheck(builder);
  }

  /** Sets who gets the lines of progress, which have no ids and no secrets. */
  public LiveCheck progress(Consumer<String> listener) {
    this.progress = Objects.requireNonNull(listener, "listener");
    return this;
  }

  /**
   * Sets whether each cluster's kubeconfig is read and its API server asked for its version. Off by
   * default.
   */
  public LiveCheck kubernetes(boolean value) {
    this.kubernetes = value;
    return this;
  }

  /**
   * Writes each response into a directory, with every value but states, booleans and zeros replaced
   * by an invented one of the same form. Nothing is written by default.
   *
   * @param directory created if it does not exist; files of an earlier run are overwritten
   */
  public LiveCheck record(Path directory) {
    this.recordings = Optional.of(directory);
    return this;
  }

  /**
   * Runs the check. An operation that the service refuses is counted in the report.
   *
   * @throws ContainersException if there is no token, or the clusters can't be listed
   * @throws java.io.UncheckedIOException if a recording can't be written
   */
  public LiveReport run() {
    try (ContainersClient client = builder.readOnly().build()) {
      return new Walk(client, progress, kubernetes, recordings).run();
    }
  }
}
