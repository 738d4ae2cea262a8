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
 * <p>The serialized form contains the completed worker nodes without their successors.
 *
 * @param done the worker nodes that are at the new version, in order of completion
 * @param failed the worker nodes whose update or replacement failed
 * @param ordered the ids of worker nodes whose replacement, update, or reload was requested and
 *     hadn't finished; the service continues it
 * @param waiting the ids of unchanged worker nodes
 * @param unschedulable the ids of worker nodes whose nodes are still unschedulable because marking
 *     them as schedulable failed
 * @param elapsed the duration
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
   * @param successor the worker node that replaced it, or the same one after an update in place;
   *     empty if it had already been replaced otherwise
   */
  public record Done(String worker, Optional<Worker> successor) implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      return SerializedRecord.of(this, "successor");
    }
  }

  /**
   * A worker node whose update or replacement failed.
   *
   * @param worker the id of the worker node
   * @param reason the reason of the failure
   */
  public record Failure(String worker, String reason) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Returns whether all selected worker nodes are at the new version. */
  public boolean isComplete() {
    return failed.isEmpty() && ordered.isEmpty() && waiting.isEmpty();
  }

  /** Returns the counts, and the ids of worker nodes that aren't done. */
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
