package io.github.ibmcontainers.cluster.worker;

import io.github.ibmcontainers.internal.json.SerializedRecord;
import io.github.ibmcontainers.internal.time.Durations;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The result of a rolling replacement.
 *
 * <p>The serialized form names the worker nodes that are done, without their successors.
 *
 * @param done the worker nodes that are at the new version, in the order in which they were done
 * @param failed the worker nodes that could not be brought to the new version
 * @param ordered the ids of worker nodes whose replacement, update, or reload was ordered and had
 *     not finished; the service continues
 * @param waiting the ids of worker nodes that were not touched, or are as they were before
 * @param unschedulable the ids of worker nodes whose nodes were left unschedulable, since marking
 *     them as schedulable failed
 * @param elapsed how long it took
 */
public record RollingReport(
    List<Done> done,
    List<Failure> failed,
    List<String> ordered,
    List<String> waiting,
    List<String> unschedulable,
    Duration elapsed)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the lists. */
  public RollingReport {
    done = List.copyOf(done);
    failed = List.copyOf(failed);
    ordered = List.copyOf(ordered);
    waiting = List.copyOf(waiting);
    unschedulable = List.copyOf(unschedulable);
  }

  /**
   * A worker node that is at the new version.
   *
   * @param worker the id of the worker node
   * @param successor the worker node that has taken its place, or the same one after an update in
   *     place; empty if something else had already replaced it
   */
  public record Done(String worker, Optional<Worker> successor) implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      return SerializedRecord.of(this, "successor");
    }
  }

  /**
   * A worker node that could not be brought to the new version.
   *
   * @param worker the id of the worker node
   * @param reason what went wrong
   */
  public record Failure(String worker, String reason) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Returns whether every worker node in question is at the new version. */
  public boolean isComplete() {
    return failed.isEmpty() && ordered.isEmpty() && waiting.isEmpty();
  }

  /** Returns the numbers, and the ids of those that are not done. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(done.size()).append(" done");
    for (Failure failure : failed) {
      text.append(", ").append(failure.worker()).append(" failed: ").append(failure.reason());
    }
    append(text, "still being replaced by the service", ordered);
    append(text, "not replaced", waiting);
    append(text, "left unschedulable", unschedulable);
    return text.append(", ").append(Durations.text(elapsed)).toString();
  }

  private static void append(StringBuilder text, String what, List<String> workers) {
    if (!workers.isEmpty()) {
      text.append(", ").append(what).append(": ").append(String.join(" ", workers));
    }
  }

  private Object writeReplace() {
    return SerializedRecord.of(this);
  }
}
