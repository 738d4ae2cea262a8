package io.github.ibmcontainers.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Log of received requests, oldest first. Keeps the latest 100,000. Thread-safe. */
final class CallLog {
  private static final int LIMIT = 100_000;
  private final Deque<RecordedCall> calls = new ArrayDeque<>();

  synchronized void add(RecordedCall call) {
    if (calls.size() == LIMIT) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  synchronized List<RecordedCall> matching(Predicate<RecordedCall> filter) {
    List<RecordedCall> found = new ArrayList<>();
    for (RecordedCall call : calls) {
      if (filter.test(call)) {
        found.add(call);
      }
    }
    return List.copyOf(found);
  }

  synchronized List<RecordedCall> take() {
    List<RecordedCall> all = List.copyOf(calls);
    calls.clear();
    return all;
  }

  synchronized void clear() {
    calls.clear();
  }
}
